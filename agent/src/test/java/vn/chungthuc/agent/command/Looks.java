package vn.chungthuc.agent.command;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Pages as pictures, one pixel a point, by two renderers that share no code.
final class Looks {
    private static final int CLEARLY = 64;

    private Looks() {}

    static BufferedImage byPdfBox(Path file, int page) throws IOException {
        try (var document = Loader.loadPDF(file.toFile())) {
            var unit = document.getPage(page - 1).getUserUnit();
            return new PDFRenderer(document).renderImage(page - 1, unit);
        }
    }

    /// Poppler knows no UserUnit, so it is told a larger resolution.
    static BufferedImage byPoppler(Path file, int page, Path folder)
            throws IOException, InterruptedException {
        float unit;
        try (var document = Loader.loadPDF(file.toFile())) {
            unit = document.getPage(page - 1).getUserUnit();
        }
        var prefix = folder.resolve("poppler");
        var process =
                new ProcessBuilder(
                                "pdftoppm",
                                "-cropbox",
                                "-r",
                                Float.toString(72 * unit),
                                "-png",
                                "-singlefile",
                                "-f",
                                Integer.toString(page),
                                "-l",
                                Integer.toString(page),
                                file.toString(),
                                prefix.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException("pdftoppm");
        }
        return ImageIO.read(Path.of(prefix + ".png").toFile());
    }

    /// The share of pixels that differ clearly; 1 when the sizes do.
    static double difference(BufferedImage one, BufferedImage other) {
        if (Math.abs(one.getWidth() - other.getWidth()) > 1
                || Math.abs(one.getHeight() - other.getHeight()) > 1) {
            return 1;
        }
        int width = Math.min(one.getWidth(), other.getWidth());
        int height = Math.min(one.getHeight(), other.getHeight());
        int different = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                different += differs(one.getRGB(x, y), other.getRGB(x, y)) ? 1 : 0;
            }
        }
        return (double) different / (width * height);
    }

    /// What lies around all pixels that differ.
    static Rectangle changed(BufferedImage before, BufferedImage after) {
        Rectangle changed = null;
        for (int y = 0; y < before.getHeight(); y++) {
            for (int x = 0; x < before.getWidth(); x++) {
                if (differs(before.getRGB(x, y), after.getRGB(x, y))) {
                    var pixel = new Rectangle(x, y, 1, 1);
                    changed = changed == null ? pixel : changed.union(pixel);
                }
            }
        }
        return changed == null ? new Rectangle() : changed;
    }

    private static boolean differs(int one, int other) {
        for (int shift = 0; shift < 24; shift += 8) {
            if (Math.abs(((one >> shift) & 0xFF) - ((other >> shift) & 0xFF)) > CLEARLY) {
                return true;
            }
        }
        return false;
    }
}

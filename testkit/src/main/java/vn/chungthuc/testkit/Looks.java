package vn.chungthuc.testkit;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Pages as pictures, by renderers that share no code, and how much two pictures differ.
public final class Looks {
    private static final int CLEARLY = 64;

    private Looks() {}

    /// @param scale pixels a point
    public static BufferedImage byPdfBox(Path file, int page, float scale) throws IOException {
        float unit = unit(file, page);
        try (var document = Loader.loadPDF(file.toFile())) {
            return new PDFRenderer(document).renderImage(page - 1, scale * unit);
        }
    }

    /// Points a unit of user space (ISO 32000-2, 14.11.1).
    static float unit(Path file, int page) throws IOException {
        try (var document = Loader.loadPDF(file.toFile())) {
            return document.getPage(page - 1).getUserUnit();
        }
    }

    /// Poppler knows no UserUnit, so it is told a larger resolution.
    ///
    /// @param scale pixels a point
    public static BufferedImage byPoppler(Path file, int page, float scale) throws IOException {
        var folder = Files.createTempDirectory("poppler");
        var picture = folder.resolve("page.png");
        try {
            poppler(file, page, 72 * scale * unit(file, page), folder.resolve("page"));
            return ImageIO.read(picture.toFile());
        } finally {
            Files.deleteIfExists(picture);
            Files.delete(folder);
        }
    }

    private static void poppler(Path file, int page, float resolution, Path picture)
            throws IOException {
        var number = Integer.toString(page);
        var command =
                List.of(
                        "pdftoppm",
                        "-cropbox",
                        "-png",
                        "-singlefile",
                        "-r",
                        Float.toString(resolution),
                        "-f",
                        number,
                        "-l",
                        number,
                        file.toString(),
                        picture.toString());
        var said = Programs.run(Map.of(), command);
        if (said.code() != 0) {
            throw new IOException(said.output());
        }
    }

    /// What lies around all pixels that differ clearly.
    public static Rectangle changed(BufferedImage before, BufferedImage after) {
        Rectangle changed = null;
        for (int y = 0; y < before.getHeight(); y++) {
            for (int x = 0; x < before.getWidth(); x++) {
                if (distance(before.getRGB(x, y), after.getRGB(x, y)) > CLEARLY) {
                    var pixel = new Rectangle(x, y, 1, 1);
                    changed = changed == null ? pixel : changed.union(pixel);
                }
            }
        }
        return changed == null ? new Rectangle() : changed;
    }

    /// How much the mean colours of two pictures differ, 0 … 255, square by square, row by row: the
    /// mean does not see how a renderer draws the edges of letters. One 255 when the sizes differ
    /// by more than a rounding.
    ///
    /// @param square its side in pixels
    static int[] differences(BufferedImage one, BufferedImage other, int square) {
        if (Math.abs(one.getWidth() - other.getWidth()) > 2
                || Math.abs(one.getHeight() - other.getHeight()) > 2) {
            return new int[] {255};
        }
        int columns = Math.min(one.getWidth(), other.getWidth()) / square;
        int rows = Math.min(one.getHeight(), other.getHeight()) / square;
        var differences = new int[columns * rows];
        for (int i = 0; i < differences.length; i++) {
            int left = i % columns * square;
            int top = i / columns * square;
            differences[i] = distance(mean(one, left, top, square), mean(other, left, top, square));
        }
        return differences;
    }

    private static int mean(BufferedImage picture, int left, int top, int square) {
        var pixels = picture.getRGB(left, top, square, square, null, 0, square);
        int mean = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            int sum = 0;
            for (int pixel : pixels) {
                sum += (pixel >> shift) & 0xFF;
            }
            mean |= (sum / pixels.length) << shift;
        }
        return mean;
    }

    /// Of the colour that differs most.
    private static int distance(int one, int other) {
        int most = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            most = Math.max(most, Math.abs(((one >> shift) & 0xFF) - ((other >> shift) & 0xFF)));
        }
        return most;
    }
}

package vn.chungthuc.agent.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window on a screen, photographed step by step: nothing is cut off, everything that takes the
/// focus has a name, and what is seen is what is printed.
@Tag("long")
class WindowTourIT {
    private static final int PAPER_SCALE = 4;

    private static TestScreen screen;
    @TempDir private Path folder;

    @BeforeAll
    static void startDisplay() throws IOException {
        screen = TestScreen.start(1366, 768);
    }

    @AfterAll
    static void stopDisplay() {
        if (screen != null) {
            screen.close();
        }
    }

    @Test
    void screenAndPaperDifferByOnePointAtMost() throws IOException, InterruptedException {
        var lines = tour(List.of(), "1", "vi", "SIGN", "COUNT_LOW");
        var page = lines.stream().filter(line -> line.startsWith("PAGE ")).findFirst();
        var at = page.orElseThrow().split(" ");
        double scale = Double.parseDouble(at[4]);
        var photo = ImageIO.read(folder.resolve("t4-moved.png").toFile());
        var seen = ink(photo, new Rectangle(photo.getWidth(), photo.getHeight()));
        double bottom = Integer.parseInt(at[2]) + Integer.parseInt(at[3]);
        var onScreen =
                new Rectangle2D.Double(
                        (seen.x - Integer.parseInt(at[1])) / scale,
                        (bottom - seen.y - seen.height) / scale,
                        seen.width / scale,
                        seen.height / scale);
        var onPaper = onPaper();
        var near = within(1 + 1 / scale); // a point, and a pixel of the photograph
        assertThat(onPaper.getWidth()).as("ink on paper").isGreaterThan(50);
        assertThat(onScreen.getMinX()).isEqualTo(onPaper.getMinX(), near);
        assertThat(onScreen.getMaxX()).isEqualTo(onPaper.getMaxX(), near);
        assertThat(onScreen.getMinY()).isEqualTo(onPaper.getMinY(), near);
        assertThat(onScreen.getMaxY()).isEqualTo(onPaper.getMaxY(), near);
        assertWhole(lines);
        assertThat(lines).contains("BANNER ");
    }

    @Test
    void aDarkWindowOfTwiceTheSizeFitsASmallScreen() throws IOException, InterruptedException {
        var options = List.of("-Dsun.java2d.uiScale=2", "-Dchungthuc.look=dark");
        var lines = tour(options, "3", "en", "SEAL", "FINAL_TRY");
        assertWhole(lines);
        assertThat(lines).anyMatch(line -> line.startsWith("BANNER It covers text of the page: “"));
    }

    private static void assertWhole(List<String> lines) {
        assertThat(lines).contains("STEP choose", "STEP place", "STEP signing", "STEP failed");
        assertThat(lines).noneMatch(line -> line.startsWith("FAULT"));
    }

    private List<String> tour(List<String> options, String... arguments)
            throws IOException, InterruptedException {
        var all = new java.util.ArrayList<>(List.of(folder.toString()));
        all.addAll(List.of(arguments));
        all.add(folder.resolve("t").toString());
        var tour = screen.java(options, WindowTour.class, all.toArray(String[]::new));
        try {
            return tour.inputReader(StandardCharsets.UTF_8).lines().toList();
        } finally {
            tour.destroyForcibly();
        }
    }

    /// Where the blue ink of the signature stands on the finished page, in points.
    private Rectangle2D onPaper() throws IOException {
        try (var document = Loader.loadPDF(folder.resolve("tsigned.pdf").toFile())) {
            int page = document.getNumberOfPages() - 1;
            var image = new PDFRenderer(document).renderImage(page, PAPER_SCALE);
            var ink = ink(image, new Rectangle(image.getWidth(), image.getHeight()));
            double height = document.getPage(page).getCropBox().getHeight();
            return new Rectangle2D.Double(
                    ink.getX() / PAPER_SCALE,
                    height - ink.getMaxY() / PAPER_SCALE,
                    ink.getWidth() / PAPER_SCALE,
                    ink.getHeight() / PAPER_SCALE);
        }
    }

    /// The bounds of the signature's own blue, which the window's frame and buttons do not have.
    private static Rectangle ink(BufferedImage image, Rectangle where) {
        var bounds = new Rectangle(-1, -1);
        for (int y = where.y; y < where.getMaxY(); y++) {
            for (int x = where.x; x < where.getMaxX(); x++) {
                int rgb = image.getRGB(x, y);
                int red = rgb >> 16 & 0xFF;
                int green = rgb >> 8 & 0xFF;
                int blue = rgb & 0xFF;
                if (red < 50 && green < 65 && blue > 150) {
                    bounds.add(new Rectangle(x, y, 1, 1));
                }
            }
        }
        return bounds;
    }
}

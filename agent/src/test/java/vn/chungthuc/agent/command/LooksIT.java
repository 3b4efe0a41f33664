package vn.chungthuc.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chungthuc.testkit.AnyPdf;
import vn.chungthuc.testkit.Judges;
import vn.chungthuc.testkit.Looks;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.ScanPdf;
import vn.chungthuc.testkit.TestPki.KeyKind;

/// A signature shows where it was asked for on the page as seen, whatever its rotation, boxes and
/// units, and nothing else of the page changes.
class LooksIT {
    private static CommandLine line;
    private static Path image;

    @TempDir Path folder;

    @BeforeAll
    static void makeKeys(@TempDir Path keys) throws IOException, GeneralSecurityException {
        line = new CommandLine(keys, KeyKind.EC_P256);
        image = keys.resolve("red.png");
        var red = new BufferedImage(120, 60, BufferedImage.TYPE_INT_ARGB);
        var graphics = red.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 120, 60);
        graphics.dispose();
        ImageIO.write(red, "png", image.toFile());
        Needs.that(Judges.pdfsigAvailable(), "poppler-utils");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Rotate 0",
                "/Rotate 90",
                "/Rotate 180",
                "/Rotate 270",
                "/Rotate -90",
                "/CropBox [50 60 500 700]",
                "/CropBox [500 700 50 60] /Rotate 90",
                "/CropBox [-50 -50 2000 500] /Rotate 180",
                "/UserUnit 2",
                "/UserUnit 1.5 /CropBox [50 60 500 700] /Rotate 270"
            })
    void theImageStandsWhereItWasAskedFor(String page) throws Exception {
        var in = ScanPdf.of(1).onPage(page).write(folder.resolve("in.pdf"));
        standsThere(in, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103, 104, 105, 106})
    void soItDoesOnWhateverIsDrawn(long seed) throws Exception {
        var any = AnyPdf.of(seed);
        standsThere(any.write(folder.resolve("in.pdf")), any.traits().pages());
    }

    private void standsThere(Path in, int page) throws Exception {
        var out = folder.resolve("out.pdf");
        // the frame leaves two points of margin; the image is twice as wide as high
        var said =
                line.sign(
                        in,
                        out,
                        "--page",
                        "last",
                        "--rect",
                        "98,148,222,212",
                        "--image",
                        image.toString(),
                        "--text",
                        "");
        assertThat(said.code()).as(said.err()).isZero();
        var before = Looks.byPdfBox(in, page, 1);
        var after = Looks.byPdfBox(out, page, 1);
        var beforeByPoppler = Looks.byPoppler(in, page, 1);
        var afterByPoppler = Looks.byPoppler(out, page, 1);
        shows(before, after);
        shows(beforeByPoppler, afterByPoppler);
    }

    private static void shows(BufferedImage before, BufferedImage after) {
        var changed = Looks.changed(before, after);
        var asked = new Rectangle(100, before.getHeight() - 210, 120, 60);
        assertThat(changed.getMinX()).isCloseTo(asked.getMinX(), within(1.0));
        assertThat(changed.getMaxX()).isCloseTo(asked.getMaxX(), within(1.0));
        assertThat(changed.getMinY()).isCloseTo(asked.getMinY(), within(1.0));
        assertThat(changed.getMaxY()).isCloseTo(asked.getMaxY(), within(1.0));
    }
}

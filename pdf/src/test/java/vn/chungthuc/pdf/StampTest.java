package vn.chungthuc.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.SigningStage;

class StampTest {
    private static final Rect NATURAL = Walk.LEADER;

    @Test
    void beginsWithThePlaceOfTheMovablePart() throws IOException {
        var moved = Rect.at(100, 250, NATURAL.width() / 2, NATURAL.height() / 2);
        var content = Stamp.content(Walk.leaderLook(), Walk.SLOT, moved, Walk.TIME);
        assertThat(new String(content, StandardCharsets.US_ASCII))
                .startsWith("q 0.5 0 0 0.5 44 50 cm\n");
    }

    @Test
    void allowsMovingAndResizingWithinTheSlotOnly() throws IOException {
        var look = Walk.leaderLook();
        assertThat(Stamp.fault(look, Walk.SLOT, NATURAL)).isEmpty();
        assertThat(Stamp.fault(look, Walk.SLOT, sized(100, 210, 1.5))).isEmpty();
        assertThat(Stamp.fault(look, Walk.SLOT, sized(0, 210, 1)))
                .contains(Stamp.Fault.OUTSIDE_ITS_SLOT);
        assertThat(Stamp.fault(look, Walk.SLOT, sized(100, 210, 0.3)))
                .contains(Stamp.Fault.TOO_SMALL_OR_LARGE);
        assertThat(Stamp.fault(look, Walk.SLOT, Rect.at(100, 210, 180, 60)))
                .contains(Stamp.Fault.DISTORTED);
    }

    @Test
    void neverResizesASeal() throws IOException {
        var look = Walk.officeLook();
        var seal = look.rect();
        assertThat(Stamp.fault(look, Walk.SLOT, seal)).isEmpty();
        assertThat(
                        Stamp.fault(
                                look,
                                Walk.SLOT,
                                Rect.at(100, 210, seal.width() + 0.5, seal.height() + 0.5)))
                .contains(Stamp.Fault.RESIZED);
    }

    @Test
    void previewShowsTheStampAloneOnTransparentGround() throws IOException {
        var preview =
                Stamp.preview(
                        SigningStage.SEAL,
                        Walk.officeLook(),
                        Walk.SLOT,
                        Walk.officeLook().rect(),
                        Walk.TIME);
        try (var document = Loader.loadPDF(preview)) {
            var image = new PDFRenderer(document).renderImageWithDPI(0, 72, ImageType.ARGB);
            assertThat(image.getWidth()).isBetween(482, 484);
            assertThat(image.getRGB(2, 2) >>> 24).isZero();
            int seal = image.getRGB(270 - 56 + 50, 300 - (230 - 200) - 50);
            assertThat(seal >>> 24).isNotZero();
        }
    }

    private static Rect sized(double x, double y, double scale) {
        return Rect.at(x, y, NATURAL.width() * scale, NATURAL.height() * scale);
    }
}

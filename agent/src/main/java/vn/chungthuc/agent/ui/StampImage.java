package vn.chungthuc.agent.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import javax.swing.SwingUtilities;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.agent.sign.Consent.Paper;
import vn.chungthuc.pdf.Stamp;
import vn.chungthuc.protocol.Rect;

/// The stamp as a picture of its slot, painted by the very function that will write it into the
/// document. While it is being moved, only the newest place is painted.
final class StampImage {
    private static final Logger LOG = LoggerFactory.getLogger(StampImage.class);

    /// A picture larger than this is painted at less than the screen's pixels.
    private static final double MOST_PIXELS = 8_000_000;

    /// The slot and what stands in it.
    ///
    /// @param scale pixels a point
    record Picture(BufferedImage image, double scale) {}

    /// What the picture shows.
    ///
    /// @param scale pixels a point
    private record Shown(Rect placed, double scale) {}

    private final Paper paper;
    private final OffsetDateTime time;
    private final PageImages painter;
    private final Runnable changed;
    private @Nullable Shown wanted;
    private @Nullable Shown ready;
    private @Nullable Picture picture;
    private boolean painting;

    StampImage(Paper paper, OffsetDateTime time, PageImages painter, Runnable changed) {
        this.paper = paper;
        this.time = time;
        this.painter = painter;
        this.changed = changed;
    }

    /// The newest picture there is, perhaps of the place before.
    Optional<Picture> image(Rect placed, double scale) {
        var slot = paper.checked().ticket().slot();
        double most = Math.sqrt(MOST_PIXELS / (slot.width() * slot.height()));
        var asked = new Shown(placed, Math.min(scale, most));
        wanted = asked;
        if (!asked.equals(ready) && !painting) {
            painting = true;
            painter.submit(() -> paint(asked));
        }
        return Optional.ofNullable(picture);
    }

    /// Where the movable part stands in the newest picture.
    Optional<Rect> placed() {
        return Optional.ofNullable(ready).map(Shown::placed);
    }

    private void paint(Shown asked) {
        var ticket = paper.checked().ticket();
        var pdf = Stamp.preview(ticket.stage(), paper.look(), ticket.slot(), asked.placed, time);
        try (var document = Loader.loadPDF(pdf)) {
            var painted =
                    new PDFRenderer(document).renderImage(0, (float) asked.scale, ImageType.ARGB);
            SwingUtilities.invokeLater(() -> show(asked, painted));
        } catch (IOException | RuntimeException e) {
            LOG.warn("stamp cannot be shown: {}", e.getClass().getSimpleName());
            SwingUtilities.invokeLater(() -> painting = false);
        }
    }

    private void show(Shown asked, BufferedImage painted) {
        painting = false;
        ready = asked;
        picture = new Picture(painted, asked.scale);
        var newest = Objects.requireNonNull(wanted);
        if (!newest.equals(asked)) {
            var _ = image(newest.placed, newest.scale);
        }
        changed.run();
    }
}

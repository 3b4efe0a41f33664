package vn.chungthuc.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.SigningStage;

/// The stamp function: item, rectangle and time to a content stream, the same bytes in agent and
/// portal. The first `cm` holds the place of the movable part relative to the field's box.
public final class Stamp {
    /// How far two factors may differ before one calls the image distorted.
    private static final double SAME_SCALE = 0.02;

    private Stamp() {}

    /// Why a movable part may not stand where it does.
    public enum Fault {
        OUTSIDE_ITS_SLOT,
        /// Which this item does not allow at all.
        RESIZED,
        DISTORTED,
        TOO_SMALL_OR_LARGE
    }

    /// Why the movable part may not stand at `placed`; empty if it may.
    ///
    /// @param slot the rectangle on the certification page that belongs to the signatures
    public static Optional<Fault> fault(Appearance look, Rect slot, Rect placed) {
        double across = placed.width() / look.rect().width();
        double along = placed.height() / look.rect().height();
        if (!slot.contains(placed)) {
            return Optional.of(Fault.OUTSIDE_ITS_SLOT);
        }
        if (!look.resizable()
                && (placed.width() != look.rect().width()
                        || placed.height() != look.rect().height())) {
            return Optional.of(Fault.RESIZED);
        }
        if (Math.abs(across / along - 1) > SAME_SCALE) {
            return Optional.of(Fault.DISTORTED);
        }
        if (across < look.leastScale() - SAME_SCALE || across > look.greatestScale() + SAME_SCALE) {
            return Optional.of(Fault.TOO_SMALL_OR_LARGE);
        }
        return Optional.empty();
    }

    /// The content stream of the appearance whose BBox is `[0 0 box.width box.height]`.
    ///
    /// @param box the field's rectangle on the page
    /// @param placed the movable part, on the page
    /// @param time shown as `{time}`
    static byte[] content(Appearance look, Rect box, Rect placed, OffsetDateTime time) {
        return content(SerifFont.instance(), look, box, placed, time);
    }

    /// The same with a font of one's own.
    static byte[] content(
            SerifFont font, Appearance look, Rect box, Rect placed, OffsetDateTime time) {
        var content = new StringBuilder();
        content.append("q ")
                .append(number(placed.width() / look.rect().width()))
                .append(" 0 0 ")
                .append(number(placed.height() / look.rect().height()))
                .append(' ')
                .append(number(placed.llx() - box.llx()))
                .append(' ')
                .append(number(placed.lly() - box.lly()))
                .append(" cm\n");
        var image = look.image();
        if (image != null) {
            var place = image.place();
            content.append(
                    "q %s 0 0 %s %s %s cm /Im Do Q\n"
                            .formatted(
                                    number(place.width()),
                                    number(place.height()),
                                    number(place.llx()),
                                    number(place.lly())));
        }
        look.lines().stream()
                .filter(Appearance.Line::moves)
                .forEach(line -> line(content, font, look, line, time));
        content.append("Q\n");
        look.lines().stream()
                .filter(line -> !line.moves())
                .forEach(line -> line(content, font, look, line, time));
        return content.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// A document of one page, as large as `slot`, that shows the stamp alone: what the agent
    /// paints over the page while the person moves it.
    public static byte[] preview(
            SigningStage stage, Appearance look, Rect slot, Rect placed, OffsetDateTime time) {
        var box = stage == SigningStage.SIGN ? placed : slot;
        try {
            return StampPreview.page(look, slot, box, placed, time);
        } catch (IOException | PdfFault e) {
            throw new IllegalStateException("the preview's own base", e);
        }
    }

    private static void line(
            StringBuilder content,
            SerifFont font,
            Appearance look,
            Appearance.Line line,
            OffsetDateTime time) {
        var text = line.text().replace("{time}", shown(look, time));
        double width = font.width(text, line.size());
        double x =
                switch (line.align()) {
                    case LEFT -> line.x();
                    case CENTRE -> line.x() - width / 2;
                    case RIGHT -> line.x() - width;
                };
        content.append(
                "BT %s rg /F %s Tf %s %s Td %s Tj ET\n"
                        .formatted(
                                colour(line.colour()),
                                number(line.size()),
                                number(x),
                                number(line.y()),
                                font.shown(text)));
    }

    private static String shown(Appearance look, OffsetDateTime time) {
        return DateTimeFormatter.ofPattern(look.timePattern(), Locale.ROOT).format(time);
    }

    private static String colour(String hex) {
        return number(Integer.parseInt(hex, 1, 3, 16) / 255.0)
                + " "
                + number(Integer.parseInt(hex, 3, 5, 16) / 255.0)
                + " "
                + number(Integer.parseInt(hex, 5, 7, 16) / 255.0);
    }

    private static String number(double number) {
        return Numbers.text(number);
    }
}

package vn.chungthuc.pdf;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.PlacementFault.Kind;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Rect;

/// Lays lines of text and an image into a box of any size: the image left of the text in a wide
/// box, above it in a high one; the text as large as fits, wrapped between words.
public final class TextLook {
    private static final double MARGIN = 2;
    private static final double LARGEST = 11;
    private static final double SMALLEST = 4;
    private static final double LINE = 1.2;
    private static final double WIDE = 1.5;

    private TextLook() {}

    /// @param lines as they shall be read; may be empty if there is an image
    /// @param png may be null if there are lines
    /// @param width of the box, in points
    public static Appearance of(
            List<String> lines, byte @Nullable [] png, double width, double height)
            throws IOException, PlacementFault {
        var all = new Rect(0, 0, width, height);
        var inside = inset(all);
        var text = inside;
        Appearance.Image image = null;
        if (png != null) {
            boolean wide = width >= WIDE * height;
            var forImage =
                    lines.isEmpty()
                            ? inside
                            : wide ? part(inside, 0, 0.4, 0, 1) : part(inside, 0, 1, 0.45, 1);
            text = wide ? part(inside, 0.42, 1, 0, 1) : part(inside, 0, 1, 0, 0.43);
            image = placed(png, forImage);
        }
        return new Appearance(all, 1, 1, image, laid(lines, text), "uuuu");
    }

    private static Rect inset(Rect box) throws PlacementFault {
        if (box.width() <= 2 * MARGIN + 1 || box.height() <= 2 * MARGIN + 1) {
            throw new PlacementFault(Kind.TOO_SMALL, "");
        }
        return new Rect(MARGIN, MARGIN, box.urx() - MARGIN, box.ury() - MARGIN);
    }

    private static Rect part(Rect box, double left, double right, double low, double high) {
        return new Rect(
                box.llx() + left * box.width(),
                box.lly() + low * box.height(),
                box.llx() + right * box.width(),
                box.lly() + high * box.height());
    }

    /// As large as fits, its proportions kept, in the middle.
    private static Appearance.Image placed(byte[] png, Rect box) throws IOException {
        var image = SealImage.encode(png, box);
        double scale = Math.min(box.width() / image.width(), box.height() / image.height());
        double width = image.width() * scale;
        double height = image.height() * scale;
        var place =
                Rect.at(
                        box.llx() + (box.width() - width) / 2,
                        box.lly() + (box.height() - height) / 2,
                        width,
                        height);
        return new Appearance.Image(
                image.width(), image.height(), image.rgb(), image.alpha(), place);
    }

    private static List<Appearance.Line> laid(List<String> lines, Rect box) throws PlacementFault {
        for (var line : lines) {
            if (!SerifFont.instance().shows(line)) {
                throw new PlacementFault(Kind.LETTER_MISSING, line);
            }
        }
        for (double size = LARGEST; size >= SMALLEST; size -= 0.5) {
            var wrapped = wrapped(lines, box.width(), size);
            if (wrapped != null && wrapped.size() * size * LINE <= box.height()) {
                return stacked(wrapped, box, size);
            }
        }
        throw new PlacementFault(Kind.TOO_SMALL, "");
    }

    private static List<Appearance.Line> stacked(List<String> lines, Rect box, double size) {
        double free = box.height() - lines.size() * size * LINE;
        double y = box.ury() - free / 2 - size;
        var stacked = new ArrayList<Appearance.Line>();
        for (var line : lines) {
            stacked.add(
                    new Appearance.Line(
                            line, size, "#000000", box.llx(), y, Appearance.Align.LEFT, true));
            y -= size * LINE;
        }
        return stacked;
    }

    /// Null when a word alone is too wide.
    private static @Nullable List<String> wrapped(List<String> lines, double width, double size) {
        var font = SerifFont.instance();
        var wrapped = new ArrayList<String>();
        for (var line : lines) {
            var current = new StringBuilder();
            for (var word : line.strip().split("\\s+")) {
                if (font.width(word, size) > width) {
                    return null;
                }
                if (!current.isEmpty() && font.width(current + " " + word, size) > width) {
                    wrapped.add(current.toString());
                    current.setLength(0);
                }
                current.append(current.isEmpty() ? "" : " ").append(word);
            }
            wrapped.add(current.toString());
        }
        return wrapped;
    }

    /// The usual lines: who, when and, if given, why and where.
    ///
    /// @param words "signed by", "at", "reason", "place" in the reader's language, with their
    ///   colons
    public static List<String> lines(
            List<String> words, String signer, OffsetDateTime time, String reason, String place) {
        var lines = new ArrayList<String>();
        lines.add(words.get(0) + " " + signer);
        lines.add(words.get(1) + " " + SHOWN.format(time));
        if (!reason.isEmpty()) {
            lines.add(words.get(2) + " " + reason);
        }
        if (!place.isEmpty()) {
            lines.add(words.get(3) + " " + place);
        }
        return lines;
    }

    private static final java.time.format.DateTimeFormatter SHOWN =
            java.time.format.DateTimeFormatter.ofPattern(
                    "dd.MM.uuuu HH:mm:ss xxx", java.util.Locale.ROOT);
}

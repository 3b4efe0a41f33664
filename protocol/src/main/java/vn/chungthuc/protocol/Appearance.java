package vn.chungthuc.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a signature shows on the certification page. A part of it, the image and the lines that go
/// with it, is placed by the person; other lines stand still.
///
/// @param rect where the movable part is proposed; its size is the natural size that `image` and
///   the lines refer to
/// @param leastScale the smallest factor by which the person may resize the movable part
/// @param greatestScale the greatest such factor; a seal has 1 for both and is never resized
/// @param image the signature or seal, if there is one
/// @param lines text, in the font that the certification page carries
/// @param timePattern how `{time}` in a line is written ([java.time.format.DateTimeFormatter])
public record Appearance(
        Rect rect,
        double leastScale,
        double greatestScale,
        @Nullable Image image,
        List<Line> lines,
        String timePattern) {

    public Appearance {
        lines = List.copyOf(lines);
        if (!(leastScale > 0 && leastScale <= 1 && greatestScale >= 1 && greatestScale <= 10)) {
            throw new IllegalArgumentException("least ≤ 1 ≤ greatest scale");
        }
    }

    public boolean resizable() {
        return leastScale < greatestScale;
    }

    /// An image as it will stand in the PDF: encoded once by the portal, copied verbatim by the
    /// agent.
    ///
    /// @param width columns of samples
    /// @param height rows of samples
    /// @param rgb 8-bit DeviceRGB samples, FlateDecode
    /// @param alpha 8-bit DeviceGray soft mask of the same size, FlateDecode
    /// @param place where it stands, relative to the lower left corner of the movable part
    public record Image(int width, int height, Base64Url rgb, Base64Url alpha, Rect place) {
        public Image {
            if (width < 1 || height < 1 || (long) width * height > 16_000_000L) {
                throw new IllegalArgumentException("image of " + width + " × " + height);
            }
        }
    }

    /// One line of text.
    ///
    /// @param text may hold `{time}`
    /// @param size font size in points
    /// @param colour `#rrggbb`
    /// @param x the anchor, in points: relative to the movable part if `moves`, else to the field's
    ///   box
    /// @param y the base line, likewise
    /// @param align which point of the line lies at `x`
    /// @param moves whether it goes with the image
    public record Line(
            String text,
            double size,
            String colour,
            double x,
            double y,
            Align align,
            boolean moves) {
        public Line {
            if (!colour.matches("#[0-9a-f]{6}")) {
                throw new IllegalArgumentException("colour " + colour);
            }
            if (!(size >= 4 && size <= 72)) {
                throw new IllegalArgumentException("font size " + size);
            }
        }
    }

    public enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }
}

package vn.chungthuc.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Rect;

/// A page as a person sees it: the part of the media box inside the crop box (ISO 32000-2,
/// 14.11.2), turned by `/Rotate`, its length told in points after `/UserUnit`, origin at the lower
/// left.
///
/// @param ref the page object
/// @param dict the page object as it stands, without what it inherits
/// @param rotate 0, 90, 180 or 270 degrees clockwise
/// @param unit points to a unit of user space
/// @param left lowest x of the visible box, in user space; the others likewise
public record SeenPage(
        PdfValue.Ref ref,
        PdfValue.Dict dict,
        int rotate,
        double unit,
        double left,
        double bottom,
        double right,
        double top) {

    /// A box in user space, as it will stand in the file.
    record Box(double llx, double lly, double urx, double ury) {
        PdfValue.Array array() {
            return PdfValue.numbers(llx, lly, urx, ury);
        }

        double width() {
            return urx - llx;
        }

        double height() {
            return ury - lly;
        }

        boolean holds(Box other) {
            return llx <= other.llx && lly <= other.lly && urx >= other.urx && ury >= other.ury;
        }
    }

    /// Beyond any page: annex C.2 tells of 14,400 units.
    private static final double FARTHEST = 1_000_000;

    /// What readers take when a page has no media box: US letter.
    private static final Box LETTER = new Box(0, 0, 612, 792);

    /// The first page of a document; a fault if it has none.
    public static SeenPage first(PdfFile file) throws IOException, PdfFault {
        var found = new ArrayList<SeenPage>();
        PageTree.walk(
                file,
                leaf -> {
                    if (found.isEmpty()) {
                        found.add(of(file, leaf));
                    }
                });
        if (found.isEmpty()) {
            throw PdfFault.damaged("no page");
        }
        return found.getFirst();
    }

    static SeenPage of(PdfFile file, PageTree.Leaf page) throws IOException, PdfFault {
        var media = box(file, page.inherited("MediaBox"));
        var whole = media == null ? LETTER : media;
        var crop = box(file, page.inherited("CropBox"));
        var seen = crop == null ? whole : common(whole, crop);
        return new SeenPage(
                page.ref(),
                page.dict(),
                rotation(file.resolve(page.inherited("Rotate"))),
                unit(file.resolve(page.dict().get("UserUnit"))),
                seen.llx,
                seen.lly,
                seen.urx,
                seen.ury);
    }

    /// Whether all readers see the same part of a page, the same way up: it has a media box, the
    /// crop box lies on it, and it is turned by quarters (7.7.3.3). Else each does as it likes.
    ///
    /// @param page with what it inherits
    public static boolean isClear(PdfFile file, PdfValue.Dict page) throws IOException, PdfFault {
        var media = box(file, page.get("MediaBox"));
        if (media == null || !(media.width() > 0 && media.height() > 0)) {
            return false;
        }
        var crop = box(file, page.get("CropBox"));
        boolean apart = crop != null && common(media, crop).equals(media) && !crop.holds(media);
        return !apart && turnedByQuarters(file.resolve(page.get("Rotate")));
    }

    private static boolean turnedByQuarters(PdfValue rotate) {
        return switch (rotate) {
            case PdfValue.Null _ -> true;
            case PdfValue.Int(long degrees) -> degrees % 90 == 0;
            default -> false;
        };
    }

    /// As seen, in points.
    public double width() {
        return unit * (lies() ? top - bottom : right - left);
    }

    /// As seen, in points.
    public double height() {
        return unit * (lies() ? right - left : top - bottom);
    }

    private boolean lies() {
        return rotate % 180 != 0;
    }

    /// Whether a rectangle, as seen, lies on the page; half a point of rounding is allowed.
    boolean holds(Rect seen) {
        return seen.llx() >= -0.5
                && seen.lly() >= -0.5
                && seen.urx() <= width() + 0.5
                && seen.ury() <= height() + 0.5;
    }

    /// Where a rectangle, as seen, lies in user space.
    Box inUserSpace(Rect seen) {
        double u0 = seen.llx() / unit;
        double v0 = seen.lly() / unit;
        double u1 = seen.urx() / unit;
        double v1 = seen.ury() / unit;
        return switch (rotate) {
            case 90 -> new Box(right - v1, bottom + u0, right - v0, bottom + u1);
            case 180 -> new Box(right - u1, top - v1, right - u0, top - v0);
            case 270 -> new Box(left + v0, top - u1, left + v1, top - u0);
            default -> new Box(left + u0, bottom + v0, left + u1, bottom + v1);
        };
    }

    /// How wide a box of user space is as seen, in points.
    double widthOf(Box box) {
        return unit * (lies() ? box.height() : box.width());
    }

    double heightOf(Box box) {
        return unit * (lies() ? box.width() : box.height());
    }

    /// The `/Matrix` that makes an appearance stand upright (12.5.5); it need not scale, which the
    /// algorithm there does.
    PdfValue.Array upright() {
        return switch (rotate) {
            case 90 -> PdfValue.numbers(0, 1, -1, 0, 0, 0);
            case 180 -> PdfValue.numbers(-1, 0, 0, -1, 0, 0);
            case 270 -> PdfValue.numbers(0, -1, 1, 0, 0, 0);
            default -> PdfValue.numbers(1, 0, 0, 1, 0, 0);
        };
    }

    private static Box common(Box media, Box crop) {
        var both =
                new Box(
                        Math.max(media.llx, crop.llx),
                        Math.max(media.lly, crop.lly),
                        Math.min(media.urx, crop.urx),
                        Math.min(media.ury, crop.ury));
        return both.width() > 0 && both.height() > 0 ? both : media;
    }

    /// A rectangle by any two opposite corners (7.9.5); null where there is none.
    static @Nullable Box box(PdfFile file, @Nullable PdfValue value) throws IOException, PdfFault {
        if (!(file.resolve(value) instanceof PdfValue.Array(List<PdfValue> sides))
                || sides.size() != 4) {
            return null;
        }
        var n = new double[4];
        for (int i = 0; i < 4; i++) {
            n[i] = number(file.resolve(sides.get(i)));
        }
        return new Box(
                Math.min(n[0], n[2]),
                Math.min(n[1], n[3]),
                Math.max(n[0], n[2]),
                Math.max(n[1], n[3]));
    }

    private static int rotation(PdfValue value) {
        return value instanceof PdfValue.Int(long degrees) && degrees % 90 == 0
                ? (int) Math.floorMod(degrees, 360L)
                : 0;
    }

    /// Any number of 7.3.3 that can be a place on a page, with as many digits as its writer liked.
    private static double number(PdfValue value) throws PdfFault {
        double number =
                switch (value) {
                    case PdfValue.Int(long n) -> n;
                    case PdfValue.Real(var text) -> Double.parseDouble(text);
                    default -> Double.NaN;
                };
        if (!(Math.abs(number) < FARTHEST)) {
            throw PdfFault.damaged("a number of a page");
        }
        return number;
    }

    private static double unit(PdfValue value) throws PdfFault {
        double unit =
                value instanceof PdfValue.Int || value instanceof PdfValue.Real ? number(value) : 1;
        return unit > 0 ? unit : 1;
    }
}

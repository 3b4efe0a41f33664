package vn.chungthuc.protocol;

/// A rectangle in a page's default user space (ISO 32000-2, 8.3.2.3), in points, origin at the
/// lower left. Coordinates are kept to a hundredth of a point, so that both programs write the same
/// bytes.
public record Rect(double llx, double lly, double urx, double ury) {
    public Rect {
        llx = hundredth(llx);
        lly = hundredth(lly);
        urx = hundredth(urx);
        ury = hundredth(ury);
        if (!(llx < urx && lly < ury)) {
            throw new IllegalArgumentException("a rectangle has an inside");
        }
    }

    /// From its lower left corner and its size.
    public static Rect at(double x, double y, double width, double height) {
        return new Rect(x, y, x + width, y + height);
    }

    public double width() {
        return hundredth(urx - llx);
    }

    public double height() {
        return hundredth(ury - lly);
    }

    public boolean contains(Rect inner) {
        return llx <= inner.llx && lly <= inner.lly && inner.urx <= urx && inner.ury <= ury;
    }

    private static double hundredth(double points) {
        if (!(Math.abs(points) < 1e6)) {
            throw new IllegalArgumentException("not a place on a page: " + points);
        }
        return Math.round(points * 100) / 100.0;
    }
}

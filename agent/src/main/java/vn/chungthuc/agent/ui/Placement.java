package vn.chungthuc.agent.ui;

import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.Stamp;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Rect;

/// Where the movable part of a stamp stands: always inside its slot, within its sizes, undistorted.
/// All numbers are points on the page, origin at the lower left.
final class Placement {
    /// A handle on the frame: which way from the middle, -1, 0 or 1 on each axis.
    ///
    /// @param x to the right
    /// @param y upwards
    record Handle(int x, int y) {}

    /// Points that nobody can tell apart.
    private static final double SAME = 0.05;

    private final Appearance look;
    private final Rect slot;
    private Rect rect;
    private @Nullable Rect seen;
    private Rect agreed;

    Placement(Appearance look, Rect slot) {
        this.look = look;
        this.slot = slot;
        this.rect = look.rect();
        this.agreed = look.rect();
    }

    Rect rect() {
        return rect;
    }

    Rect slot() {
        return slot;
    }

    boolean resizable() {
        return look.resizable();
    }

    /// The picture of the place where it stands now is on the screen.
    void hasBeenSeen() {
        seen = rect;
    }

    /// Whether the place where it stands now was on the screen.
    boolean isSeen() {
        return rect.equals(seen);
    }

    /// Whether it stands elsewhere than the ticket, or the person for all papers at once, put it.
    boolean isMoved() {
        return !rect.equals(agreed);
    }

    Rect proposed() {
        return look.rect();
    }

    /// Where it stands in its slot.
    Spot spot() {
        return spotOf(rect);
    }

    Spot spotOf(Rect placed) {
        return new Spot(
                hundredth(placed.llx() - slot.llx()),
                hundredth(placed.lly() - slot.lly()),
                placed.width() / look.rect().width());
    }

    /// Whether `spot` is lawful here and would change something.
    boolean offers(Spot spot) {
        var there = spot.in(slot, look.rect());
        return Stamp.fault(look, slot, there).isEmpty() && !same(there, rect);
    }

    private static boolean same(Rect one, Rect other) {
        return Math.abs(one.llx() - other.llx()) < SAME
                && Math.abs(one.lly() - other.lly()) < SAME
                && Math.abs(one.width() - other.width()) < SAME;
    }

    /// Puts it where it stood in another slot, if that is lawful here.
    boolean take(Spot spot) {
        var there = spot.in(slot, look.rect());
        if (Stamp.fault(look, slot, there).isPresent()) {
            return false;
        }
        rect = there;
        return true;
    }

    /// As [#take], by a person who saw it elsewhere and said "for all".
    boolean agree(Spot spot) {
        boolean taken = take(spot);
        agreed = taken ? rect : agreed;
        return taken;
    }

    void reset() {
        rect = look.rect();
    }

    void moveBy(double x, double y) {
        moveTo(rect.llx() + x, rect.lly() + y);
    }

    /// Puts the lower left corner as near to the place as the slot lets it.
    void moveTo(double x, double y) {
        double width = rect.width();
        double height = rect.height();
        rect =
                Rect.at(
                        hundredth(Math.clamp(x, slot.llx(), slot.urx() - width)),
                        hundredth(Math.clamp(y, slot.lly(), slot.ury() - height)),
                        width,
                        height);
    }

    /// Puts it at a corner, an edge's middle or the middle of its slot.
    ///
    /// @param where as a handle's place on the frame; 0, 0 is the middle
    void moveTo(Handle where) {
        moveTo(
                start(where.x(), slot.llx(), slot.urx(), rect.width()),
                start(where.y(), slot.lly(), slot.ury(), rect.height()));
    }

    private static double start(int way, double from, double to, double size) {
        return switch (way) {
            case 1 -> to - size;
            case -1 -> from;
            default -> (from + to - size) / 2;
        };
    }

    /// The least and the greatest width that its lower left corner, its slot and its sizes allow.
    double[] widths() {
        double whole = look.rect().width();
        double room = Math.min(look.greatestScale(), room(new Handle(1, 1)));
        return new double[] {whole * Math.min(look.leastScale(), room), whole * room};
    }

    /// Resizes it by its right side; the lower left corner stays.
    void widen(double width) {
        if (resizable()) {
            scaleTo(
                    Math.min(width / look.rect().width(), room(new Handle(1, 1))),
                    new Handle(1, 1));
        }
    }

    /// Pulls a handle to a place; the opposite side or corner stays.
    void resize(Handle handle, double x, double y) {
        if (!resizable()) {
            return;
        }
        double across = handle.x() == 0 ? 0 : (x - anchorX(handle)) * handle.x();
        double along = handle.y() == 0 ? 0 : (y - anchorY(handle)) * handle.y();
        double factor = Math.max(across / look.rect().width(), along / look.rect().height());
        scaleTo(Math.min(factor, room(handle)), handle);
    }

    private void scaleTo(double factor, Handle handle) {
        double scale = Math.clamp(factor, look.leastScale(), look.greatestScale());
        if (scale > room(handle)) {
            return; // even the smallest does not fit here
        }
        double width = Math.floor(look.rect().width() * scale * 100) / 100;
        double height = Math.floor(look.rect().height() * scale * 100) / 100;
        double x = startOf(handle.x(), anchorX(handle), width);
        double y = startOf(handle.y(), anchorY(handle), height);
        rect = Rect.at(hundredth(x), hundredth(y), width, height);
    }

    /// The largest factor that still fits between the fixed side and the slot's edges.
    private double room(Handle handle) {
        double across = reach(handle.x(), anchorX(handle), slot.llx(), slot.urx());
        double along = reach(handle.y(), anchorY(handle), slot.lly(), slot.ury());
        return Math.min(across / look.rect().width(), along / look.rect().height());
    }

    private static double reach(int way, double anchor, double from, double to) {
        return switch (way) {
            case 1 -> to - anchor;
            case -1 -> anchor - from;
            default -> 2 * Math.min(anchor - from, to - anchor);
        };
    }

    private static double startOf(int way, double anchor, double size) {
        return switch (way) {
            case 1 -> anchor;
            case -1 -> anchor - size;
            default -> anchor - size / 2;
        };
    }

    /// The fixed point: the opposite side, or the middle where the handle does not pull.
    private double anchorX(Handle handle) {
        return switch (handle.x()) {
            case 1 -> rect.llx();
            case -1 -> rect.urx();
            default -> (rect.llx() + rect.urx()) / 2;
        };
    }

    private double anchorY(Handle handle) {
        return switch (handle.y()) {
            case 1 -> rect.lly();
            case -1 -> rect.ury();
            default -> (rect.lly() + rect.ury()) / 2;
        };
    }

    private static double hundredth(double points) {
        return Math.round(points * 100) / 100.0;
    }
}

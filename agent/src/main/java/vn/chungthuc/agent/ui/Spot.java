package vn.chungthuc.agent.ui;

import vn.chungthuc.protocol.Rect;

/// Where the movable part stands in a slot, and how large: what can be taken over to another paper.
///
/// @param x of its lower left corner from the slot's, in points
/// @param y likewise
/// @param scale 1 is the size that the ticket proposes
record Spot(double x, double y, double scale) {
    /// On the page.
    ///
    /// @param natural as large as the part is at scale 1
    Rect in(Rect slot, Rect natural) {
        return Rect.at(
                slot.llx() + x, slot.lly() + y, size(natural.width()), size(natural.height()));
    }

    private double size(double natural) {
        return scale == 1 ? natural : Math.floor(natural * scale * 100 + 0.001) / 100;
    }
}

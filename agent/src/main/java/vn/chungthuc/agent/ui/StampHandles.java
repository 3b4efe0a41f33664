package vn.chungthuc.agent.ui;

import java.awt.Color;
import java.awt.Cursor;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import vn.chungthuc.agent.ui.Placement.Handle;

/// The eight grips on the frame of a stamp that may be resized.
final class StampHandles {
    private static final int GRIP = 9;
    private static final List<Handle> ALL =
            List.of(
                    new Handle(-1, 1),
                    new Handle(0, 1),
                    new Handle(1, 1),
                    new Handle(1, 0),
                    new Handle(1, -1),
                    new Handle(0, -1),
                    new Handle(-1, -1),
                    new Handle(-1, 0));

    private StampHandles() {}

    /// @param frame of the stamp on the screen
    static void paint(Graphics2D g, Rectangle2D frame, Color ink) {
        for (var handle : ALL) {
            var grip = grip(frame, handle);
            g.setColor(Color.WHITE);
            g.fill(grip);
            g.setColor(ink);
            g.draw(grip);
        }
    }

    private static Rectangle grip(Rectangle2D frame, Handle handle) {
        double x = frame.getCenterX() + handle.x() * frame.getWidth() / 2;
        double y = frame.getCenterY() - handle.y() * frame.getHeight() / 2;
        return new Rectangle(
                (int) Math.round(x) - GRIP / 2, (int) Math.round(y) - GRIP / 2, GRIP, GRIP);
    }

    /// The grip under the mouse; a little beside it counts.
    static Optional<Handle> at(Rectangle2D frame, int x, int y) {
        return ALL.stream()
                .filter(handle -> {
                    var grip = grip(frame, handle);
                    grip.grow(4, 4);
                    return grip.contains(x, y);
                })
                .findFirst();
    }

    static Cursor cursor(Handle handle) {
        return Cursor.getPredefinedCursor(arrow(handle));
    }

    private static int arrow(Handle handle) {
        if (handle.x() == 0) {
            return Cursor.N_RESIZE_CURSOR;
        }
        if (handle.y() == 0) {
            return Cursor.E_RESIZE_CURSOR;
        }
        return handle.x() == handle.y() ? Cursor.NE_RESIZE_CURSOR : Cursor.NW_RESIZE_CURSOR;
    }
}

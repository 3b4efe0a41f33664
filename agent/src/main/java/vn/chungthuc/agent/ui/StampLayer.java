package vn.chungthuc.agent.ui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.ui.Placement.Handle;
import vn.chungthuc.protocol.Rect;

/// The stamp over its page: the picture of it, the frame of its slot, the handles, and what mouse
/// and arrow keys do to its place.
final class StampLayer {
    private static final Color SLOT = new Color(0x9AA3AF);
    private static final Color FRAME = new Color(0x1D5FBF);
    private static final int GRIP = 9;
    private static final List<Handle> HANDLES =
            List.of(
                    new Handle(-1, 1),
                    new Handle(0, 1),
                    new Handle(1, 1),
                    new Handle(1, 0),
                    new Handle(1, -1),
                    new Handle(0, -1),
                    new Handle(-1, -1),
                    new Handle(-1, 0));

    /// Where the certification page lies on the screen.
    ///
    /// @param page in pixels
    /// @param scale pixels a point
    record Canvas(Rectangle page, double scale) {
        Rectangle2D onScreen(Rect rect) {
            return new Rectangle2D.Double(
                    page.x + rect.llx() * scale,
                    page.y + page.height - rect.ury() * scale,
                    rect.width() * scale,
                    rect.height() * scale);
        }

        double x(int pixel) {
            return (pixel - page.x) / scale;
        }

        double y(int pixel) {
            return (page.y + page.height - pixel) / scale;
        }
    }

    /// What the mouse holds.
    ///
    /// @param handle pulled; null when the whole is moved
    /// @param dx from the lower left corner to the mouse, in points
    private record Hold(@Nullable Handle handle, double dx, double dy) {}

    private final Placement placement;
    private final StampImage image;
    private final Runnable moved;
    private @Nullable Hold hold;

    StampLayer(Placement placement, StampImage image, Runnable moved) {
        this.placement = placement;
        this.image = image;
        this.moved = moved;
    }

    /// @param visible the part of the canvas that the person sees
    void paint(Graphics2D g, Canvas canvas, Rectangle visible, boolean focused) {
        var slot = canvas.onScreen(placement.slot());
        g.setColor(SLOT);
        g.setStroke(
                new BasicStroke(
                        1f,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_MITER,
                        1f,
                        new float[] {6, 4},
                        0));
        g.draw(slot);
        double density = g.getTransform().getScaleX();
        image.image(placement.rect(), canvas.scale() * density)
                .ifPresent(picture ->
                        g.drawImage(
                                picture,
                                (int) Math.round(slot.getX()),
                                (int) Math.round(slot.getY()),
                                (int) Math.round(slot.getWidth()),
                                (int) Math.round(slot.getHeight()),
                                null));
        var frame = canvas.onScreen(placement.rect());
        if (image.placed().filter(placement.rect()::equals).isPresent()
                && frame.intersects(visible)) {
            placement.hasBeenSeen();
        }
        g.setColor(FRAME);
        g.setStroke(new BasicStroke(focused ? 2f : 1f));
        g.draw(frame);
        if (placement.resizable()) {
            HANDLES.forEach(handle -> paintGrip(g, grip(frame, handle)));
        }
    }

    private static void paintGrip(Graphics2D g, Rectangle grip) {
        g.setColor(Color.WHITE);
        g.fill(grip);
        g.setColor(FRAME);
        g.draw(grip);
    }

    private static Rectangle grip(Rectangle2D frame, Handle handle) {
        double x = frame.getCenterX() + handle.x() * frame.getWidth() / 2;
        double y = frame.getCenterY() - handle.y() * frame.getHeight() / 2;
        return new Rectangle(
                (int) Math.round(x) - GRIP / 2, (int) Math.round(y) - GRIP / 2, GRIP, GRIP);
    }

    private Optional<Handle> handleAt(Canvas canvas, int x, int y) {
        var frame = canvas.onScreen(placement.rect());
        return placement.resizable()
                ? HANDLES.stream()
                        .filter(handle -> {
                            var grip = grip(frame, handle);
                            grip.grow(4, 4);
                            return grip.contains(x, y);
                        })
                        .findFirst()
                : Optional.empty();
    }

    void press(Canvas canvas, int x, int y) {
        var rect = placement.rect();
        var handle = handleAt(canvas, x, y);
        if (handle.isPresent() || canvas.onScreen(rect).contains(x, y)) {
            hold =
                    new Hold(
                            handle.orElse(null),
                            canvas.x(x) - rect.llx(),
                            canvas.y(y) - rect.lly());
        }
    }

    void drag(Canvas canvas, int x, int y) {
        var held = hold;
        if (held == null) {
            return;
        }
        if (held.handle == null) {
            placement.moveTo(canvas.x(x) - held.dx, canvas.y(y) - held.dy);
        } else {
            placement.resize(held.handle, canvas.x(x), canvas.y(y));
        }
        moved.run();
    }

    void release() {
        hold = null;
    }

    Cursor cursor(Canvas canvas, int x, int y) {
        var handle = handleAt(canvas, x, y);
        if (handle.isPresent()) {
            return Cursor.getPredefinedCursor(arrow(handle.get()));
        }
        return Cursor.getPredefinedCursor(
                canvas.onScreen(placement.rect()).contains(x, y)
                        ? Cursor.MOVE_CURSOR
                        : Cursor.DEFAULT_CURSOR);
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

    /// Arrows move by a point, with Shift by ten.
    void bindKeys(JComponent component) {
        bind(component, KeyEvent.VK_LEFT, -1, 0);
        bind(component, KeyEvent.VK_RIGHT, 1, 0);
        bind(component, KeyEvent.VK_UP, 0, 1);
        bind(component, KeyEvent.VK_DOWN, 0, -1);
    }

    private void bind(JComponent component, int key, int x, int y) {
        for (int step : List.of(1, 10)) {
            int modifiers = step == 10 ? InputEvent.SHIFT_DOWN_MASK : 0;
            var name = "move-" + key + "-" + step;
            component.getInputMap().put(KeyStroke.getKeyStroke(key, modifiers), name);
            component.getActionMap().put(name, new Move(x * step, y * step));
        }
    }

    private final class Move extends AbstractAction {
        private static final long serialVersionUID = 1L;
        private final int x;
        private final int y;

        Move(int x, int y) {
            this.x = x;
            this.y = y;
        }

        @Override
        public void actionPerformed(ActionEvent e) {
            placement.moveBy(x, y);
            moved.run();
        }
    }

    String inWords(Messages messages) {
        var rect = placement.rect();
        return messages.text(
                "place.name",
                String.valueOf(Math.round(rect.llx())),
                String.valueOf(Math.round(rect.lly())),
                String.valueOf(Math.round(rect.width())));
    }
}

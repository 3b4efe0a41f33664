package vn.chungthuc.agent.ui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.ui.Placement.Handle;
import vn.chungthuc.protocol.Rect;

/// The stamp over its page: the picture of it, the frame of its slot, the handles, and what the
/// mouse does to its place.
final class StampLayer {
    private static final Color SLOT = new Color(0x808894); // on paper, which is white in any look
    private static final Color FRAME = Ink.ACCENT.light();
    private static final Color GUIDE = new Color(0xC026A3);
    private static final int NEAR_PIXELS = 7;

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
    private @Nullable Snap snap;

    StampLayer(Placement placement, StampImage image, Runnable moved) {
        this.placement = placement;
        this.image = image;
        this.moved = moved;
    }

    Placement placement() {
        return placement;
    }

    /// @param visible the part of the canvas that the person sees
    void paint(Graphics2D g, Canvas canvas, Rectangle visible, boolean focused) {
        var slot = canvas.onScreen(placement.slot());
        g.setColor(SLOT);
        g.setStroke(dashed(6, 4));
        g.draw(slot);
        image.image(placement.rect(), canvas.scale() * g.getTransform().getScaleX())
                .ifPresent(picture -> draw(g, canvas, slot, picture));
        var frame = canvas.onScreen(placement.rect());
        if (image.placed().filter(placement.rect()::equals).isPresent()
                && frame.intersects(visible)) {
            placement.hasBeenSeen();
        }
        paintGuides(g, canvas, slot);
        g.setColor(FRAME);
        g.setStroke(new BasicStroke(focused ? 2f : 1f));
        g.draw(frame);
        if (placement.resizable()) {
            StampHandles.paint(g, frame, FRAME);
        }
    }

    /// On whole pixels, so that it stays sharp.
    private static void draw(
            Graphics2D g, Canvas canvas, Rectangle2D slot, StampImage.Picture picture) {
        double density = g.getTransform().getScaleX();
        double scale = canvas.scale() / picture.scale();
        g.drawImage(
                picture.image(),
                new AffineTransform(
                        scale,
                        0,
                        0,
                        scale,
                        Math.round(slot.getX() * density) / density,
                        Math.round(slot.getY() * density) / density),
                null);
    }

    private void paintGuides(Graphics2D g, Canvas canvas, Rectangle2D slot) {
        var pulled = snap;
        if (pulled == null) {
            return;
        }
        g.setColor(GUIDE);
        g.setStroke(dashed(3, 3));
        if (pulled.lineX() != null) {
            double x = canvas.page().x + pulled.lineX() * canvas.scale();
            g.draw(new Line2D.Double(x, slot.getMinY() - 8, x, slot.getMaxY() + 8));
        }
        if (pulled.lineY() != null) {
            double y = canvas.page().y + canvas.page().height - pulled.lineY() * canvas.scale();
            g.draw(new Line2D.Double(slot.getMinX() - 8, y, slot.getMaxX() + 8, y));
        }
    }

    private static BasicStroke dashed(float on, float off) {
        return new BasicStroke(
                1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1f, new float[] {on, off}, 0);
    }

    private Optional<Handle> handleAt(Canvas canvas, int x, int y) {
        return placement.resizable()
                ? StampHandles.at(canvas.onScreen(placement.rect()), x, y)
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

    /// @param free not to be pulled to any line
    void drag(Canvas canvas, int x, int y, boolean free) {
        var held = hold;
        if (held == null) {
            return;
        }
        if (held.handle == null) {
            move(canvas.x(x) - held.dx, canvas.y(y) - held.dy, NEAR_PIXELS / canvas.scale(), free);
        } else {
            placement.resize(held.handle, canvas.x(x), canvas.y(y));
        }
        moved.run();
    }

    private void move(double x, double y, double near, boolean free) {
        var rect = placement.rect();
        var to =
                free
                        ? Snap.off(x, y)
                        : Snap.of(x, y, rect, placement.proposed(), placement.slot(), near);
        placement.moveTo(to.x(), to.y());
        snap = to;
    }

    void release() {
        hold = null;
        snap = null;
    }

    Cursor cursor(Canvas canvas, int x, int y) {
        var handle = handleAt(canvas, x, y);
        if (handle.isPresent()) {
            return StampHandles.cursor(handle.get());
        }
        return Cursor.getPredefinedCursor(
                canvas.onScreen(placement.rect()).contains(x, y)
                        ? Cursor.MOVE_CURSOR
                        : Cursor.DEFAULT_CURSOR);
    }
}

package vn.chungthuc.agent.ui;

import java.awt.Cursor;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.event.MouseWheelEvent;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;

/// The mouse over the pages: takes the stamp, freely with Alt; with Ctrl the wheel zooms.
final class StampGrip extends MouseAdapter {
    /// The stamp and where its page lies now.
    record Target(StampLayer stamp, StampLayer.Canvas canvas) {}

    private final JComponent pages;
    private final Supplier<Optional<Target>> target;
    private final IntConsumer zoom;

    /// @param target empty while there is no stamp to take
    /// @param zoom takes steps, positive for larger
    StampGrip(JComponent pages, Supplier<Optional<Target>> target, IntConsumer zoom) {
        this.pages = pages;
        this.target = target;
        this.zoom = zoom;
    }

    @Override
    public void mousePressed(MouseEvent e) {
        pages.requestFocusInWindow();
        if (SwingUtilities.isLeftMouseButton(e)) {
            target.get().ifPresent(at -> at.stamp.press(at.canvas, e.getX(), e.getY()));
        }
    }

    @Override
    public void mouseDragged(MouseEvent e) {
        target.get().ifPresent(at -> at.stamp.drag(at.canvas, e.getX(), e.getY(), e.isAltDown()));
    }

    @Override
    public void mouseReleased(MouseEvent e) {
        target.get().ifPresent(at -> at.stamp.release());
        pages.repaint();
    }

    @Override
    public void mouseMoved(MouseEvent e) {
        pages.setCursor(
                target.get()
                        .map(at -> at.stamp.cursor(at.canvas, e.getX(), e.getY()))
                        .orElse(Cursor.getDefaultCursor()));
    }

    @Override
    public void mouseWheelMoved(MouseWheelEvent e) {
        if (e.isControlDown()) {
            zoom.accept(e.getWheelRotation() < 0 ? 1 : -1);
        } else { // the scroll pane's
            pages.getParent()
                    .dispatchEvent(SwingUtilities.convertMouseEvent(pages, e, pages.getParent()));
        }
    }
}

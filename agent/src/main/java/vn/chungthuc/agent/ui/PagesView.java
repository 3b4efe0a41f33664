package vn.chungthuc.agent.ui;

import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.time.OffsetDateTime;
import javax.swing.JPanel;
import javax.swing.JViewport;
import javax.swing.Scrollable;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.sign.Consent.Paper;

/// All pages of one document below each other, painted as they come into view, and in the last step
/// the stamp on the certification page.
final class PagesView extends JPanel implements Scrollable, AutoCloseable {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 14;
    private static final Color DESK = new Color(0xE4E7EB);
    private static final Color EDGE = new Color(0xB5BBC4);
    private static final Color FAINT = new Color(0x6B7280);

    private final transient Paper paper;
    private final transient Messages messages;
    private final transient Runnable painted;
    private final transient PageImages images;
    private transient @Nullable StampLayer stamp;
    private double zoom = 1;
    private boolean slotWanted;

    /// @param painted called after the stamp was painted
    PagesView(Paper paper, Messages messages, Runnable painted) {
        this.paper = paper;
        this.messages = messages;
        this.painted = painted;
        this.images = new PageImages(paper, this::refresh);
        setName("pages");
        setFocusable(true);
        tellPlace();
        var grip = new Grip();
        addMouseListener(grip);
        addMouseMotionListener(grip);
        addFocusListener(new RepaintOnFocus(this));
    }

    /// From now on the stamp is shown and can be moved.
    void startPlacing(Placement placement, OffsetDateTime time) {
        stamp =
                new StampLayer(
                        placement,
                        new StampImage(paper, time, images, this::repaint),
                        this::placeChanged);
        stamp.bindKeys(this);
        placeChanged();
        showSlot();
    }

    /// The stamp stands elsewhere now.
    void placeChanged() {
        tellPlace();
        repaint();
    }

    private void tellPlace() {
        var layer = stamp;
        getAccessibleContext()
                .setAccessibleName(
                        layer == null
                                ? messages.text("pages.name", "1", paper.pages())
                                : layer.inWords(messages));
    }

    /// Brings the slot for signature and seal into view, as soon as the document is open.
    void showSlot() {
        slotWanted = true;
        SwingUtilities.invokeLater(this::scrollToSlot);
    }

    private void scrollToSlot() {
        var canvas = stampCanvas();
        if (slotWanted && canvas != null) {
            slotWanted = false;
            var slot = canvas.onScreen(paper.checked().ticket().slot()).getBounds();
            int height = Math.max(slot.height + 2 * GAP, visibleHeight());
            int y = (int) slot.getCenterY() - height / 2;
            scrollRectToVisible(new Rectangle(slot.x, Math.max(0, y), slot.width, height));
            repaint();
        }
    }

    void zoom(double factor) {
        zoom = factor == 0 ? 1 : Math.clamp(zoom * factor, 0.5, 4);
        refresh();
    }

    private void refresh() {
        revalidate();
        repaint();
        SwingUtilities.invokeLater(this::scrollToSlot);
    }

    /// Pixels a point, so that the widest page fits the width.
    private double scale() {
        double widest = 595;
        for (var size : images.sizes()) {
            widest = Math.max(widest, size.width());
        }
        int room = getParent() instanceof JViewport viewport ? viewport.getWidth() : getWidth();
        return Math.max(0.1, (room - 2.0 * GAP) / widest) * zoom;
    }

    private int visibleHeight() {
        return getParent() instanceof JViewport viewport ? viewport.getHeight() : getHeight();
    }

    /// @param page from 0
    private Rectangle pageBounds(int page) {
        double scale = scale();
        int y = GAP;
        for (int i = 0; i < page; i++) {
            y += (int) Math.round(images.sizes().get(i).height() * scale) + GAP;
        }
        var size = images.sizes().get(page);
        int width = (int) Math.round(size.width() * scale);
        int x = Math.max(GAP, (getWidth() - width) / 2);
        return new Rectangle(x, y, width, (int) Math.round(size.height() * scale));
    }

    /// The certification page: unrotated, its origin at the lower left.
    private StampLayer.@Nullable Canvas stampCanvas() {
        int page = paper.place().page() - 1;
        if (images.sizes().size() <= page) {
            return null;
        }
        return new StampLayer.Canvas(pageBounds(page), scale());
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        var g = (Graphics2D) graphics.create();
        g.setColor(DESK);
        g.fillRect(0, 0, getWidth(), getHeight());
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        if (images.sizes().isEmpty()) {
            words(g, messages.text("pages.loading"), new Rectangle(0, 0, getWidth(), 120));
        } else {
            paintPages(g);
        }
        var canvas = stampCanvas();
        if (stamp != null && canvas != null) {
            stamp.paint(g, canvas, getVisibleRect(), isFocusOwner());
            SwingUtilities.invokeLater(painted); // when the buffer is on the screen
        }
        g.dispose();
    }

    private void paintPages(Graphics2D g) {
        var visible = getVisibleRect();
        int first = -1;
        int last = -1;
        for (int page = 0; page < images.sizes().size(); page++) {
            var bounds = pageBounds(page);
            if (bounds.intersects(visible)) {
                first = first < 0 ? page : first;
                last = page;
                paintPage(g, page, bounds);
            } else if (bounds.y > visible.y + visible.height) {
                break;
            }
        }
        images.lookOnlyAt(first, last);
    }

    private void paintPage(Graphics2D g, int page, Rectangle at) {
        g.setColor(Color.WHITE);
        g.fill(at);
        double density = g.getTransform().getScaleX();
        var image = images.image(page, scale() * density);
        if (image.isPresent()) {
            g.drawImage(image.get(), at.x, at.y, at.width, at.height, null);
        } else if (images.isBroken(page)) {
            words(g, messages.text("pages.broken"), at);
        } else {
            words(g, messages.text("pages.page", page + 1, images.sizes().size()), at);
        }
        g.setColor(EDGE);
        g.drawRect(at.x, at.y, at.width, at.height);
    }

    private static void words(Graphics2D g, String words, Rectangle at) {
        g.setColor(FAINT);
        int width = g.getFontMetrics().stringWidth(words);
        g.drawString(words, at.x + (at.width - width) / 2, at.y + Math.min(at.height, 120) / 2);
    }

    @Override
    public Dimension getPreferredSize() {
        int pages = images.sizes().size();
        if (pages == 0) {
            return new Dimension(600, 200);
        }
        var last = pageBounds(pages - 1);
        double widest = images.sizes().stream().mapToDouble(PageImages.Size::width).max().orElse(0);
        int width = (int) Math.ceil(widest * scale()) + 2 * GAP;
        return new Dimension(width, last.y + last.height + GAP);
    }

    @Override
    public void close() {
        images.close();
    }

    /// The mouse on the stamp.
    private final class Grip extends MouseAdapter {
        @Override
        public void mousePressed(MouseEvent e) {
            requestFocusInWindow();
            var canvas = stampCanvas();
            if (stamp != null && canvas != null) {
                stamp.press(canvas, e.getX(), e.getY());
            }
        }

        @Override
        public void mouseDragged(MouseEvent e) {
            var canvas = stampCanvas();
            if (stamp != null && canvas != null) {
                stamp.drag(canvas, e.getX(), e.getY());
            }
        }

        @Override
        public void mouseReleased(MouseEvent e) {
            if (stamp != null) {
                stamp.release();
            }
        }

        @Override
        public void mouseMoved(MouseEvent e) {
            var canvas = stampCanvas();
            setCursor(
                    stamp == null || canvas == null
                            ? Cursor.getDefaultCursor()
                            : stamp.cursor(canvas, e.getX(), e.getY()));
        }
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return new Dimension(640, 600);
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return 40;
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return orientation == SwingConstants.VERTICAL ? visible.height - 40 : visible.width - 40;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return zoom <= 1;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return false;
    }
}

package vn.chungthuc.agent.ui;

import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.Rectangle;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
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
    private static final int WIDEST_AT_FIRST = 595;

    /// Whoever shows these pages.
    interface Watcher {
        /// The stamp was painted, and is on the screen.
        void stampPainted();

        /// The stamp was moved here.
        void stampMoved();

        /// Another page, zoom or count of pages.
        void viewChanged();
    }

    private final transient Paper paper;
    private final transient Messages messages;
    private final transient Watcher watcher;
    private final transient PageImages images;
    private final transient PagePainter painter;
    private transient PageStack stack = new PageStack(List.of(), 1);
    private transient List<PageImages.Size> stacked = List.of();
    private transient Zoom zoom = Zoom.FIT;
    private transient @Nullable StampLayer stamp;
    private double stackedScale;
    private boolean slotWanted;

    PagesView(Paper paper, Messages messages, Watcher watcher) {
        this.paper = paper;
        this.messages = messages;
        this.watcher = watcher;
        this.images = new PageImages(paper, this::refresh);
        this.painter = new PagePainter(images, messages);
        setName("pages");
        setFocusable(true);
        tellPlace();
        var grip = new StampGrip(this, this::target, this::zoomBy);
        addMouseListener(grip);
        addMouseMotionListener(grip);
        addMouseWheelListener(grip);
        addFocusListener(new RepaintOnFocus(this));
        Keys.bind(this, "HOME", () -> showPage(0));
        Keys.bind(this, "END", () -> showPage(stack().count() - 1));
    }

    PageImages images() {
        return images;
    }

    /// From now on the stamp is shown and can be moved.
    void startPlacing(Placement placement, OffsetDateTime time) {
        stamp =
                new StampLayer(
                        placement,
                        new StampImage(paper, time, images, this::repaint),
                        watcher::stampMoved);
        Keys.bindArrows(
                this,
                (x, y) -> {
                    placement.moveBy(x, y);
                    watcher.stampMoved();
                });
        placeChanged();
        showSlot();
    }

    /// The stamp stays where it is from now on.
    void stopPlacing() {
        setEnabled(false);
    }

    /// The stamp stands elsewhere now.
    void placeChanged() {
        tellPlace();
        repaint();
    }

    void tellPlace() {
        var layer = stamp;
        var name =
                layer == null
                        ? messages.text(
                                "pages.name",
                                String.valueOf(page() + 1),
                                String.valueOf(paper.pages()))
                        : messages.inWords(layer.placement());
        if (!name.equals(getAccessibleContext().getAccessibleName())) {
            getAccessibleContext().setAccessibleName(name);
        }
    }

    private Optional<StampGrip.Target> target() {
        var layer = stamp;
        return layer == null || !isEnabled()
                ? Optional.empty()
                : stampCanvas().map(canvas -> new StampGrip.Target(layer, canvas));
    }

    /// Brings the slot for signature and seal into view, as soon as the document is open.
    void showSlot() {
        slotWanted = true;
        SwingUtilities.invokeLater(this::scrollToSlot);
    }

    private void scrollToSlot() {
        var canvas = stampCanvas();
        if (slotWanted && canvas.isPresent()) {
            slotWanted = false;
            var slot = canvas.get().onScreen(paper.checked().ticket().slot()).getBounds();
            int height = Math.max(slot.height + 2 * PageStack.GAP, room().height);
            int y = (int) slot.getCenterY() - height / 2;
            scrollRectToVisible(new Rectangle(slot.x, Math.max(0, y), slot.width, height));
            repaint();
        }
    }

    /// The page in the middle of what is looked at, from 0.
    int page() {
        var visible = getVisibleRect();
        return stack().at(visible.y + visible.height / 2);
    }

    int pageCount() {
        return images.sizes().size();
    }

    /// @param page from 0; the nearest there is
    void showPage(int page) {
        if (pageCount() > 0) {
            var bounds = stack().bounds(Math.clamp(page, 0, pageCount() - 1), getWidth());
            scrollRectToVisible(
                    new Rectangle(
                            getVisibleRect().x,
                            bounds.y - PageStack.GAP,
                            1,
                            Math.max(room().height, 1)));
        }
    }

    double shownScale() {
        double widest =
                images.sizes().stream()
                        .mapToDouble(PageImages.Size::width)
                        .reduce(WIDEST_AT_FIRST, Math::max);
        return zoom.scale(room().width - 2.0 * PageStack.GAP, widest);
    }

    void zoomBy(int steps) {
        zoomTo(Zoom.from(shownScale(), steps));
    }

    /// What stood in the middle stays there.
    void zoomTo(Zoom next) {
        var visible = getVisibleRect();
        double before = shownScale();
        double x = visible.getCenterX() - getWidth() / 2.0;
        int page = page();
        double y = pageCount() == 0 ? 0 : visible.getCenterY() - stack().bounds(page, 0).y;
        zoom = next;
        refresh();
        if (getParent() instanceof JViewport viewport && pageCount() > 0) {
            viewport.validate();
            double by = shownScale() / before;
            viewport.setViewPosition(
                    within(
                            (int) (getWidth() / 2.0 + x * by - visible.width / 2.0),
                            (int) (stack().bounds(page, 0).y + y * by - visible.height / 2.0)));
        }
    }

    private Point within(int x, int y) {
        return new Point(
                Math.clamp(x, 0, Math.max(0, getWidth() - room().width)),
                Math.clamp(y, 0, Math.max(0, getHeight() - room().height)));
    }

    private void refresh() {
        revalidate();
        repaint();
        watcher.viewChanged();
        SwingUtilities.invokeLater(this::scrollToSlot);
    }

    private Dimension room() {
        return getParent() instanceof JViewport viewport ? viewport.getSize() : getSize();
    }

    private PageStack stack() {
        double scale = shownScale();
        if (!stacked.equals(images.sizes()) || scale != stackedScale) {
            stacked = images.sizes();
            stackedScale = scale;
            stack = new PageStack(stacked, scale);
        }
        return stack;
    }

    /// The certification page: unrotated, its origin at the lower left.
    Optional<StampLayer.Canvas> stampCanvas() {
        int page = paper.place().page() - 1;
        return pageCount() <= page
                ? Optional.empty()
                : Optional.of(
                        new StampLayer.Canvas(stack().bounds(page, getWidth()), shownScale()));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        var g = (Graphics2D) graphics.create();
        painter.paint(g, stack(), getSize(), getVisibleRect());
        var layer = stamp;
        if (layer != null) {
            stampCanvas()
                    .ifPresent(canvas -> {
                        layer.paint(g, canvas, getVisibleRect(), isFocusOwner());
                        // when the buffer is on the screen
                        SwingUtilities.invokeLater(watcher::stampPainted);
                    });
        }
        if (isFocusOwner()) {
            painter.paintFocus(g, getVisibleRect());
        }
        g.dispose();
    }

    @Override
    public Dimension getPreferredSize() {
        return pageCount() == 0
                ? new Dimension(600, 200)
                : new Dimension(stack().width(), stack().height());
    }

    @Override
    public void close() {
        images.close();
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
        return zoom.fits() || stack().width() <= room().width;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return pageCount() > 0 && stack().height() < room().height;
    }
}

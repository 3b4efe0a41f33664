package vn.chungthuc.agent.ui;

import java.awt.BorderLayout;
import java.time.OffsetDateTime;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.sign.Consent.Paper;

/// The right of the window: the pages of one paper, what to look at again above them, page and zoom
/// below.
final class PagesPanel extends JPanel implements AutoCloseable {
    private static final long serialVersionUID = 1L;

    private final transient Messages messages;
    private final transient Runnable painted;
    private final transient Runnable moved;
    private final JScrollPane scroll = new JScrollPane();
    private final Banner banner = new Banner();
    private final PagesBar bar;
    private PagesView view;
    private transient @Nullable CoverCheck cover;

    /// @param painted called after a stamp was painted
    /// @param moved called after the mouse or the arrows moved it
    PagesPanel(Paper first, Messages messages, Runnable painted, Runnable moved) {
        super(new BorderLayout());
        this.messages = messages;
        this.painted = painted;
        this.moved = moved;
        view = new PagesView(first, messages, new Watcher());
        bar = new PagesBar(messages, () -> view);
        bar.bindKeys(this);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.getVerticalScrollBar().setUnitIncrement(40);
        scroll.getVerticalScrollBar().setFocusable(false);
        scroll.getHorizontalScrollBar().setFocusable(false);
        scroll.setViewportView(view);
        scroll.getViewport().addChangeListener(_ -> viewChanged());
        add(banner, BorderLayout.NORTH);
        add(scroll, BorderLayout.CENTER);
        add(bar, BorderLayout.SOUTH);
        viewChanged();
    }

    private void viewChanged() {
        bar.refresh();
        view.tellPlace();
    }

    PagesView view() {
        return view;
    }

    void show(Paper paper) {
        view.close();
        cover = null;
        banner.show("");
        view = new PagesView(paper, messages, new Watcher());
        scroll.setViewportView(view);
        viewChanged();
    }

    void startPlacing(Paper paper, Placement placement, OffsetDateTime time) {
        view.startPlacing(placement, time);
        cover =
                new CoverCheck(
                        paper,
                        placement,
                        view.images(),
                        covered ->
                                banner.show(
                                        covered.isEmpty()
                                                ? ""
                                                : messages.text("place.covers", covered)));
    }

    void placeChanged() {
        view.placeChanged();
        if (cover != null) {
            cover.look();
        }
    }

    @Override
    public void close() {
        view.close();
    }

    private final class Watcher implements PagesView.Watcher {
        @Override
        public void stampPainted() {
            painted.run();
        }

        @Override
        public void stampMoved() {
            moved.run();
        }

        @Override
        public void viewChanged() {
            PagesPanel.this.viewChanged();
        }
    }
}

package vn.chungthuc.agent.ui;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.sign.Consent.Paper;
import vn.chungthuc.agent.sign.Consent.Request;
import vn.chungthuc.protocol.ItemStatus;
import vn.chungthuc.protocol.Rect;

/// The papers of the job: one, or a list of which each can be looked at. Keeps each one's place.
final class Papers implements AutoCloseable {
    /// Whoever goes on from here.
    interface Watcher {
        /// A stamp was painted, and is on the screen.
        void stampPainted();

        /// The stamp before the person stands elsewhere, or another paper is before them.
        void placeChanged();
    }

    private final Request request;
    private final List<Paper> papers;
    private final List<Placement> placements;
    private final LastPlaces last;
    private final Watcher watcher;
    private final PaperList list;
    private final JPanel side = new JPanel(new BorderLayout(0, 10));
    private final JPanel facts = new JPanel(new CardLayout());
    private final PagesPanel pages;
    private int shown;
    private boolean atCertificationPage;
    private boolean fixed;
    private @Nullable OffsetDateTime time;

    Papers(Request request, Messages messages, LastPlaces last, Watcher watcher) {
        this.request = request;
        this.papers = request.papers();
        this.last = last;
        this.watcher = watcher;
        this.placements =
                papers.stream()
                        .map(p -> new Placement(p.look(), p.checked().ticket().slot()))
                        .toList();
        this.list = new PaperList(messages, names(), this::show);
        this.pages =
                new PagesPanel(
                        papers.getFirst(), messages, watcher::stampPainted, this::placeChanged);
        side.setOpaque(false);
        facts.setOpaque(false);
        for (int i = 0; i < papers.size(); i++) {
            var top = new JPanel(new BorderLayout());
            top.setOpaque(false);
            top.add(new PaperFacts(papers.get(i), messages), BorderLayout.NORTH);
            facts.add(top, String.valueOf(i));
        }
        if (papers.size() > 1) {
            side.add(batch(messages), BorderLayout.NORTH);
        }
        side.add(facts, BorderLayout.CENTER);
    }

    private JPanel batch(Messages messages) {
        var count = String.valueOf(papers.size());
        var panel = new JPanel(new BorderLayout(0, 4));
        panel.setOpaque(false);
        var label = new JLabel(messages.text("batch.title", count));
        label.setLabelFor(list);
        label.setDisplayedMnemonic(messages.mnemonic("batch.title"));
        var scroll = new JScrollPane(list);
        scroll.getVerticalScrollBar().setFocusable(false);
        panel.add(label, BorderLayout.NORTH);
        panel.add(scroll, BorderLayout.CENTER);
        panel.add(Parts.paragraph(messages.text("batch.hint", count)), BorderLayout.SOUTH);
        list.show(0, PaperList.State.SEEN);
        return panel;
    }

    JPanel side() {
        return side;
    }

    PagesPanel pages() {
        return pages;
    }

    int count() {
        return papers.size();
    }

    /// For people.
    List<String> names() {
        return papers.stream()
                .map(paper -> paper.checked().item())
                .map(item -> item.dossierCode() + "  ·  " + item.registrant())
                .toList();
    }

    private void show(int paper) {
        if (paper == shown || fixed) {
            return;
        }
        shown = paper;
        list.show(paper, PaperList.State.SEEN);
        ((CardLayout) facts.getLayout()).show(facts, String.valueOf(paper));
        pages.show(papers.get(paper));
        if (time != null) {
            pages.startPlacing(papers.get(paper), placement(), time);
            watcher.placeChanged();
        } else if (atCertificationPage) {
            pages.view().showSlot();
        }
    }

    void showCertificationPage() {
        atCertificationPage = true;
        pages.view().showSlot();
    }

    void startPlacing(OffsetDateTime at) {
        time = at;
        pages.startPlacing(papers.get(shown), placement(), at);
    }

    void focusPages() {
        pages.view().requestFocusInWindow();
    }

    /// The place of the paper before the person.
    Placement placement() {
        return placements.get(shown);
    }

    void placeChanged() {
        pages.placeChanged();
        watcher.placeChanged();
    }

    void resetPlace() {
        placement().reset();
        placeChanged();
        focusPages();
    }

    private Optional<Spot> remembered() {
        return last.of(request.portal(), papers.get(shown));
    }

    /// Whether there is a place of the last time to go to.
    boolean offersLast() {
        return remembered().filter(placement()::offers).isPresent();
    }

    void takeLast() {
        remembered().ifPresent(spot -> placement().take(spot));
        placeChanged();
        focusPages();
    }

    /// Puts the stamp of every paper where this one's stands, as far as that is lawful there.
    ///
    /// @return on how many
    int takeForAll() {
        var spot = placement().spot();
        int taken = 0;
        for (var placement : placements) {
            taken += placement.agree(spot) ? 1 : 0;
        }
        placeChanged();
        return taken;
    }

    /// Whether the person saw the stamp of the paper before them, and each that they moved, where
    /// it stands now. If not, the first one that they did not see comes before them.
    boolean allSeen() {
        for (int i = 0; i < placements.size(); i++) {
            var placement = placements.get(i);
            if (!placement.isSeen() && (i == shown || placement.isMoved())) {
                if (i != shown) {
                    list.setSelectedIndex(i);
                }
                return false;
            }
        }
        return true;
    }

    /// Where each paper's stamp stands, looked at or not.
    List<Rect> placed() {
        return placements.stream().map(Placement::rect).toList();
    }

    /// "Áp dụng" was said: nothing moves any more, and the places are remembered.
    void fix() {
        fixed = true;
        pages.view().stopPlacing();
        var placed = placed();
        Thread.ofVirtual().start(() -> last.remember(request.portal(), papers, placed));
    }

    void follow(List<ItemStatus> states) {
        list.follow(states);
    }

    @Override
    public void close() {
        pages.close();
    }
}

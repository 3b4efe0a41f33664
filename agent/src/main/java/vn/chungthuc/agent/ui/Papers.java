package vn.chungthuc.agent.ui;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.FlowLayout;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ListSelectionModel;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.sign.Consent.Paper;
import vn.chungthuc.protocol.Rect;

/// The papers of the job: one, or a list of which each can be looked at. Keeps each one's place.
final class Papers implements AutoCloseable {
    private final List<Paper> papers;
    private final List<Placement> placements;
    private final Messages messages;
    private final Runnable painted;
    private final JList<String> list = new JList<>();
    private final JPanel side = new JPanel(new BorderLayout(0, 10));
    private final JPanel facts = new JPanel(new CardLayout());
    private final JPanel pages = new JPanel(new BorderLayout());
    private final JScrollPane scroll = new JScrollPane();
    private PagesView view;
    private int shown;
    private boolean atCertificationPage;
    private @Nullable OffsetDateTime time;

    /// @param painted called after a stamp was painted
    Papers(List<Paper> papers, Messages messages, Runnable painted) {
        this.papers = papers;
        this.messages = messages;
        this.painted = painted;
        this.placements =
                papers.stream()
                        .map(p -> new Placement(p.look(), p.checked().ticket().slot()))
                        .toList();
        side.setOpaque(false);
        facts.setOpaque(false);
        for (int i = 0; i < papers.size(); i++) {
            var top = new JPanel(new BorderLayout());
            top.setOpaque(false);
            top.add(new PaperFacts(papers.get(i), messages), BorderLayout.NORTH);
            facts.add(top, String.valueOf(i));
        }
        if (papers.size() > 1) {
            side.add(list(), BorderLayout.NORTH);
        }
        side.add(facts, BorderLayout.CENTER);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.getVerticalScrollBar().setUnitIncrement(40);
        pages.add(scroll, BorderLayout.CENTER);
        pages.add(zoomBar(), BorderLayout.SOUTH);
        this.view = new PagesView(papers.getFirst(), messages, painted);
        scroll.setViewportView(view);
    }

    JPanel side() {
        return side;
    }

    JPanel pages() {
        return pages;
    }

    private JPanel list() {
        var rows = new DefaultListModel<String>();
        for (var paper : papers) {
            var item = paper.checked().item();
            rows.addElement(item.dossierCode() + "  ·  " + item.registrant());
        }
        list.setModel(rows);
        list.setName("papers");
        list.putClientProperty("html.disable", true);
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setSelectedIndex(0);
        list.setVisibleRowCount(Math.min(4, papers.size()));
        var title = messages.text("batch.title", String.valueOf(papers.size()));
        list.getAccessibleContext().setAccessibleName(title);
        list.addListSelectionListener(e -> {
            if (!e.getValueIsAdjusting() && list.getSelectedIndex() >= 0) {
                show(list.getSelectedIndex());
            }
        });
        var panel = new JPanel(new BorderLayout(0, 4));
        panel.setOpaque(false);
        var label = new JLabel(title);
        label.setLabelFor(list);
        panel.add(label, BorderLayout.NORTH);
        panel.add(new JScrollPane(list), BorderLayout.CENTER);
        var hint = messages.text("batch.hint", String.valueOf(papers.size()));
        panel.add(Steps.paragraph(hint), BorderLayout.SOUTH);
        return panel;
    }

    private void show(int paper) {
        if (paper == shown) {
            return;
        }
        shown = paper;
        ((CardLayout) facts.getLayout()).show(facts, String.valueOf(paper));
        view.close();
        view = new PagesView(papers.get(paper), messages, painted);
        scroll.setViewportView(view);
        if (time != null) {
            view.startPlacing(placements.get(paper), time);
        } else if (atCertificationPage) {
            view.showSlot();
        }
    }

    private JPanel zoomBar() {
        var bar = new JPanel(new FlowLayout(FlowLayout.CENTER, 6, 4));
        bar.add(zoomButton("zoom.out", "−", 0.8));
        bar.add(zoomButton("zoom.fit", messages.text("zoom.fit"), 0));
        bar.add(zoomButton("zoom.in", "+", 1.25));
        return bar;
    }

    private JButton zoomButton(String name, String text, double factor) {
        var button = new JButton(text);
        button.setName(name);
        button.setToolTipText(messages.text(name));
        button.getAccessibleContext().setAccessibleName(messages.text(name));
        button.addActionListener(_ -> view.zoom(factor));
        return button;
    }

    void showCertificationPage() {
        atCertificationPage = true;
        view.showSlot();
    }

    void startPlacing(OffsetDateTime at) {
        time = at;
        view.startPlacing(placements.get(shown), at);
    }

    void focusPages() {
        view.requestFocusInWindow();
    }

    void resetPlace() {
        placements.get(shown).reset();
        view.placeChanged();
        focusPages();
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
        var placed = new ArrayList<Rect>();
        placements.forEach(placement -> placed.add(placement.rect()));
        return placed;
    }

    @Override
    public void close() {
        view.close();
    }
}

package vn.chungthuc.agent.ui;

import java.awt.BorderLayout;
import java.awt.Component;
import java.util.List;
import java.util.function.IntConsumer;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import javax.swing.ListSelectionModel;
import vn.chungthuc.protocol.ItemStatus;

/// The papers of a batch, each with how it stands.
final class PaperList extends JList<PaperList.Line> {
    private static final long serialVersionUID = 1L;
    private static final int MOST_VISIBLE = 4;

    /// How a paper stands, before and after "Áp dụng".
    enum State {
        UNSEEN,
        SEEN,
        WAITING,
        SIGNING,
        DONE,
        FAILED,
        CANCELLED;

        static State of(ItemStatus status) {
            return switch (status) {
                case ItemStatus.Awaiting _, ItemStatus.Ready _, ItemStatus.Shown _ -> WAITING;
                case ItemStatus.Signing _ -> SIGNING;
                case ItemStatus.Done _ -> DONE;
                case ItemStatus.Failed _ -> FAILED;
                case ItemStatus.Cancelled _ -> CANCELLED;
            };
        }
    }

    /// One row.
    record Line(String name, State state) {}

    private final transient Messages messages;
    private final DefaultListModel<Line> rows = new DefaultListModel<>();

    /// @param chosen the index of the paper to show
    PaperList(Messages messages, List<String> names, IntConsumer chosen) {
        this.messages = messages;
        names.forEach(name -> rows.addElement(new Line(name, State.UNSEEN)));
        setModel(rows);
        setName("papers");
        setCellRenderer(new Row());
        setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        setSelectedIndex(0);
        setVisibleRowCount(Math.min(MOST_VISIBLE, rows.size()));
        getAccessibleContext()
                .setAccessibleName(messages.text("batch.title", String.valueOf(names.size())));
        addListSelectionListener(e -> {
            if (!e.getValueIsAdjusting() && getSelectedIndex() >= 0) {
                chosen.accept(getSelectedIndex());
            }
        });
    }

    /// Long names are cut with dots, never scrolled.
    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    void show(int paper, State state) {
        var before = rows.get(paper);
        if (before.state != state) {
            rows.set(paper, new Line(before.name, state));
        }
    }

    /// Brings what is worked on into sight.
    void follow(List<ItemStatus> states) {
        for (int i = 0; i < states.size(); i++) {
            var state = State.of(states.get(i));
            show(i, state);
            if (state == State.SIGNING) {
                ensureIndexIsVisible(i);
            }
        }
    }

    private final class Row extends JPanel implements ListCellRenderer<Line> {
        private static final long serialVersionUID = 1L;
        private final JLabel name = new JLabel();
        private final JLabel state = new JLabel();

        Row() {
            super(new BorderLayout(8, 0));
            setBorder(BorderFactory.createEmptyBorder(4, 8, 4, 8));
            name.putClientProperty("html.disable", true);
            add(name, BorderLayout.CENTER);
            add(state, BorderLayout.LINE_END);
        }

        @Override
        public Component getListCellRendererComponent(
                JList<? extends Line> list,
                Line line,
                int index,
                boolean selected,
                boolean focused) {
            var words = messages.text("state." + line.state);
            name.setText(line.name);
            state.setText(words);
            setBackground(selected ? list.getSelectionBackground() : list.getBackground());
            var ink = selected ? list.getSelectionForeground() : list.getForeground();
            name.setForeground(ink);
            state.setForeground(
                    selected
                            ? ink
                            : line.state == State.FAILED
                                    ? Ink.REASON.colour()
                                    : Ink.FAINT.colour());
            getAccessibleContext().setAccessibleName(line.name + ", " + words);
            return this;
        }
    }
}

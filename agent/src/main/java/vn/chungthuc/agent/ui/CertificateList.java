package vn.chungthuc.agent.ui;

import java.awt.BorderLayout;
import java.awt.Component;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.DefaultListModel;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import javax.swing.ListSelectionModel;
import javax.swing.border.Border;
import vn.chungthuc.agent.sign.Candidate;

/// The certificates that are there, the fitting one chosen; those that do not fit are grey and say
/// why.
final class CertificateList extends JList<Candidate> {
    private static final long serialVersionUID = 1L;
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/yyyy").withZone(VIETNAM);

    private final transient Messages messages;
    private final DefaultListModel<Candidate> rows = new DefaultListModel<>();

    CertificateList(Messages messages) {
        this.messages = messages;
        setModel(rows);
        setName("certificates");
        setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        setCellRenderer(new Row());
        getAccessibleContext().setAccessibleName(messages.text("certificates.title"));
    }

    /// Long names are cut with dots, never scrolled.
    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    /// Shows them, with the one chosen that was chosen before, if it is still there.
    void show(List<Candidate> candidates) {
        var before = getSelectedValue();
        rows.clear();
        candidates.stream().filter(Candidate::fits).forEach(rows::addElement);
        candidates.stream().filter(c -> !c.fits()).forEach(rows::addElement);
        if (!candidates.isEmpty()) {
            setSelectedIndex(0);
        }
        for (int i = 0; before != null && before.fits() && i < rows.size(); i++) {
            if (rows.get(i).looksLike(before)) {
                setSelectedIndex(i);
            }
        }
    }

    /// Whether they would look as those that are shown.
    boolean shows(List<Candidate> candidates) {
        return rows.size() == candidates.size()
                && candidates.stream()
                        .allMatch(each ->
                                java.util.Collections.list(rows.elements()).stream()
                                        .anyMatch(each::looksLike));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /// The chosen one, if it may sign.
    Optional<Candidate> chosen() {
        return Optional.ofNullable(getSelectedValue()).filter(Candidate::fits);
    }

    private String reasons(Candidate candidate) {
        return candidate.unfit().stream()
                .map(reason -> messages.text("unfit." + reason))
                .collect(Collectors.joining(". "));
    }

    private final class Row extends JPanel implements ListCellRenderer<Candidate> {
        private static final long serialVersionUID = 1L;
        private final transient Border space = BorderFactory.createEmptyBorder(6, 8, 6, 8);
        private final JLabel owner = new JLabel();
        private final JLabel facts = new JLabel();
        private final JLabel where = new JLabel();

        Row() {
            super(new BorderLayout(0, 1));
            add(owner, BorderLayout.NORTH);
            add(facts, BorderLayout.CENTER);
            add(where, BorderLayout.SOUTH);
            setBorder(space);
            for (var label : List.of(owner, facts, where)) {
                label.putClientProperty("html.disable", true); // names are text
            }
            owner.setFont(owner.getFont().deriveFont(java.awt.Font.BOLD));
        }

        @Override
        public Component getListCellRendererComponent(
                JList<? extends Candidate> list,
                Candidate candidate,
                int index,
                boolean selected,
                boolean focused) {
            var until = DAY.format(candidate.validUntil());
            owner.setText(candidate.owner());
            facts.setText(messages.text("certificate.facts", candidate.issuer(), until));
            where.setText(
                    candidate.fits()
                            ? messages.text(
                                    "certificate.where",
                                    candidate.token().label(),
                                    candidate.serial())
                            : reasons(candidate));
            setBackground(selected ? list.getSelectionBackground() : list.getBackground());
            var ink = selected ? list.getSelectionForeground() : list.getForeground();
            owner.setForeground(candidate.fits() || selected ? ink : Ink.FAINT.colour());
            facts.setForeground(selected ? ink : Ink.FAINT.colour());
            where.setForeground(
                    selected ? ink : candidate.fits() ? Ink.FAINT.colour() : Ink.REASON.colour());
            getAccessibleContext()
                    .setAccessibleName(
                            messages.text(
                                            "certificate.name",
                                            candidate.owner(),
                                            candidate.issuer(),
                                            until,
                                            candidate.token().label())
                                    + ". "
                                    + reasons(candidate));
            return this;
        }
    }
}

package vn.chungthuc.agent.ui;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.doctor.Bundle;
import vn.chungthuc.agent.doctor.Finding;
import vn.chungthuc.agent.doctor.Report;
import vn.chungthuc.agent.words.Words;

/// "Kiểm tra máy": the self-check, one row a finding, and the bundle for whoever helps.
final class CheckPanel {
    private final Desk.Household household;
    private final Messages messages;
    private final Words words;
    private final JPanel panel = new JPanel(new BorderLayout(0, 10));
    private final JPanel rows = Parts.column(List.of());
    private final Says end = new Says("check-end");
    private final JButton again;
    private final JButton copy;
    private final JButton save;
    private @Nullable Report report;

    CheckPanel(Desk.Household household, Messages messages) {
        this.household = household;
        this.messages = messages;
        this.words = new Words("doctor", messages.locale());
        this.again = Parts.button(messages, "check.again", this::look);
        this.copy = Parts.button(messages, "check.copy", this::copy);
        this.save = Parts.button(messages, "check.save", this::choose);
        panel.setBorder(BorderFactory.createEmptyBorder(10, 6, 6, 6));
        panel.add(end.component(), BorderLayout.NORTH);
        panel.add(new SideColumn(rows).scrolling(), BorderLayout.CENTER);
        panel.add(new WrapRow(List.of(again, copy, save)), BorderLayout.SOUTH);
    }

    JComponent component() {
        return panel;
    }

    /// Looks anew; the event thread does not wait.
    void look() {
        again.setEnabled(false);
        copy.setEnabled(false);
        save.setEnabled(false);
        end.calmly(messages.text("check.looking"));
        Thread.ofVirtual()
                .start(() -> {
                    var found = household.examine().get();
                    SwingUtilities.invokeLater(() -> show(found));
                });
    }

    private void show(Report found) {
        report = found;
        rows.removeAll();
        found.findings().forEach(each -> rows.add(row(each)));
        rows.revalidate();
        rows.repaint();
        var sentence = words.text(found.isGood() ? "end.good" : "end.fault");
        if (found.isGood()) {
            end.calmly(sentence);
        } else {
            end.warning(sentence);
        }
        again.setEnabled(true);
        copy.setEnabled(true);
        save.setEnabled(true);
        again.requestFocusInWindow();
    }

    private JPanel row(Finding finding) {
        var parts = new ArrayList<JComponent>();
        var verdict = finding.symptom().verdict();
        var head =
                new JLabel(
                        words.text("sign." + verdict)
                                + "  "
                                + words.text("layer." + finding.symptom().layer()));
        head.putClientProperty("html.disable", true);
        head.putClientProperty("FlatLaf.styleClass", "h4");
        head.setForeground(colour(finding));
        var sentence = finding.sentence(words) + next(finding);
        var text = Parts.paragraph(sentence);
        text.setFocusable(true);
        text.getAccessibleContext().setAccessibleName(head.getText() + ". " + sentence);
        head.setLabelFor(text);
        parts.add(head);
        parts.add(text);
        return Parts.column(parts);
    }

    private String next(Finding finding) {
        return finding.nextStep(words).map(step -> "\n→ " + step).orElse("");
    }

    private static Color colour(Finding finding) {
        return switch (finding.symptom().verdict()) {
            case GOOD -> Ink.ACCENT.colour();
            case WARNING -> Ink.WARNING.colour();
            case FAULT -> Ink.REASON.colour();
        };
    }

    private void copy() {
        if (report != null) {
            var text = new StringSelection(report.text(words));
            Toolkit.getDefaultToolkit().getSystemClipboard().setContents(text, null);
            end.calmly(messages.text("check.copied"));
        }
    }

    private void choose() {
        var chooser = new JFileChooser();
        chooser.setSelectedFile(new File("chungthuc-agent.zip"));
        if (chooser.showSaveDialog(panel) == JFileChooser.APPROVE_OPTION) {
            save(chooser.getSelectedFile());
        }
    }

    private void save(File zip) {
        if (report == null) {
            return;
        }
        try {
            Bundle.write(zip.toPath(), report, household.logs(), household.configuration());
            end.calmly(messages.text("check.saved", zip.getPath()));
        } catch (IOException e) {
            end.warning(messages.text("check.notSaved", String.valueOf(e.getMessage())));
        }
    }
}

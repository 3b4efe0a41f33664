package vn.chungthuc.agent.ui;

import java.awt.BorderLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.ImageIcon;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;

/// What this program is, where its files lie, and under which licence.
final class AboutPanel {
    private static final int MARK = 64;

    private AboutPanel() {}

    static JComponent of(Desk.Household household, Messages messages) {
        var parts = new ArrayList<JComponent>();
        parts.add(new JLabel(new ImageIcon(Mark.of(MARK))));
        parts.add(Parts.heading(messages.text("desk.title"), "h2"));
        var files =
                household.configuration().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining("\n"));
        for (var text :
                List.of(
                        messages.text("about.version", household.version()),
                        messages.text("about.java", String.valueOf(Runtime.version())),
                        messages.text("about.port", String.valueOf(household.port())),
                        messages.text("about.files", files),
                        messages.text("about.logs", household.logs().toString()),
                        messages.text("about.licence"))) {
            var paragraph = Parts.paragraph(text);
            paragraph.setFocusable(true);
            parts.add(paragraph);
        }
        var panel = new JPanel(new BorderLayout());
        panel.setBorder(BorderFactory.createEmptyBorder(14, 10, 10, 10));
        panel.add(new SideColumn(Parts.column(parts)).scrolling(), BorderLayout.CENTER);
        return panel;
    }
}

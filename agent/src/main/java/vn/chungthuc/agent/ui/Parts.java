package vn.chungthuc.agent.ui;

import com.formdev.flatlaf.FlatClientProperties;
import java.util.List;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;

/// What the window is made of. No text in it is ever read as markup.
final class Parts {
    private static final int BETWEEN = 6;

    private Parts() {}

    static JButton button(String name, String text, Runnable pressed) {
        var button = new JButton(text);
        button.setName(name);
        button.addActionListener(_ -> pressed.run());
        return button;
    }

    /// A button whose words and mnemonic stand in the messages under `name`.
    static JButton button(Messages messages, String name, Runnable pressed) {
        var button = button(name, messages.text(name), pressed);
        button.setMnemonic(messages.mnemonic(name));
        return button;
    }

    /// A heading that screen readers find by its name.
    static JLabel heading(String text, String style) {
        var heading = new JLabel(text);
        heading.putClientProperty("html.disable", true);
        heading.putClientProperty(FlatClientProperties.STYLE_CLASS, style);
        heading.setAlignmentX(JComponent.LEFT_ALIGNMENT);
        return heading;
    }

    static JLabel faint(String text) {
        var label = new JLabel(text);
        label.putClientProperty("html.disable", true);
        label.setForeground(Ink.FAINT.colour());
        label.setAlignmentX(JComponent.LEFT_ALIGNMENT);
        return label;
    }

    /// Text that wraps.
    static JTextArea paragraph(String text) {
        var area = new JTextArea(text);
        area.setEditable(false);
        area.setFocusable(false);
        area.setLineWrap(true);
        area.setWrapStyleWord(true);
        area.setOpaque(false);
        area.setBorder(null);
        area.setFont(new JLabel().getFont());
        area.setAlignmentX(JComponent.LEFT_ALIGNMENT);
        return area;
    }

    static JPanel column(List<? extends JComponent> parts) {
        var column = new JPanel();
        column.setLayout(new BoxLayout(column, BoxLayout.PAGE_AXIS));
        column.setOpaque(false);
        column.setAlignmentX(JComponent.LEFT_ALIGNMENT);
        for (var part : parts) {
            part.setAlignmentX(JComponent.LEFT_ALIGNMENT);
            column.add(part);
            column.add(Box.createVerticalStrut(BETWEEN));
        }
        return column;
    }

    static JPanel row(List<? extends JComponent> parts) {
        var row = new JPanel();
        row.setLayout(new BoxLayout(row, BoxLayout.LINE_AXIS));
        row.setOpaque(false);
        row.setAlignmentX(JComponent.LEFT_ALIGNMENT);
        for (var part : parts) {
            row.add(part);
            row.add(Box.createHorizontalStrut(BETWEEN));
        }
        return row;
    }
}

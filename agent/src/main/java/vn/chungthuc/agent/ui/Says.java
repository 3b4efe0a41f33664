package vn.chungthuc.agent.ui;

import java.awt.Color;
import javax.accessibility.AccessibleContext;
import javax.swing.JLabel;
import javax.swing.JTextArea;

/// A sentence that changes while one works. It announces itself to screen readers and takes no room
/// while it has nothing to say.
final class Says {
    private final JTextArea area = Parts.paragraph("");

    Says(String name) {
        area.setName(name);
        area.setVisible(false);
        area.getAccessibleContext().setAccessibleName("");
    }

    JTextArea component() {
        return area;
    }

    String text() {
        return area.getText();
    }

    void nothing() {
        say("", new JLabel().getForeground());
    }

    void calmly(String text) {
        say(text, new JLabel().getForeground());
    }

    /// Why something cannot be.
    void refusal(String text) {
        say(text, Ink.REASON.colour());
    }

    void warning(String text) {
        say(text, Ink.WARNING.colour());
    }

    private void say(String text, Color ink) {
        var before = area.getText();
        area.setForeground(ink);
        area.setText(text);
        area.setVisible(!text.isEmpty());
        area.getAccessibleContext().setAccessibleName(text);
        if (!before.equals(text)) {
            area.getAccessibleContext()
                    .firePropertyChange(
                            AccessibleContext.ACCESSIBLE_DESCRIPTION_PROPERTY, before, text);
        }
        area.revalidate();
    }
}

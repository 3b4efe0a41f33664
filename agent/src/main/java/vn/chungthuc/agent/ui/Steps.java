package vn.chungthuc.agent.ui;

import java.awt.BorderLayout;
import java.awt.Rectangle;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;

/// The step that the person is at: its words and fields, which may scroll, and its buttons, which
/// are always in sight.
final class Steps {
    private final JPanel body = new JPanel(new BorderLayout(0, 8));
    private final JPanel buttons = new JPanel(new BorderLayout());

    Steps() {
        body.setOpaque(false);
        body.setName("step");
        buttons.setOpaque(false);
        buttons.setBorder(BorderFactory.createEmptyBorder(10, 0, 0, 0));
    }

    JPanel body() {
        return body;
    }

    JPanel buttons() {
        return buttons;
    }

    void show(Card card) {
        body.removeAll();
        body.add(heading(card.title()), BorderLayout.NORTH);
        body.add(card.body(), BorderLayout.CENTER);
        body.getAccessibleContext().setAccessibleName(card.title());
        buttons.removeAll();
        buttons.add(Parts.row(List.copyOf(card.buttons())), BorderLayout.LINE_START);
        var root = buttons.getRootPane();
        if (root != null) {
            root.setDefaultButton(card.defaultButton());
            root.revalidate();
            root.repaint();
            // on a low screen the step comes into sight, its end first
            SwingUtilities.invokeLater(() ->
                    body.scrollRectToVisible(
                            new Rectangle(0, 0, body.getWidth(), body.getHeight())));
        }
    }

    private static JLabel heading(String title) {
        return Parts.heading(title, "h4");
    }
}

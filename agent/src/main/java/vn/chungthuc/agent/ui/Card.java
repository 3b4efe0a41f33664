package vn.chungthuc.agent.ui;

import java.util.List;
import javax.swing.JButton;
import javax.swing.JComponent;

/// One step as it stands in the window.
///
/// @param title of it
/// @param body may scroll
/// @param buttons always in sight; the first is the default one
/// @param first what gets the focus
record Card(String title, JComponent body, List<JButton> buttons, JComponent first) {
    Card {
        buttons = List.copyOf(buttons);
    }

    JButton defaultButton() {
        return buttons.getFirst();
    }
}

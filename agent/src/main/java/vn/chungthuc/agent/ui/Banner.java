package vn.chungthuc.agent.ui;

import java.awt.BorderLayout;
import javax.swing.BorderFactory;
import javax.swing.JPanel;

/// A calm line above the pages: something to look at again, nothing that stops anybody.
final class Banner extends JPanel {
    private static final long serialVersionUID = 1L;
    private final transient Says says = new Says("banner");

    Banner() {
        super(new BorderLayout());
        setBackground(Ink.WARNING_GROUND.colour());
        setBorder(BorderFactory.createEmptyBorder(8, 14, 8, 14));
        add(says.component(), BorderLayout.CENTER);
        setVisible(false);
    }

    /// @param text empty to say nothing
    void show(String text) {
        if (!says.text().equals(text)) {
            says.warning(text);
            setVisible(!text.isEmpty());
        }
    }
}

package vn.chungthuc.agent.ui;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.Scrollable;
import javax.swing.SwingUtilities;

/// Facts and step below each other, as wide as their room. On a low screen it scrolls, and what has
/// the focus comes into sight.
final class SideColumn extends JPanel implements Scrollable {
    private static final long serialVersionUID = 1L;
    private static final int UNIT = 24;

    SideColumn(JPanel content) {
        super(new BorderLayout());
        add(content, BorderLayout.NORTH);
        setBorder(BorderFactory.createEmptyBorder(0, 0, 0, 12));
    }

    JScrollPane scrolling() {
        var scroll = new JScrollPane(this);
        scroll.setBorder(BorderFactory.createEmptyBorder());
        scroll.setHorizontalScrollBarPolicy(ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.getVerticalScrollBar().setFocusable(false);
        return scroll;
    }

    @Override
    public void addNotify() {
        super.addNotify();
        KeyboardFocusManager.getCurrentKeyboardFocusManager()
                .addPropertyChangeListener("permanentFocusOwner", focusFollower);
    }

    @Override
    public void removeNotify() {
        KeyboardFocusManager.getCurrentKeyboardFocusManager()
                .removePropertyChangeListener("permanentFocusOwner", focusFollower);
        super.removeNotify();
    }

    private final transient java.beans.PropertyChangeListener focusFollower =
            change -> {
                if (change.getNewValue() instanceof JComponent focused
                        && SwingUtilities.isDescendingFrom((Component) focused, this)) {
                    focused.scrollRectToVisible(
                            new Rectangle(focused.getWidth(), focused.getHeight()));
                }
            };

    @Override
    public Dimension getPreferredScrollableViewportSize() {
        return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
        return UNIT;
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
        return Math.max(UNIT, visible.height - UNIT);
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
        return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
        return getParent() != null && getParent().getHeight() > getPreferredSize().height;
    }
}

package vn.chungthuc.agent.ui;

import java.awt.Dimension;
import java.awt.FlowLayout;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JPanel;

/// Parts beside each other, in a second line where the room is too narrow.
final class WrapRow extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int GAP = 6;

    WrapRow(List<? extends JComponent> parts) {
        super(new FlowLayout(FlowLayout.LEADING, GAP, 0));
        setOpaque(false);
        setAlignmentX(LEFT_ALIGNMENT);
        ((FlowLayout) getLayout()).setVgap(GAP);
        parts.forEach(this::add);
    }

    @Override
    public Dimension getPreferredSize() {
        int room = room();
        int x = GAP;
        int widest = 0;
        int line = 0;
        int height = GAP;
        for (var part : getComponents()) {
            if (!part.isVisible()) {
                continue;
            }
            var size = part.getPreferredSize();
            if (x > GAP && x + size.width > room) {
                height += line + GAP;
                line = 0;
                x = GAP;
            }
            x += size.width + GAP;
            widest = Math.max(widest, x);
            line = Math.max(line, size.height);
        }
        return new Dimension(Math.min(widest, room), height + line + GAP);
    }

    /// What the nearest part of the window that has been laid out already offers.
    private int room() {
        for (var above = getParent(); above != null; above = above.getParent()) {
            if (above.getWidth() > 0) {
                return above.getWidth();
            }
        }
        return Integer.MAX_VALUE;
    }

    @Override
    public Dimension getMaximumSize() {
        return new Dimension(Integer.MAX_VALUE, getPreferredSize().height);
    }
}

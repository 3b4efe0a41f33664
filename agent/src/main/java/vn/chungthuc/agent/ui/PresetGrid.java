package vn.chungthuc.agent.ui;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.GridLayout;
import java.util.ArrayList;
import java.util.function.Consumer;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JPanel;
import vn.chungthuc.agent.ui.Placement.Handle;

/// Nine places in the slot, as it lies: corners, middles of the edges, the middle. One stop for the
/// Tab key; arrows go about in it.
final class PresetGrid extends JPanel {
    private static final long serialVersionUID = 1L;
    private static final int SIDE = 3;

    private final ArrayList<JButton> buttons = new ArrayList<>();

    PresetGrid(Messages messages, Consumer<Handle> chosen) {
        super(new GridLayout(SIDE, SIDE, 2, 2));
        setOpaque(false);
        setName("presets");
        getAccessibleContext().setAccessibleName(messages.text("preset.title"));
        for (int i = 0; i < SIDE * SIDE; i++) {
            var where = new Handle(i % SIDE - 1, 1 - i / SIDE);
            add(button(messages, where, i, chosen));
        }
        buttons.forEach(button -> button.setFocusable(false));
        buttons.get(SIDE * SIDE / 2).setFocusable(true);
        setMaximumSize(getPreferredSize());
    }

    private JButton button(Messages messages, Handle where, int index, Consumer<Handle> chosen) {
        var name = messages.text("preset." + where.x() + "." + where.y());
        var button = new JButton(new Place(where));
        button.setName("preset-" + index);
        button.setToolTipText(name);
        button.getAccessibleContext().setAccessibleName(name);
        button.putClientProperty(
                FlatClientProperties.STYLE, "margin: 3,3,3,3; minimumWidth: 28; arc: 3");
        button.addActionListener(_ -> {
            stand(index);
            chosen.accept(where);
        });
        Keys.bind(button, "LEFT", () -> go(index, -1, 0));
        Keys.bind(button, "RIGHT", () -> go(index, 1, 0));
        Keys.bind(button, "UP", () -> go(index, 0, -1));
        Keys.bind(button, "DOWN", () -> go(index, 0, 1));
        buttons.add(button);
        return button;
    }

    private void go(int from, int right, int down) {
        int column = Math.clamp(from % SIDE + right, 0, SIDE - 1);
        int row = Math.clamp(from / SIDE + down, 0, SIDE - 1);
        stand(row * SIDE + column);
        buttons.get(row * SIDE + column).requestFocusInWindow();
    }

    /// The Tab key leads to this one from now on.
    private void stand(int index) {
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setFocusable(i == index);
        }
    }

    /// The slot, and a stamp where it would stand.
    private record Place(Handle where) implements Icon {
        private static final int WIDTH = 20;
        private static final int HEIGHT = 14;
        private static final int STAMP = 6;

        @Override
        public void paintIcon(Component c, Graphics g, int x, int y) {
            g.setColor(Ink.FAINT.colour());
            g.drawRect(x, y, WIDTH - 1, HEIGHT - 1);
            g.setColor(Ink.ACCENT.colour());
            int across = (WIDTH - STAMP) / 2;
            int along = (HEIGHT - STAMP) / 2;
            g.fillRect(
                    x + across + where.x() * (across - 1),
                    y + along - where.y() * (along - 1),
                    STAMP,
                    STAMP);
        }

        @Override
        public int getIconWidth() {
            return WIDTH;
        }

        @Override
        public int getIconHeight() {
            return HEIGHT;
        }
    }
}

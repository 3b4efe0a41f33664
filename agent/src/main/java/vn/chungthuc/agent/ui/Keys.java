package vn.chungthuc.agent.ui;

import java.awt.event.ActionEvent;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/// What keys do in a component.
final class Keys {
    private static final int SHIFT_STEP = 10;

    private Keys() {}

    /// Moves by steps in points, to the right and upwards.
    interface Move {
        void by(int x, int y);
    }

    /// @param stroke as [KeyStroke#getKeyStroke(String)] reads it
    static void bind(JComponent component, String stroke, Runnable does) {
        bind(component, JComponent.WHEN_FOCUSED, stroke, does);
    }

    /// @param when one of JComponent's three conditions
    static void bind(JComponent component, int when, String stroke, Runnable does) {
        component.getInputMap(when).put(KeyStroke.getKeyStroke(stroke), stroke);
        component.getActionMap().put(stroke, new Does(does));
    }

    /// Arrows move by a point, with Shift by ten.
    static void bindArrows(JComponent component, Move move) {
        for (int step : new int[] {1, SHIFT_STEP}) {
            var with = step == 1 ? "" : "shift ";
            bind(component, with + "LEFT", () -> move.by(-step, 0));
            bind(component, with + "RIGHT", () -> move.by(step, 0));
            bind(component, with + "UP", () -> move.by(0, step));
            bind(component, with + "DOWN", () -> move.by(0, -step));
        }
    }

    private static final class Does extends AbstractAction {
        private static final long serialVersionUID = 1L;
        private final transient Runnable does;

        Does(Runnable does) {
            this.does = does;
        }

        @Override
        public void actionPerformed(ActionEvent e) {
            does.run();
        }
    }
}

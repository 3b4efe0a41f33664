package vn.chungthuc.agent.ui;

import java.awt.Component;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;

/// Lets a component that paints its own focus show it.
record RepaintOnFocus(Component component) implements FocusListener {
    @Override
    public void focusGained(FocusEvent e) {
        component.repaint();
    }

    @Override
    public void focusLost(FocusEvent e) {
        component.repaint();
    }
}

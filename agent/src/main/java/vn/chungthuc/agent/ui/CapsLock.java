package vn.chungthuc.agent.ui;

import java.awt.Toolkit;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells whether Caps Lock is on while somebody types where it matters.
final class CapsLock {
    private static final Logger LOG = LoggerFactory.getLogger(CapsLock.class);

    private CapsLock() {}

    /// @param told on every key and when the focus comes or goes
    static void watch(JComponent field, Consumer<Boolean> told) {
        field.addKeyListener(
                new KeyAdapter() {
                    @Override
                    public void keyPressed(KeyEvent e) {
                        SwingUtilities.invokeLater(() -> told.accept(isOn()));
                    }

                    @Override
                    public void keyReleased(KeyEvent e) {
                        told.accept(isOn());
                    }
                });
        field.addFocusListener(
                new FocusAdapter() {
                    @Override
                    public void focusGained(FocusEvent e) {
                        told.accept(isOn());
                    }

                    @Override
                    public void focusLost(FocusEvent e) {
                        told.accept(false);
                    }
                });
    }

    private static boolean isOn() {
        try {
            return Toolkit.getDefaultToolkit().getLockingKeyState(KeyEvent.VK_CAPS_LOCK);
        } catch (UnsupportedOperationException e) {
            LOG.debug("this desktop does not tell Caps Lock");
            return false;
        }
    }
}

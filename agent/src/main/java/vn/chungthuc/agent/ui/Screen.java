package vn.chungthuc.agent.ui;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.util.Optional;

/// Whether this process can show windows at all.
public final class Screen {
    private Screen() {}

    /// @return why it cannot; empty when it can
    public static Optional<String> missing() {
        try {
            if (GraphicsEnvironment.isHeadless()) {
                return Optional.of("DISPLAY");
            }
            GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
            return Optional.empty();
        } catch (AWTError | HeadlessException | LinkageError e) {
            // AWTError: the display does not answer; LinkageError: its libraries are not installed
            return Optional.of(e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }
}

package vn.chungthuc.agent.ui;

import java.awt.AWTEvent;
import java.awt.AWTException;
import java.awt.Component;
import java.awt.Container;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.WindowEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;

/// What a person in front of the screen sees of the signing window, and when.
public final class Eyes {
    private static final int LOOKS = 3_000;
    private static final int BETWEEN_LOOKS = 10;

    private final Robot robot;
    private CompletableFuture<SignFrame> opened = new CompletableFuture<>();

    public Eyes() throws AWTException {
        robot = new Robot();
        Toolkit.getDefaultToolkit().addAWTEventListener(this::see, AWTEvent.WINDOW_EVENT_MASK);
    }

    private void see(AWTEvent event) {
        if (event.getID() == WindowEvent.WINDOW_OPENED
                && event.getSource() instanceof SignFrame f) {
            opened.complete(f);
        }
    }

    /// When what was asked for stood on the screen.
    ///
    /// @param window milliseconds until the window was open
    /// @param page milliseconds until a page with something on it was
    public record Times(long window, long page) {}

    /// Waits for the next window and its first page, then presses "Bỏ qua".
    ///
    /// @param began of [System#nanoTime]
    public Times watch(long began) throws Exception {
        var frame = opened.get();
        long window = System.nanoTime();
        var pages = pages(frame);
        for (int i = 0; i < LOOKS && !drawn(robot.createScreenCapture(pages)); i++) {
            robot.delay(BETWEEN_LOOKS);
        }
        long page = System.nanoTime();
        opened = new CompletableFuture<>();
        SwingUtilities.invokeAndWait(frame::withdraw);
        return new Times((window - began) / 1_000_000, (page - began) / 1_000_000);
    }

    /// The lower part of the pages: while nothing is painted, words stand in the upper one.
    private static Rectangle pages(SignFrame frame) throws Exception {
        var found = new AtomicReference<@Nullable Rectangle>();
        SwingUtilities.invokeAndWait(() -> {
            var view = find(frame, "pages");
            if (view != null && view.getParent() != null) {
                var at = view.getParent().getLocationOnScreen();
                var room = view.getParent().getSize();
                found.set(
                        new Rectangle(
                                at.x + room.width / 4,
                                at.y + room.height / 3,
                                room.width / 2,
                                room.height / 2));
            }
        });
        var seen = found.get();
        if (seen == null) {
            throw new IllegalStateException("no pages in the window");
        }
        return seen;
    }

    private static @Nullable Component find(Container in, String name) {
        for (var each : in.getComponents()) {
            if (name.equals(each.getName())) {
                return each;
            }
            var deeper = each instanceof Container inner ? find(inner, name) : null;
            if (deeper != null) {
                return deeper;
            }
        }
        return null;
    }

    /// Whether there is ink on white: dark points.
    private static boolean drawn(java.awt.image.BufferedImage image) {
        for (int y = 0; y < image.getHeight(); y += 2) {
            for (int x = 0; x < image.getWidth(); x += 2) {
                int rgb = image.getRGB(x, y);
                if ((rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF) < 3 * 90) {
                    return true;
                }
            }
        }
        return false;
    }
}

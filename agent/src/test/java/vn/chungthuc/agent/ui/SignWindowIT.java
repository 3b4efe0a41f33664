package vn.chungthuc.agent.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real window on a display of its own (Xvfb, openbox), in a process of its own, with the keys
/// that a person would press.
class SignWindowIT {
    private static final int SECONDS = 60;

    private static TestScreen screen;

    private static final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    @TempDir private Path folder;
    private final List<Process> windows = new ArrayList<>();

    @BeforeAll
    static void startDisplay() throws IOException {
        screen = TestScreen.start(1366, 768);
    }

    @AfterAll
    static void stopDisplay() {
        if (screen != null) {
            screen.close();
        }
    }

    @AfterEach
    void closeWindow() {
        windows.forEach(Process::destroyForcibly);
        said.clear();
    }

    @Test
    void theKeyboardAloneFinishesASignature() throws IOException, InterruptedException {
        open(1);
        key("Return"); // Ok: the fitting certificate is chosen already
        await("FOCUS pin");
        type("999999");
        key("Return");
        await("FOCUS pin"); // it is said to be wrong, and asked again
        enterPin();
        key("shift+Left");
        key("Up");
        key("Return"); // Áp dụng
        assertThat(answer())
                .startsWith("GIVEN [Rect[llx=310.0, lly=261.0, urx=490.0, ury=361.0]]")
                .contains("+07:00");
    }

    @Test
    void aMoveAndAnApplyInOneBreathSignWhereItWasMovedTo()
            throws IOException, InterruptedException {
        open(1);
        key("Return");
        await("FOCUS pin");
        enterPin();
        xdotool("key", "--clearmodifiers", "--delay", "1", "Left", "Left", "Return");
        assertThat(answer()).startsWith("GIVEN [Rect[llx=318.0, lly=260.0,");
    }

    @Test
    void aBatchIsOneEntryAndOneYes() throws IOException, InterruptedException {
        open(3);
        key("Return");
        await("FOCUS pin");
        enterPin();
        key("Return");
        assertThat(answer().split("Rect\\[", -1)).hasSize(4);
    }

    @Test
    void theLastTryNeedsATickAndAnEmptyPinIsNoTry() throws IOException, InterruptedException {
        open(1, "FINAL_TRY");
        key("Return"); // Ok; the tick has the focus now, the field is closed
        await("FOCUS understood");
        type(WindowPlay.PIN);
        key("Return");
        key("space"); // the tick
        key("Tab");
        key("Return"); // nothing typed: no try
        enterPin();
        key("Home"); // another page may be looked at
        key("Down");
        key("Return");
        assertThat(answer()).startsWith("GIVEN [Rect[llx=320.0, lly=259.0,");
    }

    @Test
    void numbersAndPresetsPlaceItByKeyboard() throws IOException, InterruptedException {
        open(1);
        key("Return");
        await("FOCUS pin");
        enterPin();
        key("alt+c"); // from the left
        await("FOCUS place.x");
        type("10,5");
        key("Return"); // ends the number, not the placing
        key("alt+y"); // from below
        await("FOCUS place.y");
        type("9999");
        key("Return"); // as far as it goes
        key("alt+p"); // Áp dụng
        assertThat(answer()).startsWith("GIVEN [Rect[llx=85.76, lly=400.0,");
    }

    @Test
    void escapeSignsNothing() throws IOException, InterruptedException {
        open(1);
        key("Escape");
        assertThat(answer()).isEqualTo("REFUSED");
    }

    @Test
    void escapeAfterThePinSignsNothing() throws IOException, InterruptedException {
        open(1);
        key("Return");
        await("FOCUS pin");
        enterPin();
        key("Escape");
        assertThat(answer()).isEqualTo("REFUSED");
    }

    private void open(int papers) throws IOException, InterruptedException {
        open(papers, "FINE");
    }

    private void open(int papers, String pinState) throws IOException, InterruptedException {
        var window =
                screen.java(
                        List.of(),
                        WindowPlay.class,
                        folder.toString(),
                        String.valueOf(papers),
                        "vi",
                        pinState);
        windows.add(window);
        Thread.ofVirtual().start(() -> listen(window));
        await("FOCUS certificates");
        await("READY");
    }

    private static void listen(Process window) {
        try (var lines = window.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException _) {
            // it was closed
        }
    }

    private static void enterPin() throws IOException, InterruptedException {
        type(WindowPlay.PIN);
        key("Return");
        await("FOCUS pages");
    }

    /// Waits until the window says this; what it said before is behind us.
    private static void await(String wanted) throws InterruptedException {
        var line = next();
        while (!line.equals(wanted)) {
            line = next();
        }
    }

    private static String next() throws InterruptedException {
        var line = said.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(line).as("the window says nothing more").isNotNull();
        return String.valueOf(line);
    }

    /// What the person answered, in the end.
    private static String answer() throws InterruptedException {
        var line = next();
        while (line.startsWith("FOCUS") || line.equals("READY")) {
            line = next();
        }
        return line;
    }

    private static void key(String key) throws IOException, InterruptedException {
        xdotool("key", "--clearmodifiers", key);
    }

    private static void type(String text) throws IOException, InterruptedException {
        xdotool("type", "--delay", "15", text);
    }

    private static void xdotool(String... arguments) throws IOException, InterruptedException {
        screen.xdotool(arguments);
    }
}

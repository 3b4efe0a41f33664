package vn.chungthuc.agent.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.testkit.Needs;

/// The real window on a display of its own (Xvfb, openbox), in a process of its own, with the keys
/// that a person would press.
class SignWindowIT {
    private static final String TITLE = "ChungThuc – Ký số";
    private static final int SECONDS = 60;

    private static Process server;
    private static Process manager;
    private static String display;

    @TempDir private Path folder;
    private final List<Process> windows = new ArrayList<>();

    @BeforeAll
    static void startDisplay() throws IOException {
        for (var program : List.of("Xvfb", "openbox", "xdotool")) {
            Needs.that(onPath(program), program.toLowerCase(java.util.Locale.ROOT));
        }
        // Xvfb chooses a free number and writes it to its standard output
        server =
                new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        display = ":" + reader(server).readLine();
        manager = onDisplay("openbox").redirectErrorStream(true).start();
    }

    @AfterAll
    static void stopDisplay() {
        if (server != null) {
            manager.destroy();
            server.destroy();
        }
    }

    @AfterEach
    void closeWindow() {
        windows.forEach(Process::destroyForcibly);
    }

    @Test
    void theKeyboardAloneFinishesASignature() throws IOException, InterruptedException {
        open(1);
        key("Return"); // Ok: the fitting certificate is chosen already
        type("999999");
        key("Return");
        Thread.sleep(2_000);
        type(WindowPlay.PIN);
        key("Return");
        Thread.sleep(2_000);
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
        type(WindowPlay.PIN);
        key("Return");
        Thread.sleep(2_000);
        xdotool("key", "--clearmodifiers", "--delay", "1", "Left", "Left", "Return");
        assertThat(answer()).startsWith("GIVEN [Rect[llx=318.0, lly=260.0,");
    }

    @Test
    void aBatchIsOneEntryAndOneYes() throws IOException, InterruptedException {
        open(3);
        key("Return");
        type(WindowPlay.PIN);
        key("Return");
        Thread.sleep(2_000);
        key("Return");
        assertThat(answer().split("Rect\\[", -1)).hasSize(4);
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
        type(WindowPlay.PIN);
        key("Return");
        Thread.sleep(2_000);
        key("Escape");
        assertThat(answer()).isEqualTo("REFUSED");
    }

    private void open(int papers) throws IOException, InterruptedException {
        var window =
                onDisplay(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                WindowPlay.class.getName(),
                                folder.toString(),
                                String.valueOf(papers),
                                "vi")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        windows.add(window);
        xdotool("search", "--sync", "--onlyvisible", "--name", TITLE);
        Thread.sleep(3_000); // focus, and the certificates read in the background
    }

    private String answer() throws IOException, InterruptedException {
        var window = windows.getFirst();
        assertThat(window.waitFor(SECONDS, TimeUnit.SECONDS)).as("still open").isTrue();
        return String.valueOf(reader(window).readLine());
    }

    private static void key(String key) throws IOException, InterruptedException {
        xdotool("key", "--clearmodifiers", key);
        Thread.sleep(700);
    }

    private static void type(String text) throws IOException, InterruptedException {
        xdotool("type", "--delay", "40", text);
    }

    private static void xdotool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(arguments));
        var process = onDisplay(command.toArray(String[]::new)).redirectErrorStream(true).start();
        boolean done = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroy();
        assertThat(done).as("%s", command).isTrue();
    }

    private static ProcessBuilder onDisplay(String... command) {
        var builder = new ProcessBuilder(command);
        builder.environment().put("DISPLAY", display);
        return builder;
    }

    private static BufferedReader reader(Process process) {
        return process.inputReader(StandardCharsets.UTF_8);
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}

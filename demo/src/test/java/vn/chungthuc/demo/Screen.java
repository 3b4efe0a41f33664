package vn.chungthuc.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A screen in memory (Xvfb) with a window manager, and hands for its keyboard and mouse (xdotool).
final class Screen implements AutoCloseable {
    private final Process server;
    private final Process manager;
    private final String display;

    private Screen(Process server, Process manager, String display) {
        this.server = server;
        this.manager = manager;
        this.display = display;
    }

    static Screen open(Path folder) throws Exception {
        var number = folder.resolve("display").toFile();
        var server =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "exec Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>'"
                                        + number
                                        + "'")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("xvfb.log").toFile())
                        .start();
        for (int i = 0; i < 100 && number.length() == 0; i++) {
            Pause.millis(100);
        }
        var display = ":" + Files.readString(number.toPath()).strip();
        var openbox = new ProcessBuilder("openbox").redirectErrorStream(true);
        openbox.environment().put("DISPLAY", display);
        var manager = openbox.redirectOutput(folder.resolve("openbox.log").toFile()).start();
        return new Screen(server, manager, display);
    }

    Map<String, String> environment() {
        return Map.of("DISPLAY", display);
    }

    /// Waits for a window of that title and gives it the keyboard.
    ///
    /// @return its number
    String window(String title) throws Exception {
        for (int i = 0; i < 300; i++) {
            var found = say("search", "--onlyvisible", "--name", title);
            if (!found.isBlank()) {
                var window = found.strip().lines().toList().getLast();
                say("windowactivate", "--sync", window);
                return window;
            }
            Pause.millis(100);
        }
        throw new IOException("no window called " + title);
    }

    void awaitGone(String title) throws Exception {
        for (int i = 0; i < 300; i++) {
            if (say("search", "--onlyvisible", "--name", title).isBlank()) {
                return;
            }
            Pause.millis(100);
        }
        throw new IOException("still there: " + title);
    }

    void key(String name) throws Exception {
        say("key", "--delay", "60", name);
    }

    void type(String text) throws Exception {
        say("type", "--delay", "40", text);
    }

    /// Drags from one point of the screen to another, with steps between, as a hand does.
    void drag(int x, int y, int toX, int toY) throws Exception {
        say("mousemove", "--sync", Integer.toString(x), Integer.toString(y), "mousedown", "1");
        for (int step = 1; step <= 10; step++) {
            Pause.millis(30);
            say(
                    "mousemove",
                    Integer.toString(x + (toX - x) * step / 10),
                    Integer.toString(y + (toY - y) * step / 10));
        }
        say("mouseup", "1");
    }

    /// A picture of the whole screen, by a JVM that has it.
    void picture(Path png) throws Exception {
        Files.createDirectories(png.toAbsolutePath().getParent());
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                List.of(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScreenPicture.class.getName(),
                        png.toString());
        run(command);
    }

    private String say(String... words) throws Exception {
        var command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(words));
        return run(command);
    }

    private String run(List<String> command) throws Exception {
        var builder = new ProcessBuilder(command).redirectError(new File("/dev/null"));
        builder.environment().put("DISPLAY", display);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor(30, TimeUnit.SECONDS);
        return said;
    }

    @Override
    public void close() {
        manager.destroy();
        server.destroy();
    }
}

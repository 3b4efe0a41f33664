package vn.chungthuc.agent.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.chungthuc.testkit.Needs;

/// A display of its own (Xvfb, openbox) and programs on it.
record TestScreen(Process server, Process manager, String display) implements AutoCloseable {
    private static final int SECONDS = 60;

    static TestScreen start(int width, int height) throws IOException {
        for (var program : List.of("Xvfb", "openbox", "xdotool")) {
            Needs.that(onPath(program), program.toLowerCase(Locale.ROOT));
        }
        // Xvfb chooses a free number and writes it to its standard output
        var size = width + "x" + height + "x24";
        var server =
                new ProcessBuilder(
                                "Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp")
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var display = ":" + server.inputReader(StandardCharsets.UTF_8).readLine();
        var manager = on(display, List.of("openbox")).redirectErrorStream(true).start();
        return new TestScreen(server, manager, display);
    }

    /// A main class of the tests, in a process of its own.
    Process java(List<String> options, Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return on(display, command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    void xdotool(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(arguments));
        var process =
                on(display, command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        boolean done = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroy();
        assertThat(done).as("%s", command).isTrue();
    }

    private static ProcessBuilder on(String display, List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().put("DISPLAY", display);
        return builder;
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Override
    public void close() {
        manager.destroy();
        server.destroy();
    }
}

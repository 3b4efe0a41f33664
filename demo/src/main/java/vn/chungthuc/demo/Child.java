package vn.chungthuc.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One of our programs in a JVM of its own, its output in a log file. It runs on the class path of
/// this JVM and ends no later than it.
public final class Child implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final Path log;

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /// What to start.
    ///
    /// @param name for people
    /// @param main its class
    /// @param jvm options of the JVM, such as a heap
    /// @param arguments of the program
    /// @param environment added to ours
    /// @param folder where it runs
    public record Order(
            String name,
            Class<?> main,
            List<String> jvm,
            List<String> arguments,
            Map<String, String> environment,
            Path folder) {}

    /// @param log appended to
    public static Child start(Order order, Path log) throws IOException {
        Files.createDirectories(order.folder);
        Files.createDirectories(log.toAbsolutePath().getParent());
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-XX:+UseSerialGC");
        command.add("-Dlogback.configurationFile=demo-logback.xml");
        command.addAll(order.jvm);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(order.main.getName());
        command.addAll(order.arguments);
        var builder =
                new ProcessBuilder(command)
                        .directory(order.folder.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(order.environment);
        return new Child(order.name, builder.start(), log);
    }

    public boolean alive() {
        return process.isAlive();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /// Waits until `ready` holds.
    ///
    /// @throws DemoFault when the program ends or the time is over; names its log
    public void await(Duration limit, Ready ready) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!ready.yet()) {
            if (!process.isAlive()) {
                throw new DemoFault(name + " đã dừng (mã " + process.exitValue() + "): " + tail());
            }
            if (System.nanoTime() > end) {
                throw new DemoFault(
                        name + " chưa sẵn sàng sau " + limit.toSeconds() + " giây: " + tail());
            }
            Pause.millis(100);
        }
    }

    /// Asked again and again until it says yes.
    public interface Ready {
        boolean yet() throws IOException;
    }

    /// Ends it at once, as a crash would.
    public void kill() throws IOException {
        process.destroyForcibly();
        await(process, PATIENCE);
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        if (!await(process, PATIENCE)) {
            kill();
        }
    }

    private static boolean await(Process process, Duration limit) throws IOException {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String tail() throws IOException {
        var lines = Files.readAllLines(log);
        return log
                + "\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }
}

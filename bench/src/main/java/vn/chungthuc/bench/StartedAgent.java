package vn.chungthuc.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The agent in a JVM of its own, from the start of the process until it listens.
final class StartedAgent implements AutoCloseable {
    private final Process process;
    private final long millis;

    /// @param jvm options
    StartedAgent(Path folder, List<String> jvm) throws IOException {
        var config = folder.resolve("agent.yaml");
        Files.writeString(config, "data-folder: data\n");
        var options = new ArrayList<>(jvm);
        options.add("-Dchungthuc.logs=" + folder.resolve("logs"));
        var command = command(options, AgentBench.program());
        command.addAll(List.of("serve", "--quiet", "--config", config.toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("DISPLAY");
        long began = System.nanoTime();
        process = builder.start();
        var lines = process.inputReader(StandardCharsets.UTF_8);
        for (var line = lines.readLine(); ; line = lines.readLine()) {
            if (line == null) {
                throw new IOException("the agent did not start");
            }
            if (line.contains("listening on")) {
                break;
            }
        }
        millis = (System.nanoTime() - began) / 1_000_000;
    }

    private static List<String> command(List<String> jvm, String main) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        return command;
    }

    /// Runs a program to its end and returns its last line.
    static String said(List<String> jvm, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        var command = command(jvm, main.getName());
        command.addAll(List.of(arguments));
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        if (process.waitFor() != 0 || lines.isEmpty()) {
            throw new IOException(main + " failed");
        }
        return lines.getLast();
    }

    long millis() {
        return millis;
    }

    /// proc(5), `VmRSS`.
    long residentMegabytes() throws IOException {
        var status = Path.of("/proc", String.valueOf(process.pid()), "status");
        for (var line : Files.readAllLines(status)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
            }
        }
        throw new IOException("no VmRSS");
    }

    /// Ends it in order, so that a cache it was to make is written.
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}

package vn.chungthuc.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.agent.AgentMain;

/// The agent in a JVM of its own with the packaged program's options and jars, from the start of
/// the process until it says something.
final class StartedAgent implements AutoCloseable {
    private final Process process;
    private final long millis;

    /// @param program the agent and its options
    /// @param line of its log that is waited for, or a part of it
    StartedAgent(Path folder, Program program, String line) throws IOException {
        var config = folder.resolve("agent.yaml");
        Files.writeString(config, "data-folder: data\n");
        var logs = "-Dchungthuc.logs=" + folder.resolve("logs");
        var arguments = List.of("serve", "--quiet", "--config", config.toString());
        var builder =
                new ProcessBuilder(program.with(logs).command(AgentMain.class, arguments))
                        .redirectErrorStream(true);
        long began = System.nanoTime();
        process = builder.start();
        var lines = process.inputReader(StandardCharsets.UTF_8);
        if (lines.lines().noneMatch(said -> said.contains(line))) {
            throw new IOException("the agent did not start");
        }
        millis = (System.nanoTime() - began) / 1_000_000;
    }

    /// A JVM's class path and options.
    record Program(String classPath, List<String> options) {
        Program {
            options = List.copyOf(options);
        }

        Program with(String option) {
            var more = new ArrayList<>(options);
            more.add(option);
            return new Program(classPath, more);
        }

        /// With more classes behind its own, which a cache does not mind.
        Program andClasses(String more) {
            return new Program(classPath + java.io.File.pathSeparator + more, options);
        }

        private List<String> command(Class<?> main, List<String> arguments) {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var command = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED"));
            command.addAll(options);
            command.addAll(List.of("-cp", classPath, main.getName()));
            command.addAll(arguments);
            return command;
        }

        /// Runs a program to its end and returns its last line; empty when it failed.
        String said(Class<?> main, String... arguments) throws IOException, InterruptedException {
            var process =
                    new ProcessBuilder(command(main, List.of(arguments)))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            var lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
            return process.waitFor() != 0 || lines.isEmpty() ? "" : lines.getLast();
        }
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

    /// Ends it in order, so that a cache it was to make is written. Its output is read to the end:
    /// whoever writes the cache says so first, and dies of a pipe that nobody reads.
    @Override
    public void close() throws IOException {
        process.toHandle().destroy();
        try {
            process.inputReader(StandardCharsets.UTF_8).lines().forEach(_ -> {});
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}

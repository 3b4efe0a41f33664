package vn.chungthuc.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Debian's programs that tests and demo call: found on the path, run to their end.
final class Programs {
    private static final long SECONDS = 120;

    private Programs() {}

    /// What a program said.
    ///
    /// @param code its exit code
    /// @param output standard output and error as they came
    record Said(int code, String output) {}

    static boolean has(String name) {
        var path = System.getenv("PATH");
        if (path == null) {
            return false;
        }
        for (var folder : path.split(":")) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
                return true;
            }
        }
        return false;
    }

    /// Runs a program to its end.
    ///
    /// @throws IOException when it does not start or takes longer than two minutes
    static Said run(Map<String, String> environment, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C.UTF-8");
        var output = Files.createTempFile("said", ".txt");
        try {
            var process = builder.redirectOutput(output.toFile()).start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " did not end in " + SECONDS + " s");
            }
            var said =
                    new String(Files.readAllBytes(output), java.nio.charset.StandardCharsets.UTF_8);
            return new Said(process.exitValue(), said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}

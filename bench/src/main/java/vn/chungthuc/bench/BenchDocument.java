package vn.chungthuc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/// `docs/benchmarks.md` has parts, each written by a benchmark of its own under its heading.
final class BenchDocument {
    static final String ENGINE = "# Benchmarks";
    static final String AGENT = "# Benchmarks of the agent";
    static final String PORTAL = "# Benchmarks of the portal";

    private BenchDocument() {}

    /// Writes one part and leaves the others.
    ///
    /// @param part begins with its heading
    static void put(Path file, String heading, String part) throws IOException {
        var parts = new LinkedHashMap<String, StringBuilder>();
        List.of(ENGINE, AGENT, PORTAL).forEach(each -> parts.put(each, new StringBuilder()));
        var current = new StringBuilder();
        for (var line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            current = parts.getOrDefault(line, current);
            current.append(line).append('\n');
        }
        parts.put(heading, new StringBuilder(part));
        Files.writeString(
                file,
                parts.values().stream()
                                .map(text -> text.toString().strip())
                                .filter(text -> !text.isEmpty())
                                .collect(Collectors.joining("\n\n"))
                        + "\n");
    }
}

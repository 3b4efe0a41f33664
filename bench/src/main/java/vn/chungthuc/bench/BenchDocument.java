package vn.chungthuc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `docs/benchmarks.md` has two halves, each written by a benchmark of its own.
final class BenchDocument {
    /// The heading that the second half begins with.
    static final String AGENT = "# Benchmarks of the agent";

    private BenchDocument() {}

    /// Writes one half and leaves the other.
    ///
    /// @param heading [#AGENT], or anything else for the first half
    static void put(Path file, String heading, String half) throws IOException {
        var before = Files.exists(file) ? Files.readString(file) : "";
        int at = before.indexOf(AGENT);
        var first = at < 0 ? before : before.substring(0, at);
        var second = at < 0 ? "" : before.substring(at);
        boolean agent = heading.equals(AGENT);
        var text = (agent ? first : half).strip() + "\n\n" + (agent ? half : second).strip();
        Files.writeString(file, text.strip() + "\n");
    }
}

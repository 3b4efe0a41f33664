package vn.chungthuc.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// A PKCS#11 module in front of SoftHSM, built with gcc, that behaves as real tokens and drivers
/// do: it takes its time, locks, is pulled out, hangs and crashes. What it does is told by a file
/// beside it, which it reads anew at each call. It opens a copy of SoftHSM, so it stands beside
/// other tokens in one process.
public final class TokenShim {
    private final Path module;
    private final Path log;
    private final Path calls;
    private final Map<String, String> usual;
    private final Map<String, String> settings = new TreeMap<>();

    /// How long the token was at one signature.
    ///
    /// @param begin nanoseconds of a clock that no one sets
    public record Span(long begin, long end) {}

    private TokenShim(Path module, Map<String, String> usual) throws IOException {
        this.module = module;
        this.log = module.resolveSibling("signatures.log");
        this.calls = module.resolveSibling("calls.log");
        this.usual = new TreeMap<>(usual);
        this.usual.put("log", log.toString());
        this.usual.put("calls", calls.toString());
        behave();
    }

    public static boolean available() {
        return SoftToken.available() && Programs.has("gcc");
    }

    /// @param folder where the module is built
    public static TokenShim before(SoftToken token, Path folder) throws IOException {
        var source = folder.resolve("token-shim.c");
        try (var in = TokenShim.class.getResourceAsStream("token-shim.c")) {
            Files.copy(Objects.requireNonNull(in), source);
        }
        var module = folder.resolve("token-shim.so");
        var said =
                Programs.run(
                        Map.of(),
                        List.of(
                                "gcc",
                                "-shared",
                                "-fPIC",
                                "-O1",
                                "-o",
                                module.toString(),
                                source.toString(),
                                "-ldl",
                                "-lpthread"));
        if (said.code() != 0) {
            throw new IOException("gcc: " + said.output());
        }
        var behind = Files.copy(SoftToken.library(), folder.resolve("behind.so"));
        return new TokenShim(
                module,
                Map.of(
                        "library",
                        behind.toString(),
                        "softhsm2-conf",
                        token.environment().get("SOFTHSM2_CONF")));
    }

    /// The module's path, for a driver list.
    public Path module() {
        return module;
    }

    /// Behaves as it should from now on, and begins to count anew.
    public void behave() throws IOException {
        settings.clear();
        settings.putAll(usual);
        write();
        forget();
        Files.deleteIfExists(Path.of(module + ".wrong"));
    }

    /// Changes how it behaves from now on: the keys stand in `token-shim.c`.
    public void set(String key, String value) throws IOException {
        settings.put(key, value);
        write();
    }

    /// In one step: the module may be reading.
    private void write() throws IOException {
        var text = new StringBuilder();
        settings.forEach((k, v) -> text.append(k).append('=').append(v).append('\n'));
        var written = Files.writeString(Path.of(module + ".written"), text);
        Files.move(written, Path.of(module + ".settings"), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Begins to count anew.
    public void forget() throws IOException {
        Files.deleteIfExists(log);
        Files.deleteIfExists(calls);
    }

    /// How often a function was called since [#forget].
    public long calls(String function) throws IOException {
        if (!Files.exists(calls)) {
            return 0;
        }
        try (var lines = Files.lines(calls)) {
            return lines.filter(function::equals).count();
        }
    }

    /// The signatures since [#forget], in the order in which they ended.
    public List<Span> signatures() throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.map(line -> line.split(" "))
                    .map(pair -> new Span(Long.parseLong(pair[0]), Long.parseLong(pair[1])))
                    .toList();
        }
    }

    /// The share of the time from the first signature's begin to the last one's end in which the
    /// token was at work.
    public double busyShare() throws IOException {
        var spans = signatures();
        long busy = spans.stream().mapToLong(span -> span.end() - span.begin()).sum();
        return (double) busy / (spans.getLast().end() - spans.getFirst().begin());
    }
}

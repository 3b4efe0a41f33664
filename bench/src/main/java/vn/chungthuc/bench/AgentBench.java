package vn.chungthuc.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import vn.chungthuc.agent.sign.BusyToken;
import vn.chungthuc.agent.ui.WindowTimes;
import vn.chungthuc.bench.StartedAgent.Program;
import vn.chungthuc.testkit.ScanPdf;

/// `./run bench agent`: what a signer waits for. Every figure is taken from programs of their own.
public final class AgentBench {
    private static final int STARTS = 5;
    private static final long MB = 1_000_000;
    private static final String LISTENS = "listening on";
    private static final List<String> PACKAGED =
            List.of("-XX:+UseSerialGC", "-Xmx256m", "-Xlog:aot=off", "-Xlog:cds=off");
    private static final List<Integer> HEAPS = List.of(32, 48, 64, 96, 128, 192, 256);

    private final Path folder;
    private final Program plain;
    private final Path cache;
    private final boolean screen = System.getenv("DISPLAY") != null;
    private final StringBuilder out = new StringBuilder();

    private AgentBench(Path folder, Path jars) throws IOException {
        this.folder = folder;
        this.cache = folder.resolve("agent.aot");
        try (var all = Files.list(jars)) {
            var path =
                    all.sorted()
                            .map(Path::toString)
                            .collect(Collectors.joining(File.pathSeparator));
            plain = new Program(path, PACKAGED);
        }
    }

    /// @param args the Markdown file whose second half this is, the folder of the agent's jars
    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("bench");
        try {
            var bench = new AgentBench(folder, Path.of(args[1]).toAbsolutePath());
            var load = Machine.load();
            bench.starts();
            bench.clicks();
            bench.pages();
            bench.batch();
            var half = bench.head(load) + bench.out;
            BenchDocument.put(Path.of(args[0]), BenchDocument.AGENT, half);
            System.out.println(half);
        } finally {
            try (var all = Files.walk(folder)) {
                for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private String head(String load) throws IOException {
        return """
        %s

        `./run bench agent` wrote this on %s: %s.
        Load of the machine (proc(5), loadavg) before it began: %s; at its end, its own work included: %s.

        The agent runs from its jars with the packaged program's options (`-Xmx256m -XX:+UseSerialGC`) on a screen
        of its own (Xvfb); the AOT cache is trained as `./run package` does. "First" is the first window of a
        program's life, "later" the next one.

        | what | measured | aim |
        | --- | --- | --- |
        """
                .formatted(
                        BenchDocument.AGENT,
                        LocalDate.now(ZoneId.systemDefault()),
                        Machine.described(),
                        load,
                        Machine.load());
    }

    private void line(String what, String measured, String aim) {
        out.append("| ").append(what).append(" | ").append(measured).append(" | ");
        out.append(aim).append(" |\n");
    }

    private Program cached() {
        return plain.with("-XX:AOTCache=" + cache);
    }

    private void starts() throws IOException {
        var ready = screen ? "rehearsed in" : LISTENS;
        new StartedAgent(folder, plain.with("-XX:AOTCacheOutput=" + cache), ready).close();
        if (!Files.exists(cache)) {
            throw new IOException("no AOT cache was written");
        }
        line("start to listening port, median of " + STARTS, start(plain), "");
        line("the same with the JDK's AOT cache", start(cached()), "");
        try (var agent = new StartedAgent(folder, cached(), ready)) {
            var what = screen ? "what a window needs is loaded" : "no screen";
            line("memory at rest, " + what, agent.residentMegabytes() + " MB resident", "");
        }
    }

    private String start(Program program) throws IOException {
        var millis = new ArrayList<Long>();
        for (int i = 0; i < STARTS; i++) {
            try (var agent = new StartedAgent(folder, program, LISTENS)) {
                millis.add(agent.millis());
            }
        }
        millis.sort(Comparator.naturalOrder());
        return millis.get(STARTS / 2) + " ms";
    }

    private void clicks() throws IOException, InterruptedException {
        var what = "a page's request to the window, 0.5 MB";
        if (!screen) {
            line(what, "not measured: no screen, no Xvfb", "");
            return;
        }
        for (var program : List.of(plain, cached())) {
            var into = Files.createTempDirectory(folder, "click");
            var said =
                    program.andClasses(ours()).said(ClickTimes.class, into.toString()).split(" ");
            line(
                    what + (program.equals(plain) ? "" : ", with the cache"),
                    "first %s ms (its page %s), later %s ms (%s)"
                            .formatted(said[0], said[1], said[2], said[3]),
                    "");
        }
    }

    private static String ours() {
        return System.getProperty("java.class.path");
    }

    private void pages() throws IOException, InterruptedException {
        for (int size : new int[] {1, 30, 200}) {
            var pdf = folder.resolve("scan-" + size + ".pdf");
            ScanPdf.of(size).size(size * MB).write(pdf);
            var what =
                    size + " MB, " + size + " pages: window asked for to first page on the screen";
            if (screen) {
                var said = window(cached(), pdf);
                long most = Math.max(Long.parseLong(said[1]), Long.parseLong(said[3]));
                line(
                        what,
                        "first %s ms, later %s ms".formatted(said[1], said[3]),
                        most < 1000 ? "< 1 s: reached" : "< 1 s: **not reached**");
            } else {
                line(what, "not measured: no screen, no Xvfb", "< 1 s");
            }
            if (size == 200) {
                heap(pdf);
            }
            Files.delete(pdf);
        }
    }

    private String[] window(Program program, Path pdf) throws IOException, InterruptedException {
        var into = Files.createTempDirectory(folder, "window");
        return program.andClasses(ours())
                .said(WindowTimes.class, into.toString(), pdf.toString())
                .split(" ");
    }

    /// The least of some heaps in which the window shows the document.
    private void heap(Path pdf) throws IOException, InterruptedException {
        for (int heap : HEAPS) {
            var program =
                    new Program(
                            plain.classPath(), List.of("-XX:+UseSerialGC", "-Xmx" + heap + "m"));
            if (screen && window(program, pdf).length == 5) {
                line(
                        "200 MB, 200 pages: least heap of %s in which the window shows it"
                                .formatted(HEAPS),
                        heap + " MB",
                        "256 MB: reached");
                return;
            }
        }
        line("200 MB, 200 pages: heap", screen ? "more than 256 MB" : "not measured", "256 MB");
    }

    private void batch() throws Exception {
        for (int portal : new int[] {0, 100}) {
            var measured = BusyToken.batchOnSoftHsm(folder.resolve("token" + portal), 50, portal);
            line(
                    "50 documents of 0.5 MB, one PIN, SoftHSM, a portal that takes "
                            + portal
                            + " ms: after \"Áp dụng\"",
                    measured.inWords(),
                    "");
        }
    }
}

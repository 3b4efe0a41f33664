package vn.chungthuc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import vn.chungthuc.agent.AgentMain;
import vn.chungthuc.agent.sign.BusyToken;
import vn.chungthuc.agent.ui.FirstPage;
import vn.chungthuc.testkit.ScanPdf;

/// `./run bench agent`: what a signer waits for. Every figure is taken from programs of their own.
public final class AgentBench {
    private static final int STARTS = 5;
    private static final long MB = 1_000_000;

    private final Path folder;
    private final StringBuilder out = new StringBuilder();

    private AgentBench(Path folder) {
        this.folder = folder;
    }

    /// @param args the Markdown file whose second half this is
    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("bench");
        try {
            var bench = new AgentBench(folder);
            bench.head();
            bench.starts();
            bench.pages();
            bench.batch();
            BenchDocument.put(Path.of(args[0]), BenchDocument.AGENT, bench.out.toString());
            System.out.println(bench.out);
        } finally {
            try (var all = Files.walk(folder)) {
                for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    private void head() {
        out.append(BenchDocument.AGENT)
                .append("\n\n`./run bench agent` wrote this on ")
                .append(LocalDate.now(ZoneId.systemDefault()))
                .append(": ")
                .append(Machine.described())
                .append(".\n\n| what | measured | aim |\n| --- | --- | --- |\n");
    }

    private void line(String what, String measured, String aim) {
        out.append("| ")
                .append(what)
                .append(" | ")
                .append(measured)
                .append(" | ")
                .append(aim)
                .append(" |\n");
    }

    private void starts() throws IOException, InterruptedException {
        var cache = folder.resolve("agent.aot");
        new StartedAgent(folder, List.of("-XX:AOTCacheOutput=" + cache)).close();
        line("start to listening port, median of " + STARTS, start(List.of()), "");
        line("the same with the JDK's AOT cache", start(List.of("-XX:AOTCache=" + cache)), "");
        try (var agent = new StartedAgent(folder, List.of("-Xmx256m", "-XX:+UseSerialGC"))) {
            line("memory at rest, without a window", agent.residentMegabytes() + " MB", "");
        }
    }

    private String start(List<String> jvm) throws IOException, InterruptedException {
        var millis = new ArrayList<Long>();
        for (int i = 0; i < STARTS; i++) {
            try (var agent = new StartedAgent(folder, jvm)) {
                millis.add(agent.millis());
            }
        }
        millis.sort(Comparator.naturalOrder());
        return millis.get(STARTS / 2) + " ms";
    }

    /// Each in 256 MB of heap, cold: nothing of PDFBox is compiled yet.
    private void pages() throws IOException, InterruptedException {
        for (int size : new int[] {1, 30, 200}) {
            var pdf = folder.resolve("scan-" + size + ".pdf");
            ScanPdf.of(size).size(size * MB).write(pdf);
            var said =
                    StartedAgent.said(
                                    List.of("-Xmx256m", "-Djava.awt.headless=true"),
                                    FirstPage.class,
                                    folder.resolve("page-" + size).toString(),
                                    pdf.toString())
                            .split(" ");
            long millis = Long.parseLong(said[0]);
            line(
                    size + " MB, " + size + " pages: first page on the screen, with -Xmx256m",
                    millis + " ms, " + said[1] + " MB of heap",
                    millis < 1000 ? "< 1 s: reached" : "< 1 s: **not reached**");
            Files.delete(pdf);
        }
    }

    private void batch() throws Exception {
        var measured = BusyToken.batchOnSoftHsm(folder.resolve("token"), 50);
        line(
                "50 documents of 0.5 MB, one PIN, SoftHSM, a portal that takes 100 ms",
                String.format(
                        Locale.ROOT,
                        "%.1f documents/s; the token is busy %.0f %% of the time",
                        measured.perSecond(),
                        measured.tokenShare() * 100),
                "");
    }

    /// The program under measurement.
    static String program() {
        return AgentMain.class.getName();
    }
}

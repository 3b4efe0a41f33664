package vn.chungthuc.bench;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import vn.chungthuc.testkit.ScanPdf.Xref;

/// Turns a run into `docs/benchmarks.md`: medians with their spread, ratios to the floor, and
/// whether each aim was reached.
final class Report {
    private static final double MOST_FROM_APPLY = 2;
    private static final double MOST_ACCEPTING = 15;
    private static final long MOST_HEAP = 1 << 20;

    /// A row of the table: the benchmark, what it is called, what it is.
    private record Row(String benchmark, String name, String explained) {}

    private static final List<Row> ROWS =
            List.of(
                    new Row("sha256", "SHA-256", "floor: the file read once by the same JCA"),
                    new Row("sha256AndCopy", "SHA-256 + copy", "floor of all who write a copy"),
                    new Row("keyOperation", "key operation", "RSA-2048 in memory, floor of all"),
                    new Row(
                            "oursFromApplyWithoutTheKey",
                            "**ours, from \"Áp dụng\"**",
                            "document in and hashed; with stamp, without the key operation"),
                    new Row(
                            "oursFromApply",
                            "**ours, from \"Áp dụng\", with key**",
                            "the same with the key operation"),
                    new Row(
                            "oursFromFile",
                            "**ours, from file**",
                            "nothing known before; with the key operation"),
                    new Row("pdfboxMapped", "PDFBox, mapped", "incremental, memory-mapped"),
                    new Row("pdfboxDefault", "PDFBox, default", "incremental, buffered file"),
                    new Row("openPdf", "OpenPDF", "append mode"),
                    new Row("iText", "iText", "append mode"),
                    new Row("dss", "EU DSS", "PAdES baseline B"),
                    new Row(
                            "portalAccepts",
                            "**portal accepts a result**",
                            "structure, objects, stamp, CMS, chain; revocation not asked"),
                    new Row(
                            "intakeCheck",
                            "**PdfCheck**",
                            "a clean scan at intake, in a child started ahead"));

    private final Map<String, Map<BenchFile, RunResult>> results = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private Report(Collection<RunResult> all) {
        for (var result : all) {
            var label = result.getParams().getBenchmark();
            results.computeIfAbsent(
                            label.substring(label.lastIndexOf('.') + 1),
                            _ -> new EnumMap<>(BenchFile.class))
                    .put(BenchFile.valueOf(result.getParams().getParam("file")), result);
        }
    }

    /// @param appended bytes that each peer appends to the smallest file
    /// @param busyShare of the token, or why it was not measured
    record Facts(LocalDate day, FinishedCopy copy, Map<String, Long> appended, String busyShare) {
        Facts {
            appended = Map.copyOf(appended);
        }
    }

    static String of(Collection<RunResult> all, Facts facts) {
        var report = new Report(all);
        report.head(facts);
        report.table("classic cross-reference table", Xref.TABLE);
        report.table("cross-reference stream, object streams", Xref.OBJECT_STREAMS);
        report.rows();
        report.aims(facts);
        report.weights(facts);
        return report.text.toString();
    }

    private void head(Facts facts) {
        text.append("# Benchmarks\n\n`./run bench pdf` wrote this on ")
                .append(facts.day())
                .append(": ")
                .append(Machine.described())
                .append(
                        """
                        .

                        One run, same files, same key; each benchmark in a JVM of its own, warmed up. A cell is the median in
                        milliseconds, the 95th percentile behind it, and in brackets the ratio of the median to SHA-256 of the
                        same file.
                        """);
    }

    private void table(String title, Xref xref) {
        var files = Stream.of(BenchFile.values()).filter(file -> file.xref() == xref).toList();
        text.append("\n## ").append(title).append("\n\n| |");
        files.forEach(file -> text.append(' ').append(file.label()).append(" |"));
        text.append("\n| --- | --- | --- | --- |\n");
        for (var row : ROWS) {
            text.append("| ").append(row.name()).append(" |");
            files.forEach(file -> text.append(' ').append(cell(row, file)).append(" |"));
            text.append('\n');
        }
    }

    private String cell(Row row, BenchFile file) {
        double median = median(row.benchmark(), file);
        return String.format(
                Locale.ROOT,
                "%.2f – %.2f (%.2f ×)",
                median,
                percentile(row.benchmark(), file, 95),
                median / median("sha256", file));
    }

    private void rows() {
        text.append("\nWhat the rows are:\n\n");
        ROWS.forEach(row ->
                text.append("- ")
                        .append(row.name())
                        .append(": ")
                        .append(row.explained())
                        .append('\n'));
        text.append(
                """

                Peers sign invisibly, as their examples do; ours draws its stamp with an image. What peers write goes
                nowhere; ours gives the appended bytes, since no stage copies the scan.
                """);
    }

    private void aims(Facts facts) {
        text.append("\n## Aims\n\n| aim | measured | |\n| --- | --- | --- |\n");
        aim(
                "from \"Áp dụng\", beyond the key operation: ≤ 2 ms at every size",
                "ms",
                MOST_FROM_APPLY,
                file -> median("oursFromApplyWithoutTheKey", file));
        aim(
                "from file, beyond 1.15 × SHA-256 and the key operation: ≤ 2 ms",
                "ms",
                MOST_FROM_APPLY,
                file ->
                        median("oursFromFile", file)
                                - 1.15 * median("sha256", file)
                                - median("keyOperation", file));
        aim(
                "heap allocated for a signature: ≤ 1 MB at every size",
                "MB",
                1,
                file -> allocated(file) / MOST_HEAP);
        aim(
                "portal accepts a result: ≤ 15 ms at every size",
                "ms",
                MOST_ACCEPTING,
                file -> median("portalAccepts", file));
        aim(
                "PdfCheck beyond 5 × SHA-256: ≤ 20 ms",
                "ms",
                20,
                file -> median("intakeCheck", file) - 5 * median("sha256", file));
        var copy = facts.copy();
        line(
                "a signature's revision without its image: ≤ 8 KB",
                "leader %d, office %d bytes"
                        .formatted(
                                copy.leader() - copy.leaderImage(),
                                copy.office() - copy.officeImage()),
                copy.leader() - copy.leaderImage() <= 8_192
                        && copy.office() - copy.officeImage() <= 8_192);
        line(
                "stored of a finished copy besides the scan: ≤ 250 KB",
                copy.added() + " bytes",
                copy.added() <= 250_000);
        text.append("| a token of 300 ms a signature is busy: ≥ 95 % | ")
                .append(facts.busyShare())
                .append(" |\n");
    }

    /// The worst of the six files counts.
    private void aim(String what, String unit, double most, ToDoubleFunction<BenchFile> measure) {
        double worst = Double.NEGATIVE_INFINITY;
        double best = Double.POSITIVE_INFINITY;
        for (var file : BenchFile.values()) {
            worst = Math.max(worst, measure.applyAsDouble(file));
            best = Math.min(best, measure.applyAsDouble(file));
        }
        line(what, String.format(Locale.ROOT, "%.2f to %.2f %s", best, worst, unit), worst <= most);
    }

    private void line(String aim, String measured, boolean reached) {
        text.append("| ")
                .append(aim)
                .append(" | ")
                .append(measured)
                .append(" | ")
                .append(reached ? "reached" : "**not reached**")
                .append(" |\n");
    }

    private void weights(Facts facts) {
        var copy = facts.copy();
        text.append("\n## Bytes\n\n| appended by a signature | bytes |\n| --- | --- |\n")
                .append(
                        "| ours, leader (of which image %d) | %d |\n"
                                .formatted(copy.leaderImage(), copy.leader()))
                .append(
                        "| ours, office (of which image %d) | %d |\n"
                                .formatted(copy.officeImage(), copy.office()));
        facts.appended().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(peer ->
                        text.append("| ")
                                .append(peer.getKey())
                                .append(", invisible | ")
                                .append(peer.getValue())
                                .append(" |\n"));
        text.append("| the certification page, once | ").append(copy.page()).append(" |\n");
    }

    private double median(String benchmark, BenchFile file) {
        return percentile(benchmark, file, 50);
    }

    /// In milliseconds.
    private double percentile(String benchmark, BenchFile file, double percent) {
        return result(benchmark, file).getPrimaryResult().getStatistics().getPercentile(percent)
                / 1000;
    }

    /// Bytes for each signature.
    private double allocated(BenchFile file) {
        return Objects.requireNonNull(
                        result("oursFromApplyWithoutTheKey", file)
                                .getSecondaryResults()
                                .get("gc.alloc.rate.norm"))
                .getScore();
    }

    private RunResult result(String benchmark, BenchFile file) {
        return Objects.requireNonNull(
                Objects.requireNonNull(results.get(benchmark), benchmark).get(file), benchmark);
    }
}

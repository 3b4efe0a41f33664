package vn.chungthuc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/// `./run bench pdf`: runs [SigningBench] and writes its table as ratios to the floor.
public final class PdfBench {
    private PdfBench() {}

    /// @param args the Markdown file to write
    public static void main(String[] args) throws RunnerException, IOException {
        var options =
                new OptionsBuilder()
                        .include(SigningBench.class.getName())
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(2))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(2))
                        .timeUnit(TimeUnit.MICROSECONDS)
                        .jvmArgsAppend("--enable-native-access=ALL-UNNAMED")
                        .build();
        Files.writeString(Path.of(args[0]), table(new Runner(options).run()));
    }

    private static String table(Collection<RunResult> results) {
        var rows = new TreeMap<String, Map<String, RunResult>>();
        for (var result : results) {
            var label = result.getParams().getBenchmark();
            rows.computeIfAbsent(label.substring(label.lastIndexOf('.') + 1), _ -> new TreeMap<>())
                    .put(result.getParams().getParam("scan"), result);
        }
        var table = new StringBuilder();
        table.append("# Benchmarks\n\n`./run bench pdf` wrote this: one run, same file, same key,")
                .append(" warmed up; milliseconds ± error of 99.9 %, and in brackets the ratio")
                .append(" to the SHA-256 of the same file.\n\n");
        table.append("| what | 0.3 MB, 1 page | 5 MB, 10 pages | 30 MiB, 50 pages |\n");
        table.append("| --- | --- | --- | --- |\n");
        var floor = Objects.requireNonNull(rows.get("sha256OfTheFile"));
        rows.forEach((label, cells) -> {
            table.append("| ").append(label);
            for (var scan : new String[] {"ONE_PAGE", "TEN_PAGES", "THIRTY_MIB"}) {
                table.append(" | ")
                        .append(
                                cell(
                                        Objects.requireNonNull(cells.get(scan)),
                                        Objects.requireNonNull(floor.get(scan))));
            }
            table.append(" |\n");
        });
        return table.toString();
    }

    private static String cell(RunResult result, RunResult floor) {
        double value = result.getPrimaryResult().getScore();
        return String.format(
                Locale.ROOT,
                "%.2f ± %.2f (%.2f ×)",
                value / 1000,
                result.getPrimaryResult().getScoreError() / 1000,
                value / floor.getPrimaryResult().getScore());
    }
}

package vn.chungthuc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import vn.chungthuc.agent.sign.BusyToken;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.TestPki;

/// `./run bench pdf`: makes the files, runs [SigningBench] on each, weighs a finished copy, lets a
/// slow token sign a batch, and writes all of it down.
public final class PdfBench {
    private PdfBench() {}

    /// @param args the Markdown file to write; then, to try things out, `short`
    public static void main(String[] args) throws Exception {
        boolean tryOut = args.length > 1 && args[1].equals("short");
        var folder = Files.createTempDirectory("bench");
        try {
            var signer =
                    TestPki.create(InstantSource.fixed(Ours.NOW))
                            .signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.RSA_2048);
            signer.writePkcs12(folder.resolve("signer.p12"), SigningBench.PIN);
            for (var file : BenchFile.values()) {
                file.write(folder);
            }
            var facts =
                    new Report.Facts(
                            LocalDate.now(java.time.ZoneId.systemDefault()),
                            FinishedCopy.of(BenchFile.SMALL_TABLE, folder, signer),
                            appended(folder, signer),
                            BusyToken.measured(folder.resolve("token"), tryOut ? 5 : 20));
            var report = Report.of(run(folder, tryOut), facts);
            BenchDocument.put(Path.of(args[0]), BenchDocument.ENGINE, report);
            System.out.println(report);
        } finally {
            remove(folder);
        }
    }

    /// Some seconds for each benchmark and file, in a JVM of its own.
    private static Collection<RunResult> run(Path folder, boolean tryOut) throws RunnerException {
        var options =
                new OptionsBuilder()
                        .include(SigningBench.class.getName())
                        .forks(1)
                        .warmupIterations(tryOut ? 1 : 2)
                        .warmupTime(TimeValue.milliseconds(tryOut ? 200 : 1_000))
                        .measurementIterations(tryOut ? 1 : 3)
                        .measurementTime(TimeValue.milliseconds(tryOut ? 200 : 500))
                        .addProfiler(GCProfiler.class)
                        .jvmArgsAppend(
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Xmx1g",
                                "-D" + SigningBench.FOLDER + "=" + folder)
                        .build();
        return new Runner(options).run();
    }

    private static Map<String, Long> appended(Path folder, Identity signer)
            throws IOException, GeneralSecurityException {
        var file = BenchFile.SMALL_TABLE.prepared(folder);
        long before = Files.size(file);
        var peers = new Peers(file, signer);
        var appended = new HashMap<String, Long>();
        appended.put("PDFBox", peers.pdfboxMapped() - before);
        appended.put("OpenPDF", peers.openPdf() - before);
        appended.put("iText", peers.iText() - before);
        appended.put("EU DSS", peers.dss() - before);
        return appended;
    }

    static void remove(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}

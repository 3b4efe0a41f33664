package vn.chungthuc.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import vn.chungthuc.testkit.AttackPdfs;
import vn.chungthuc.testkit.SignatureValues;
import vn.chungthuc.testkit.TestPki;

/// `./run bench verify`: the generated attacks and their harmless twins before three judges
/// ([VerdictMatrix]), and what a verdict costs ([VerdictTimes]).
public final class VerifyBench {
    /// When everything is signed, as the generated dictionaries say, and judged an hour later.
    private static final InstantSource SIGNING = InstantSource.fixed(Ours.NOW);

    private static final Instant JUDGING = Ours.NOW.plus(Duration.ofHours(1));

    private final StringBuilder report = new StringBuilder();

    private VerifyBench() {}

    /// @param args the Markdown file to write
    public static void main(String[] args) throws Exception {
        // before any library makes a logger: what DSS remarks about each file is not for the reader
        System.setProperty("logback.configurationFile", "vn/chungthuc/portal/verify/logback.xml");
        var folder = Files.createTempDirectory("verify-bench");
        try {
            var bench = new VerifyBench();
            bench.run(folder);
            Files.writeString(Path.of(args[0]), bench.report);
        } finally {
            PdfBench.remove(folder);
        }
    }

    private void run(Path folder) throws Exception {
        var pki = TestPki.create(SIGNING);
        var signer = pki.signer("Nguyễn Văn Mẫu", "Cơ quan Mẫu", TestPki.KeyKind.RSA_2048);
        var other = pki.signer("Người Khác", "Cơ quan Mẫu", TestPki.KeyKind.EC_P256);
        var stamps = pki.timestampAuthority("Dấu giờ Mẫu", Duration.ofDays(365));
        var dss = new DssAlone(pki, JUDGING);
        var cases = AttackPdfs.all(new SignatureValues(signer, other, stamps, SIGNING));
        say("# Verdicts, measured");
        say("");
        say(
                "Written by `./run bench verify` on %s: %s."
                        .formatted(LocalDate.now(ZoneId.systemDefault()), Machine.described()));
        say("");
        say("## Side by side");
        say("");
        say(
                """
                %d files made by code (`testkit`: `AttackPdfs`): attacks of every class that we know of, and changes that
                the standards allow. Ours is the integrity verdict. EU DSS has its default policy, the anchor and
                fresh revocation lists, and a clock that stands an hour after the signatures. `pdfsig -nocert` says "valid"
                of a signature whatever was appended after it, and "total document signed" only when nothing was.
                Corpus and judge have the same authors: this shows what the judge was made for, not what nobody thought of.
                """
                        .formatted(cases.size()));
        var matrix = VerdictMatrix.of(cases, dss, folder);
        matrix.tell(this::say);
        say("");
        say("## Times");
        say("");
        say(
                """
                Milliseconds, warm: median of 11 (least–most), all in turn in each round. SHA-256 reads the file once; it is the
                floor. Integrity runs in this process; trust in a child, offline (EU DSS over CMS values and digests, not over the
                file); EU DSS alone validates the whole file in this process; `pdfsig` includes its start, as everybody pays it.
                """);
        new VerdictTimes(folder, pki, signer, () -> JUDGING, dss).tell(this::say);
        say("");
        say("## Each attack and each twin");
        say("");
        say("How many files of each kind each judge calls valid.");
        say("");
        matrix.tellAll(this::say);
    }

    private void say(String line) {
        System.out.println(line);
        report.append(line).append('\n');
    }
}

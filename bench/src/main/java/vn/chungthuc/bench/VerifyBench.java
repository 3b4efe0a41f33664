package vn.chungthuc.bench;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.confine.Confined;
import vn.chungthuc.portal.signature.Belief.Family;
import vn.chungthuc.portal.signature.DocumentJudge;
import vn.chungthuc.portal.trust.Inquiry;
import vn.chungthuc.portal.trust.TrustList;
import vn.chungthuc.portal.verify.Verifier;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.testkit.AttackPdfs;
import vn.chungthuc.testkit.DssSigner;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.Judges;
import vn.chungthuc.testkit.ScanPdf;
import vn.chungthuc.testkit.SignatureValues;
import vn.chungthuc.testkit.TestPki;

/// `./run bench verify`: the generated attacks and their harmless twins before three judges, and
/// what a verdict costs beside a hash and beside EU DSS alone.
public final class VerifyBench {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final int ROUNDS = 7;
    private static final int A_SECOND = 200;

    private final Path folder;
    private final TestPki pki = TestPki.create(CLOCK);
    private final Identity signer =
            pki.signer("Nguyễn Văn Mẫu", "Cơ quan Mẫu", TestPki.KeyKind.RSA_2048);
    private final Identity stamps = pki.timestampAuthority("Dấu giờ Mẫu", Duration.ofDays(365));
    private final StringBuilder report = new StringBuilder();

    private VerifyBench(Path folder) throws GeneralSecurityException {
        this.folder = folder;
    }

    /// @param args the Markdown file to write
    public static void main(String[] args) throws Exception {
        var folder = Files.createTempDirectory("verify-bench");
        var bench = new VerifyBench(folder);
        bench.say("# Verdicts, measured");
        bench.say("");
        bench.say(
                "Written by `./run bench verify` on %s: %s."
                        .formatted(
                                LocalDate.ofInstant(CLOCK.instant(), ZoneOffset.UTC),
                                Machine.described()));
        bench.sideBySide();
        bench.times();
        Files.writeString(Path.of(args[0]), bench.report);
    }

    private void say(String line) {
        System.out.println(line);
        report.append(line).append('\n');
    }

    /// How a judge fared: tampered files called valid, clean ones not.
    private static final class Score {
        int missed;
        int alarmed;
    }

    private void sideBySide() throws Exception {
        var other = pki.signer("Người Khác", "Cơ quan Mẫu", TestPki.KeyKind.EC_P256);
        var cases = AttackPdfs.all(new SignatureValues(signer, other, stamps, CLOCK));
        var scores = new LinkedHashMap<String, Score>();
        int clean = 0;
        for (var each : cases) {
            var file = Files.write(folder.resolve("case.pdf"), each.make().file());
            boolean harmless = each.expected().stream().allMatch(word -> word.startsWith("valid"));
            clean += harmless ? 1 : 0;
            count(scores, "ours", harmless, ours(file));
            count(scores, "EU DSS alone", harmless, dss(file));
            if (Judges.pdfsigAvailable()) {
                count(scores, "pdfsig", harmless, Judges.pdfsig(file).allValid());
            }
        }
        say("");
        say("## Side by side");
        say("");
        say(
                "%d tampered files and %d harmless ones, made by code (`testkit` … `AttackPdfs`); DSS with its default policy, anchors and revocation lists given, \"valid\" is TOTAL_PASSED; `pdfsig -nocert`."
                        .formatted(cases.size() - clean, clean));
        say(
                "Its authors and those of the judge are the same: the corpus shows what the judge was made for, not what nobody thought of.");
        say("");
        say("| judge | tampered, called valid | harmless, not called valid |");
        say("| --- | ---: | ---: |");
        scores.forEach((name, score) ->
                say("| %s | %d | %d |".formatted(name, score.missed, score.alarmed)));
    }

    private static void count(
            Map<String, Score> scores, String judge, boolean harmless, boolean valid) {
        var score = scores.computeIfAbsent(judge, _ -> new Score());
        score.missed += !harmless && valid ? 1 : 0;
        score.alarmed += harmless && !valid ? 1 : 0;
    }

    private static boolean ours(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return DocumentJudge.judge(Source.of(channel)).verdict().word().startsWith("valid");
        }
    }

    private boolean dss(Path file) throws GeneralSecurityException {
        try {
            var report = dssAlone(file);
            return !report.getSignatureIdList().isEmpty()
                    && report.getSignatureIdList().stream()
                            .allMatch(id -> report.getIndication(id) == Indication.TOTAL_PASSED);
        } catch (RuntimeException e) {
            return false; // DSS refuses the file: not valid
        }
    }

    private eu.europa.esig.dss.simplereport.SimpleReport dssAlone(Path file)
            throws GeneralSecurityException {
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(pki.anchor()));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setAIASource(null);
        var lists = new ArrayList<InputStream>();
        for (var list : pki.revocationLists()) {
            lists.add(new ByteArrayInputStream(list.getEncoded()));
        }
        verifier.setCrlSource(new ExternalResourcesCRLSource(lists.toArray(InputStream[]::new)));
        var validator = SignedDocumentValidator.fromDocument(new FileDocument(file.toFile()));
        validator.setCertificateVerifier(verifier);
        return validator.validateDocument().getSimpleReport();
    }

    private void times() throws Exception {
        say("");
        say("## Times");
        say("");
        say(
                "Median of %d, warm; integrity in this process, trust through a child (EU DSS, offline, B-LT file)."
                        .formatted(ROUNDS));
        say("");
        say("| file | SHA-256 | our integrity | our trust | EU DSS alone |");
        say("| --- | ---: | ---: | ---: | ---: |");
        var dss = new DssSigner(pki, stamps);
        var anchor = new TrustList.Anchor(pki.anchor(), Family.OTHER);
        var list = new TrustList(List.of(anchor), List.of());
        try (var confined = new Confined(Confined.MAIN, Verifier.WORKS, Verifier.limits(2))) {
            var inquiry = new Inquiry(confined, list, null, CLOCK);
            Path small = folder;
            for (long size : new long[] {500_000, 5_000_000, 30_000_000}) {
                var scan =
                        Files.readAllBytes(
                                ScanPdf.of(5).size(size).write(folder.resolve("scan.pdf")));
                var signed = dss.sign(scan, signer, DssSigner.Level.LT, CLOCK.instant());
                var file = Files.write(folder.resolve(size + ".pdf"), signed);
                small = size == 500_000 ? file : small;
                row(file, inquiry);
            }
            perSecond(new Verifier(confined, inquiry), small);
        }
    }

    private void row(Path file, Inquiry inquiry) throws Exception {
        var judgement = judged(file);
        say(
                "| %.1f MB | %s | %s | %s | %s |"
                        .formatted(
                                Files.size(file) / 1e6,
                                median(() -> hash(file)),
                                median(() -> judged(file)),
                                median(() -> inquiry.believed(judgement, Duration.ofSeconds(60))),
                                median(() -> dssAlone(file))));
    }

    private static byte[] hash(Path file) throws IOException {
        var digest = Sha256.newDigest();
        var chunk = new byte[1 << 16];
        try (var in = Files.newInputStream(file)) {
            for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
                digest.update(chunk, 0, count);
            }
        }
        return digest.digest();
    }

    private static vn.chungthuc.portal.signature.Judgement judged(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return DocumentJudge.judge(Source.of(channel));
        }
    }

    private static String median(Callable<?> work) throws Exception {
        var times = new long[ROUNDS];
        work.call();
        work.call();
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            work.call();
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return String.format(Locale.ROOT, "%.1f ms", times[ROUNDS / 2] / 1e6);
    }

    private void perSecond(Verifier verifier, Path file) throws Exception {
        verifier.integrity(file);
        long start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < A_SECOND; i++) {
                threads.execute(() -> integrity(verifier, file));
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        say("");
        say(
                "Two children judge %.0f files of 0.5 MB a second (integrity, through the pipes)."
                        .formatted(A_SECOND / seconds));
    }

    private static void integrity(Verifier verifier, Path file) {
        try {
            verifier.integrity(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

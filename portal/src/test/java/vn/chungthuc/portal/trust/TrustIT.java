package vn.chungthuc.portal.trust;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.agency.TestOffice;
import vn.chungthuc.portal.confine.Confined;
import vn.chungthuc.portal.outside.Fetch;
import vn.chungthuc.portal.signature.Belief.Family;
import vn.chungthuc.portal.signature.DocumentJudge;
import vn.chungthuc.portal.signature.Judgement;
import vn.chungthuc.portal.signature.Reason;
import vn.chungthuc.portal.signature.Trust;
import vn.chungthuc.portal.verify.Verifier;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.testkit.DssSigner;
import vn.chungthuc.testkit.DssSigner.Level;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.RevocationServer;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.TestPki;

class TrustIT {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir private static Path folder;
    private static RevocationServer server;
    private static TestPki pki;
    private static Identity signer;
    private static DssSigner dss;
    private static Confined confined;
    private static byte[] scan;
    private static Instant now;

    @BeforeAll
    static void start() throws Exception {
        server = RevocationServer.start(0);
        pki = TestPki.create(CLOCK, server.url());
        server.serve(pki);
        signer = pki.signer("Nguyễn Văn Mẫu", "UBND Mẫu", TestPki.KeyKind.RSA_2048);
        dss = new DssSigner(pki, pki.timestampAuthority("Dấu giờ Mẫu", Duration.ofDays(900)));
        confined = new Confined(Confined.MAIN, Verifier.WORKS, Verifier.limits(1));
        scan = Files.readAllBytes(SamplePdfs.XREF_STREAM.write(folder.resolve("scan.pdf")));
        now = CLOCK.instant();
    }

    @AfterAll
    static void stop() {
        confined.close();
        server.close();
    }

    private static Judgement believed(
            byte[] file, TestPki trusted, boolean online, InstantSource clock) throws Exception {
        var anchor = new TrustList.Anchor(trusted.anchor(), Family.PUBLIC_DUTY);
        var fetch = online ? new Fetch(List.of("127.0.0.1"), 1 << 20) : null;
        var inquiry =
                new Inquiry(confined, new TrustList(List.of(anchor), List.of()), fetch, clock);
        return inquiry.believed(DocumentJudge.judge(Source.of(file)), PATIENCE);
    }

    private static List<String> codes(Judgement judgement) {
        return judgement.signatures().getFirst().belief().reasons().stream()
                .map(Reason::code)
                .toList();
    }

    private static byte[] signed(Level level) throws Exception {
        return dss.sign(scan, signer, level, now);
    }

    @Test
    void believesWhatTheFileItselfProves() throws Exception {
        for (var level : List.of(Level.LT, Level.LTA)) {
            var judgement = believed(signed(level), pki, false, CLOCK);
            var one = judgement.signatures().getFirst();
            assertThat(judgement.trust())
                    .as("%s %s", level, codes(judgement))
                    .isEqualTo(Trust.TRUSTED);
            var anchor = requireNonNull(one.belief().anchor());
            assertThat(anchor.family()).isEqualTo(Family.PUBLIC_DUTY);
            assertThat(one.level()).isEqualTo("B-" + level);
        }
    }

    @Test
    void doesNotKnowOfRevocationUntilItAsks() throws Exception {
        var file = signed(Level.B);
        var offline = believed(file, pki, false, CLOCK);
        assertThat(offline.trust()).isEqualTo(Trust.UNDETERMINED);
        assertThat(codes(offline)).containsExactly("revocation-not-known");
        var online = believed(file, pki, true, CLOCK);
        assertThat(online.trust()).as("%s", codes(online)).isEqualTo(Trust.TRUSTED);
        server.behave(RevocationServer.Fault.DOWN);
        var silent = believed(file, pki, true, CLOCK);
        server.behave(RevocationServer.Fault.NONE);
        assertThat(codes(silent)).containsExactly("revocation-not-answered");
    }

    @Test
    void trustsNobodyWithoutAPath() throws Exception {
        var stranger = TestPki.create(CLOCK);
        var judgement = believed(signed(Level.B), stranger, false, CLOCK);
        assertThat(judgement.trust()).isEqualTo(Trust.UNTRUSTED);
        assertThat(codes(judgement)).contains("no-path");
    }

    @Test
    void countsARevocationBeforeTheSignatureOnly() throws Exception {
        var bad = pki.signer("Thu Hồi Mẫu", "UBND Mẫu", TestPki.KeyKind.EC_P256);
        var after = dss.sign(scan, bad, Level.T, now.minus(Duration.ofHours(2)));
        var before = dss.sign(scan, bad, Level.T, now);
        var unproved = dss.sign(scan, bad, Level.B, now.minus(Duration.ofHours(2)));
        server.revoke(bad.certificate());
        try {
            assertThat(believed(before, pki, true, CLOCK).trust()).isEqualTo(Trust.REVOKED);
            assertThat(believed(unproved, pki, true, CLOCK).trust()).isEqualTo(Trust.REVOKED);
            var judgement = believed(after, pki, true, CLOCK);
            assertThat(judgement.trust()).as("%s", codes(judgement)).isEqualTo(Trust.TRUSTED);
        } finally {
            server.forget();
        }
    }

    @Test
    void takesNoOldListForAnAnswerAboutALaterSignature() throws Exception {
        var clock = new TestOffice.MovingClock();
        clock.set(now.minus(Duration.ofDays(60)));
        var old = TestPki.create(clock);
        var one = old.signer("Nguyễn Văn Mẫu", "UBND Mẫu", TestPki.KeyKind.EC_P256);
        var stamps = old.timestampAuthority("Dấu giờ Mẫu", Duration.ofDays(900));
        // its lists are of that day, the timestamp is of today
        var file = new DssSigner(old, stamps).sign(scan, one, Level.LT, now);
        assertThat(codes(believed(file, old, false, CLOCK)))
                .containsExactly("revocation-not-known");
        clock.set(now);
        var fresh = new DssSigner(old, stamps).sign(scan, one, Level.LT, now);
        InstantSource later = () -> now.plus(Duration.ofDays(200));
        var judgement = believed(fresh, old, false, later);
        assertThat(judgement.trust()).as("%s", codes(judgement)).isEqualTo(Trust.TRUSTED);
    }

    @Test
    void neverBelievesATimeThatNobodyTrustedProves() throws Exception {
        var stranger = TestPki.create(CLOCK);
        var foreign =
                new DssSigner(pki, stranger.timestampAuthority("Dấu giờ Lạ", Duration.ofDays(900)));
        var file = foreign.sign(scan, signer, Level.T, now);
        // past the signer's two years
        InstantSource later = () -> now.plus(Duration.ofDays(740));
        assertThat(believed(file, pki, false, later).trust()).isEqualTo(Trust.EXPIRED);
        assertThat(codes(believed(file, pki, false, later))).contains("timestamp-not-trusted");
    }

    @Test
    void readsAListWithPins(@TempDir Path list) throws Exception {
        Files.writeString(list.resolve("goc.pem"), Identity.pem(pki.anchor()));
        assertThat(TrustList.fromFolder(list).anchors().getFirst().family())
                .isEqualTo(Family.OTHER);
        assertThat(reading(list, "00")).contains("not the certificate");
        assertThat(
                        reading(
                                list,
                                HexFormat.of()
                                        .formatHex(Sha256.of(pki.anchor().getEncoded()).bytes())))
                .isNull();
        Files.writeString(list.resolve("la.pem"), Identity.pem(pki.issuingAuthority()));
        assertThat(reading(list, "00")).isNotNull();
    }

    private static @Nullable String reading(Path folder, String pin) throws IOException {
        Files.writeString(
                folder.resolve("trust-list.yaml"),
                "- {file: goc.pem, sha256: '"
                        + pin
                        + "', family: public-duty, source: http://ca.example, confirmed: by hand}\n");
        try {
            TrustList.fromFolder(folder);
            return null;
        } catch (IOException e) {
            return e.getMessage();
        }
    }
}

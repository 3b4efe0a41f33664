package vn.chungthuc.portal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.pdf.Timestamp;
import vn.chungthuc.pdf.TimestampAuthorities;
import vn.chungthuc.portal.signature.CertificateCheck;
import vn.chungthuc.portal.signature.TrustAnchors;
import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.protocol.SigningStage;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.TestPki;
import vn.chungthuc.testkit.TimestampAuthority;

/// Results with and without timestamps.
class TimestampedHandoverIT {
    private static final InstantSource CLOCK = InstantSource.fixed(SignedCopy.NOW);
    private static final Duration YEAR = Duration.ofDays(365);

    private static Handover handover;
    private static TestPki pki;
    private static Identity leader;
    private static TimestampAuthority trusted;
    private static TimestampAuthority strange;
    private static byte[] scan;

    private SignedCopy copy;
    private SignItem item;

    @BeforeAll
    static void prepare(@TempDir Path folder) throws IOException, GeneralSecurityException {
        pki = TestPki.create(CLOCK);
        var anchors = TrustAnchors.of(List.of(pki.anchor()));
        handover = new Handover(new CertificateCheck(anchors), CLOCK);
        leader = pki.signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        trusted = TimestampAuthority.start(pki.timestampAuthority("Của ta", YEAR), CLOCK, 0);
        strange =
                TimestampAuthority.start(
                        TestPki.create(CLOCK).timestampAuthority("Kẻ lạ", YEAR), CLOCK, 0);
        scan = Files.readAllBytes(SamplePdfs.ONE_PAGE.write(folder.resolve("scan.pdf")));
    }

    @AfterAll
    static void stop() {
        trusted.close();
        strange.close();
    }

    @BeforeEach
    void submit() throws IOException, PdfFault {
        copy = new SignedCopy(scan);
        item = copy.leaderItem();
    }

    @Test
    void aTrustedTimestampIsAcceptedWhetherOrNotItIsDemanded() throws Exception {
        for (var level : List.of(SignTicket.PLAIN, SignTicket.WITH_TIMESTAMP)) {
            assertThat(signed(level, cms -> stamp(trusted, cms, cms)))
                    .isInstanceOf(Handover.Outcome.Accepted.class);
        }
    }

    @Test
    void aTimestampThatIsDemandedMustBeThere() throws Exception {
        refused(Deviation.TIMESTAMP_MISSING, signed(SignTicket.WITH_TIMESTAMP, cms -> cms));
        assertThat(signed(SignTicket.PLAIN, cms -> cms))
                .isInstanceOf(Handover.Outcome.Accepted.class);
    }

    @Test
    void aTimestampByAStrangerIsRefusedEvenWhereNoneIsDemanded() throws Exception {
        refused(
                Deviation.TIMESTAMP_NO_ANCHOR,
                signed(SignTicket.PLAIN, cms -> stamp(strange, cms, cms)));
    }

    @Test
    void aTimestampFromBeforeTheTicketIsRefused() throws Exception {
        var earlier = InstantSource.fixed(SignedCopy.NOW.minus(Duration.ofHours(5)));
        try (var early =
                TimestampAuthority.start(pki.timestampAuthority("Hôm kia", YEAR), earlier, 0)) {
            refused(
                    Deviation.TIMESTAMP_TIME,
                    signed(SignTicket.PLAIN, cms -> stamp(early, earlier, cms, cms)));
        }
    }

    @Test
    void theTimestampOfAnotherSignatureIsRefused() throws Exception {
        var others = new byte[1][];
        signed(SignTicket.PLAIN, cms -> others[0] = cms);
        refused(
                Deviation.TIMESTAMP_BROKEN,
                signed(SignTicket.WITH_TIMESTAMP, cms -> stamp(trusted, others[0], cms)));
    }

    private Handover.Outcome signed(String level, SignedCopy.Stamping stamping) throws Exception {
        var ticket = copy.ticket(SigningStage.SIGN, item, leader, level);
        var place = item.appearance().rect();
        return handover.check(
                ticket,
                item,
                Source.of(copy.bytes),
                copy.afterBase(),
                copy.revision(ticket, item, leader, place, stamping));
    }

    private static byte[] stamp(TimestampAuthority authority, byte[] about, byte[] cms)
            throws GeneralSecurityException {
        return stamp(authority, CLOCK, about, cms);
    }

    private static byte[] stamp(
            TimestampAuthority authority, InstantSource clock, byte[] about, byte[] cms)
            throws GeneralSecurityException {
        return new TimestampAuthorities(List.of(authority::stamped), clock)
                .stamp(Timestamp.imprintOf(about))
                .into(cms);
    }

    private static void refused(Deviation expected, Handover.Outcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Handover.Outcome.Refused.class,
                        refused -> assertThat(refused.deviation()).isEqualTo(expected));
    }
}

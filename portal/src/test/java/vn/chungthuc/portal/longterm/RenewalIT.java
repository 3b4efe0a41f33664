package vn.chungthuc.portal.longterm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.pdf.Timestamp;
import vn.chungthuc.pdf.TimestampAuthorities;
import vn.chungthuc.portal.agency.TestOffice;
import vn.chungthuc.portal.confine.Confined;
import vn.chungthuc.portal.outside.Fetch;
import vn.chungthuc.portal.signature.Belief;
import vn.chungthuc.portal.signature.DocumentJudge;
import vn.chungthuc.portal.signature.Trust;
import vn.chungthuc.portal.signature.TrustAnchors;
import vn.chungthuc.portal.signing.SignedCopy;
import vn.chungthuc.portal.trust.Inquiry;
import vn.chungthuc.portal.trust.TrustList;
import vn.chungthuc.portal.verify.Verifier;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.testkit.RevocationServer;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.StrictDss;
import vn.chungthuc.testkit.TestPki;
import vn.chungthuc.testkit.TimestampAuthority;

/// What a copy is worth years later: EU DSS at its strictest, with its clock set on, knows the
/// anchor and the file and may ask nobody.
class RenewalIT {
    private static final String LEADER = "Nguyễn Văn Mẫu";
    private static final String OFFICE = "Ủy ban nhân dân xã Mẫu";

    private final TestOffice.MovingClock clock = new TestOffice.MovingClock();

    @TempDir Path folder;
    private TestPki pki;
    private RevocationServer revocation;
    private StrictDss dss;
    private Path copy;

    @BeforeEach
    void finishACopy() throws Exception {
        clock.set(SignedCopy.NOW);
        revocation = RevocationServer.start(0);
        pki = TestPki.create(clock, revocation.url());
        revocation.serve(pki);
        dss = new StrictDss(pki.anchor(), List.of());
        var leader = pki.signer(LEADER, "Xã Mẫu", TestPki.KeyKind.RSA_2048);
        var office = pki.signer(OFFICE, "Xã Mẫu", TestPki.KeyKind.EC_P256);
        var scan = Files.readAllBytes(SamplePdfs.ONE_PAGE.write(folder.resolve("scan.pdf")));
        try (var authority = authority(Duration.ofDays(365))) {
            var stamping = new TimestampAuthorities(List.of(authority::stamped), clock);
            copy =
                    Files.write(
                            folder.resolve("copy.pdf"),
                            SignedCopy.sealed(
                                    scan,
                                    leader,
                                    office,
                                    cms -> stamping.stamp(Timestamp.imprintOf(cms)).into(cms)));
        }
    }

    @AfterEach
    void close() {
        revocation.close();
    }

    @Test
    void aRenewedCopyIsAcceptedWhenItsSignersAndFirstTimestampsAreLongOver() throws Exception {
        raise(0, Duration.ofDays(365));
        assertThat(dss.alone(copy, day(400)).passed()).as("a copy that nobody renewed").isEmpty();
        assertThat(ourTrust(300)).isEqualTo(Trust.TRUSTED);
        assertThat(ourTrust(740)).isEqualTo(Trust.EXPIRED);

        raise(300, Duration.ofDays(430));
        assertAccepted(650);

        raise(700, Duration.ofDays(1_000));
        assertAccepted(760);
    }

    private void assertAccepted(int day) throws Exception {
        var opinion = dss.alone(copy, day(day));
        assertThat(opinion.complaints()).isEmpty();
        assertThat(opinion.passed())
                .containsExactlyInAnyOrder(
                        LEADER + " PAdES-BASELINE-LTA", OFFICE + " PAdES-BASELINE-LTA");
        assertThat(ourTrust(day)).isEqualTo(Trust.TRUSTED);
    }

    /// What our own verification says, which knows the file and the anchor only.
    private Trust ourTrust(int day) throws Exception {
        var anchor = new TrustList.Anchor(pki.anchor(), Belief.Family.PUBLIC_DUTY);
        var list = new TrustList(List.of(anchor), List.of());
        try (var confined = new Confined(Confined.MAIN, Verifier.WORKS, Verifier.limits(1))) {
            var inquiry = new Inquiry(confined, list, null, () -> day(day));
            var judgement = DocumentJudge.judge(Source.of(Files.readAllBytes(copy)));
            var believed = inquiry.believed(judgement, Duration.ofSeconds(60));
            assertThat(believed.signatures())
                    .as("day %s: one answer for signers and timestamps", day)
                    .allMatch(each -> each.belief().trust() == believed.trust());
            return believed.trust();
        }
    }

    private static Instant day(int day) {
        return SignedCopy.NOW.plus(Duration.ofDays(day)).plus(Duration.ofHours(1));
    }

    private TimestampAuthority authority(Duration life) throws Exception {
        return TimestampAuthority.start(pki.timestampAuthority("Dấu thời gian", life), clock, 0);
    }

    /// Raised or renewed so many days after it was signed, by an authority that is new then.
    private void raise(int days, Duration life) throws Exception {
        clock.set(SignedCopy.NOW.plus(Duration.ofDays(days)));
        revocation.serve(pki);
        try (var authority = authority(life)) {
            var asked = new LongTermSettings.Authority(URI.create(authority.url()), null);
            var settings = new LongTermSettings(List.of(asked), 90, List.of("127.0.0.1"), 1 << 20);
            try (var fetch = new Fetch(settings.mayAsk(), settings.largestList())) {
                var stamping =
                        new TimestampAuthorities(
                                List.of(fetch.authority(asked.url(), asked.policy())), clock);
                var anchors = TrustAnchors.of(List.of(pki.anchor()));
                append(new Raising(anchors, fetch, stamping, clock));
            }
        }
    }

    private void append(Raising raising) throws Exception {
        var bytes = Files.readAllBytes(copy);
        var state = Sha256.newDigest();
        state.update(bytes);
        var raised = raising.raise(Source.of(bytes), Sha256.of(bytes), state, Instant.EPOCH);
        Files.write(copy, raised.appended().bytes(), StandardOpenOption.APPEND);
    }
}

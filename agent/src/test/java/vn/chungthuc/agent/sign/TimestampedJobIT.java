package vn.chungthuc.agent.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.chungthuc.agent.AgentForTests;
import vn.chungthuc.agent.Paper;
import vn.chungthuc.agent.TestPortal;
import vn.chungthuc.agent.config.AgentConfig;
import vn.chungthuc.agent.config.TimestampAddress;
import vn.chungthuc.pdf.CmsCheck;
import vn.chungthuc.pdf.FilledField;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.pdf.Timestamp;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.protocol.SigningStage;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.TestPki;
import vn.chungthuc.testkit.TimestampAuthority;
import vn.chungthuc.testkit.TimestampAuthority.Fault;

/// Signing with timestamps by real authorities over HTTP: with one, with the second, with none.
class TimestampedJobIT {
    private static final String PIN = "246810";
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir private static Path keys;
    private static Identity signer;
    private static TimestampAuthority first;
    private static TimestampAuthority second;

    @TempDir private Path folder;
    private TestPortal portal;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException {
        var pki = TestPki.create(CLOCK);
        signer = pki.signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        signer.writePkcs12(keys.resolve("key.p12"), PIN);
        signer.writeChain(keys.resolve("key.pem"));
        var year = Duration.ofDays(365);
        first = TimestampAuthority.start(pki.timestampAuthority("Thứ nhất", year), CLOCK, 0);
        second = TimestampAuthority.start(pki.timestampAuthority("Thứ hai", year), CLOCK, 0);
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    @BeforeEach
    void open() throws IOException, GeneralSecurityException {
        portal = new TestPortal();
        first.behave(Fault.NONE);
        second.behave(Fault.NONE);
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void bothLevelsAreStampedWhereThereIsAnAuthority() throws Exception {
        for (var level : List.of(SignTicket.PLAIN, SignTicket.WITH_TIMESTAMP)) {
            portal.results().clear();
            assertThat(run(level, first)).contains("\"state\":\"done\"");
            assertThat(stampedBy()).contains("Thứ nhất");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE", "SLOW"})
    void anAuthorityThatFailsIsNeverAReasonForLess(Fault fault) throws Exception {
        first.behave(fault);
        assertThat(run(SignTicket.WITH_TIMESTAMP, first)).contains("\"code\":\"timestamp-failed\"");
        assertThat(portal.results()).isEmpty();
        assertThat(run(SignTicket.WITH_TIMESTAMP, first, second)).contains("\"done\"");
        assertThat(stampedBy()).contains("Thứ hai");
    }

    @Test
    void whatDemandsATimestampIsNotSignedWhereNoAuthorityIsKnown() throws Exception {
        assertThat(run(SignTicket.WITH_TIMESTAMP)).contains("\"timestamps-not-set-up\"");
        assertThat(portal.results()).isEmpty();
    }

    @Test
    void whatDemandsNoneIsSignedWithoutWhenNobodyAnswers() throws Exception {
        first.behave(Fault.REFUSES);
        assertThat(run(SignTicket.PLAIN, first)).contains("\"done\"");
        assertThat(timestamp()).isNull();
    }

    private String stampedBy() throws Exception {
        return Objects.requireNonNull(timestamp()).authority().getSubjectX500Principal().getName();
    }

    /// Of the result that the portal got.
    private @Nullable Timestamp timestamp() throws Exception {
        assertThat(portal.results()).hasSize(1);
        var base = paper().pdf();
        var appended = portal.results().getFirst().body().bytes();
        var file = PdfFile.read(Source.of(List.of(Source.of(base), Source.of(appended))));
        var look = paper().item().appearance();
        var filled = FilledField.read(file, SigningStage.SIGN, SignaturePlace.LEADER, look);
        return CmsCheck.verify(filled.cms().bytes(), signed(file, base, appended)).timestamp();
    }

    private static byte[] signed(PdfFile file, byte[] base, byte[] appended) throws Exception {
        var field = SignaturePlace.any(file, SignaturePlace.LEADER).field();
        var signature = (PdfValue.Dict) file.resolve(field.get("V"));
        var range = ((PdfValue.Array) Objects.requireNonNull(signature.get("ByteRange"))).items();
        var whole = Arrays.copyOf(base, base.length + appended.length);
        System.arraycopy(appended, 0, whole, base.length, appended.length);
        var digest = Sha256.newDigest();
        digest.update(whole, 0, number(range.get(1)));
        digest.update(whole, number(range.get(2)), number(range.get(3)));
        return digest.digest();
    }

    private static int number(PdfValue value) {
        return (int) ((PdfValue.Int) value).value();
    }

    private Paper paper() throws IOException {
        return Paper.of(SamplePdfs.ONE_PAGE, folder, signer);
    }

    private String run(String level, TimestampAuthority... authorities)
            throws IOException, InterruptedException {
        var config =
                new AgentConfig(
                        List.of(portal.allowed()),
                        List.of(),
                        List.of(keys.resolve("key.p12").toAbsolutePath()),
                        Stream.of(authorities)
                                .map(each -> new TimestampAddress(URI.create(each.url()), null))
                                .toList(),
                        "vi",
                        folder.resolve("data").toAbsolutePath());
        var port = AgentForTests.freePort();
        try (var agent = AgentForTests.start(config, this::consent, List.of(port))) {
            return new JobPage(portal, agent.port()).run(level, paper());
        }
    }

    private Consent.Answer consent(Consent.Request request) {
        var fit = request.certificates().get().stream().filter(Candidate::fits).toList();
        return new Consent.Given(
                fit.getFirst().open(PIN.toCharArray()),
                request.papers().stream().map(paper -> paper.look().rect()).toList(),
                OffsetDateTime.now(ZoneOffset.ofHours(7)).truncatedTo(ChronoUnit.SECONDS));
    }
}

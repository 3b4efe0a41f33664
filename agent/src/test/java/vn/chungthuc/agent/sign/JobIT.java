package vn.chungthuc.agent.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.Judges;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.SoftToken;
import vn.chungthuc.testkit.TestPki;
import vn.chungthuc.testkit.TestPki.KeyKind;
import vn.chungthuc.testkit.TokenShim;

/// A job as a page gives it, over real HTTP, with keys in a real PKCS#11 token, to a portal that
/// takes the result; a lambda stands where the person would be.
class JobIT {
    private static final String PIN = "246810";
    private static final String NAME = "Nguyễn Văn Mẫu";

    @TempDir private static Path machine;
    private static Identity rsa;
    private static Identity ec;
    private static Path driver;

    @TempDir private Path folder;
    private final AtomicReference<String> pin = new AtomicReference<>(PIN);
    private TestPortal portal;
    private AgentForTests agent;

    @BeforeAll
    static void fillTheToken() throws IOException, GeneralSecurityException {
        Needs.that(TokenShim.available(), "softhsm2, gcc");
        var pki = TestPki.create(InstantSource.system());
        rsa = pki.signer(NAME, "Ủy ban nhân dân xã Mẫu", KeyKind.RSA_2048);
        ec = pki.signer(NAME, "Ủy ban nhân dân xã Mẫu", KeyKind.EC_P256);
        SoftToken.create(machine, "RSA", PIN, rsa);
        driver = TokenShim.before(SoftToken.create(machine, "EC", PIN, ec), machine).module();
    }

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        portal = new TestPortal();
        agent =
                AgentForTests.start(
                        folder.resolve("data"),
                        List.of(portal.allowed()),
                        List.of(driver),
                        this::consent);
    }

    @AfterEach
    void stop() {
        agent.close();
        portal.close();
    }

    private Consent.Answer consent(Consent.Request request) {
        var fit = request.certificates().get().stream().filter(Candidate::fits).toList();
        assertThat(fit).hasSize(1);
        assertThat(fit.getFirst().owner()).isEqualTo(NAME);
        return new Consent.Given(
                fit.getFirst().open(pin.get().toCharArray()),
                request.papers().stream().map(paper -> paper.look().rect()).toList(),
                OffsetDateTime.now(ZoneOffset.ofHours(7)).truncatedTo(ChronoUnit.SECONDS));
    }

    @ParameterizedTest
    @EnumSource(
            value = SamplePdfs.class,
            names = {"ONE_PAGE", "OBJECT_STREAMS", "ROTATED_90", "THIRTY_MIB"})
    void signsAndSendsTheAppendedBytesOnly(SamplePdfs scan) throws Exception {
        var paper = Paper.of(scan, folder, rsa);
        var ended = run(paper);
        assertThat(ended).contains("\"state\":\"done\"");
        var result = portal.results().getFirst();
        assertThat(result.authorization()).startsWith("Bearer ey");
        assertThat(result.cookies()).isFalse();
        var appended = result.body().bytes();
        assertThat(appended.length).isLessThan(200_000);
        assertThat(ended).contains("\"appended\":" + appended.length);
        judge(paper, appended);
    }

    @Test
    void signsWithAnEllipticKeyAsWell() throws Exception {
        var paper = Paper.of(SamplePdfs.ONE_PAGE, folder, ec);
        assertThat(run(paper)).contains("\"state\":\"done\"");
        judge(paper, portal.results().getFirst().body().bytes());
    }

    private void judge(Paper paper, byte[] appended) throws IOException {
        var base = paper.pdf();
        var whole = Arrays.copyOf(base, base.length + appended.length);
        System.arraycopy(appended, 0, whole, base.length, appended.length);
        var file = Files.write(folder.resolve("signed.pdf"), whole);
        if (Judges.pdfsigAvailable()) {
            var said = Judges.pdfsig(file);
            assertThat(said.allValid()).as(said.said()).isTrue();
            assertThat(said.said()).contains("Total document signed");
            assertThat(said.signers()).containsExactly(NAME);
        }
        if (Judges.qpdfAvailable()) {
            assertThat(Judges.qpdf(file).sound()).isTrue();
        }
    }

    @Test
    void onePinSignsAllAndOneFailureStopsNoOther() throws Exception {
        var papers = new ArrayList<Paper>();
        for (int i = 0; i < 3; i++) {
            papers.add(Paper.of(SamplePdfs.ONE_PAGE, folder, rsa, "H55.242-261123-01000" + i));
        }
        portal.answer(201, 409, 201);
        var ended = run(papers.toArray(Paper[]::new));
        assertThat(ended.split("\"state\":\"done\"", -1)).hasSize(3);
        assertThat(ended).contains("\"code\":\"portal-unreachable\"");
        assertThat(portal.results()).hasSize(3);
    }

    @Test
    void aWrongPinIsOneTryAndItsOwnAnswer() throws Exception {
        pin.set("000000");
        var paper = Paper.of(SamplePdfs.ONE_PAGE, folder, rsa);
        assertThat(run(paper, paper)).contains("\"code\":\"pin-incorrect\"");
        assertThat(portal.results()).isEmpty();
        pin.set(PIN);
        assertThat(run(paper)).contains("\"state\":\"done\"");
        pin.set("000000");
        assertThat(run(paper)).as("not logged in from before").contains("pin-incorrect");
    }

    @Test
    void triesAgainWhenThePortalStumbles() throws Exception {
        portal.answer(503, 500);
        assertThat(run(Paper.of(SamplePdfs.ONE_PAGE, folder, rsa))).contains("\"done\"");
        assertThat(portal.results()).hasSize(3);
        assertThat(portal.results().stream().map(TestPortal.Result::body).distinct()).hasSize(1);
    }

    @Test
    void thePageTakesWhatTheAgentCouldNotHandOver() throws Exception {
        portal.answer(407); // an inspecting proxy: no answer of the portal's
        var paper = Paper.of(SamplePdfs.ONE_PAGE, folder, rsa);
        var taken = new AtomicReference<byte[]>();
        var page = new JobPage(portal, agent.port());
        var ended = page.run(SignTicket.PLAIN, answer -> taken.set(answer.body()), paper);
        assertThat(ended).contains("\"code\":\"portal-unreachable\"");
        assertThat(taken.get()).isEqualTo(portal.results().getFirst().body().bytes());
    }

    @Test
    void nothingIsLeftToTakeOfAResultThatArrived() throws Exception {
        var paper = Paper.of(SamplePdfs.ONE_PAGE, folder, rsa);
        var page = new JobPage(portal, agent.port());
        page.run(SignTicket.PLAIN, answer -> assertThat(answer.statusCode()).isEqualTo(404), paper);
    }

    @Test
    void a14FollowsNoRedirect() throws Exception {
        portal.answer(302);
        var ended = run(Paper.of(SamplePdfs.ONE_PAGE, folder, rsa));
        assertThat(ended).contains("\"code\":\"portal-redirected\"");
        assertThat(portal.results()).hasSize(1);
        assertThat(portal.results().getFirst().path()).startsWith("/queue/results/");
    }

    @Test
    void leavesNoDocumentBehind() throws Exception {
        run(Paper.of(SamplePdfs.ONE_PAGE, folder, rsa));
        try (var files = Files.list(folder.resolve("data"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("agent.lock", "burnt-tickets");
        }
    }

    private String run(Paper... papers) throws IOException, InterruptedException {
        return new JobPage(portal, agent.port()).run(SignTicket.PLAIN, papers);
    }
}

package vn.chungthuc.agent.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.agent.Paper;
import vn.chungthuc.agent.TestPortal;
import vn.chungthuc.agent.driver.Drivers;
import vn.chungthuc.agent.token.OpenKey;
import vn.chungthuc.agent.token.Tokens;
import vn.chungthuc.pdf.TimestampAuthorities;
import vn.chungthuc.protocol.ItemStatus;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.SoftToken;
import vn.chungthuc.testkit.TestPki;
import vn.chungthuc.testkit.TestPki.KeyKind;
import vn.chungthuc.testkit.TokenShim;

/// Many items through one slow token, which is real SoftHSM behind a shim that takes its time.
class BatchIT {
    private static final String PIN = "246810";
    private static final int ITEMS = 20;

    @TempDir private static Path machine;
    private static Identity signer;
    private static TokenShim shim;
    private static Tokens tokens;

    @TempDir private Path folder;
    private TestPortal portal;
    private PortalLink link;
    private final AtomicInteger signatures = new AtomicInteger();
    private int brokenSignature = -1;
    private int withdrawAfter = -1;
    private volatile boolean loggedOut;

    @BeforeAll
    static void fillTheToken() throws IOException, GeneralSecurityException {
        Needs.that(TokenShim.available(), "softhsm2, gcc");
        signer =
                TestPki.create(InstantSource.system())
                        .signer("Nguyễn Văn Mẫu", "Xã Mẫu", KeyKind.RSA_2048);
        shim = TokenShim.before(SoftToken.create(machine, "SLOW", PIN, signer), machine);
        tokens = new Tokens(Drivers.named(List.of(shim.module())), List.of());
    }

    @AfterAll
    static void endTheDriver() {
        if (tokens != null) {
            tokens.close();
        }
    }

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        portal = new TestPortal();
        link = new PortalLink(List.of(Duration.ofMillis(10)));
        shim.set("sign-ms", "0");
    }

    @AfterEach
    void stop() {
        link.close();
        portal.close();
    }

    @Test
    void keepsASlowTokenBusy() throws Exception {
        hold(job(3)); // a JVM that has done it before
        shim.forget();
        shim.set("sign-ms", "300");
        portal.takeItsTime(Duration.ofMillis(200));
        var job = job(ITEMS);
        hold(job);
        assertThat(job.status().items()).hasSize(ITEMS).allMatch(ItemStatus.Done.class::isInstance);
        assertThat(shim.signatures()).hasSize(ITEMS);
        assertThat(shim.busyShare()).isGreaterThan(0.95);
    }

    @Test
    void oneThatFailsStopsNoOther() throws Exception {
        brokenSignature = 1;
        portal.answer(201, 201, 409);
        var job = job(4);
        hold(job);
        var items = job.status().items();
        assertThat(items.get(1))
                .isInstanceOfSatisfying(
                        ItemStatus.Failed.class,
                        failed -> assertThat(failed.problem().code()).isEqualTo("key-failed"));
        assertThat(items).filteredOn(ItemStatus.Done.class::isInstance).hasSize(2);
        assertThat(items).filteredOn(ItemStatus.Failed.class::isInstance).hasSize(2);
        assertThat(portal.results()).hasSize(3);
    }

    @Test
    void whatIsNotBegunWhenThePageGivesUpIsNotSigned() throws Exception {
        withdrawAfter = 2;
        var job = job(5);
        hold(job);
        assertThat(signatures).hasValue(2);
        assertThat(job.status().items().subList(0, 2)).allMatch(ItemStatus.Done.class::isInstance);
        assertThat(job.status().items().subList(2, 5))
                .allMatch(ItemStatus.Cancelled.class::isInstance);
        assertThat(job.ended()).isTrue();
    }

    @Test
    void logsOutWithTheLastSignatureWhileResultsAreStillOnTheirWay() throws Exception {
        portal.takeItsTime(Duration.ofMillis(400));
        portal.whenTaken(() -> assertThat(loggedOut).as("logged out before the answer").isTrue());
        var job = job(1);
        hold(job);
        assertThat(job.status().items()).allMatch(ItemStatus.Done.class::isInstance);
    }

    private Job job(int count) throws IOException {
        var checked = new ArrayList<CheckedItem>();
        var papers = new ArrayList<Paper>();
        for (int n = 0; n < count; n++) {
            var paper = Paper.of(SamplePdfs.ONE_PAGE, folder, signer, "H55.242-261123-0100" + n);
            var ticket = portal.ticket(paper, InstantSource.system().instant());
            papers.add(paper);
            checked.add(new CheckedItem(portal.jws(ticket), ticket, paper.item()));
        }
        var job = new Job("batch", portal.origin(), Locale.of("vi"), checked);
        var store = new DocumentStore(folder.resolve("data"));
        for (int n = 0; n < count; n++) {
            job.receive(n, new ByteArrayInputStream(papers.get(n).pdf()), store);
        }
        return job;
    }

    private void hold(Job job) {
        new SignCeremony(
                        request -> consent(job, request),
                        tokens,
                        link,
                        new TimestampAuthorities(List.of(), InstantSource.system()),
                        InstantSource.system())
                .hold(job);
    }

    private Consent.Answer consent(Job job, Consent.Request request) {
        var fit = request.certificates().get().stream().filter(Candidate::fits).toList();
        assertThat(fit).hasSize(1);
        var key = fit.getFirst().open(PIN.toCharArray());
        return new Consent.Given(
                new Watched(job, key),
                request.papers().stream().map(paper -> paper.look().rect()).toList(),
                OffsetDateTime.now(ZoneOffset.ofHours(7)).truncatedTo(ChronoUnit.SECONDS));
    }

    /// The token's key, with what a test does to it.
    private final class Watched implements OpenKey {
        private final Job job;
        private final OpenKey key;

        Watched(Job job, OpenKey key) {
            this.job = job;
            this.key = key;
        }

        @Override
        public List<java.security.cert.X509Certificate> chain() {
            return key.chain();
        }

        @Override
        public String algorithm() {
            return key.algorithm();
        }

        @Override
        public byte[] sign(String algorithm, byte[] data) {
            int n = signatures.getAndIncrement();
            if (n == brokenSignature) {
                throw new ProblemException(ProblemType.KEY_FAILED);
            }
            if (n + 1 == withdrawAfter) {
                job.withdraw(new ItemStatus.Cancelled());
            }
            return key.sign(algorithm, data);
        }

        @Override
        public void close() {
            key.close();
            loggedOut = true;
        }
    }
}

package vn.chungthuc.portal.longterm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SignedField;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.pdf.Timestamp;
import vn.chungthuc.pdf.TimestampAuthorities;
import vn.chungthuc.portal.RunningPortal;
import vn.chungthuc.portal.agency.TestOffice;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.outbox.Attempt;
import vn.chungthuc.portal.outbox.Outbox;
import vn.chungthuc.portal.signature.SignatureCheck;
import vn.chungthuc.portal.signature.TrustAnchors;
import vn.chungthuc.portal.signature.Verdict;
import vn.chungthuc.portal.signing.SignedCopy;
import vn.chungthuc.portal.store.Document;
import vn.chungthuc.portal.store.Offload;
import vn.chungthuc.portal.store.Segment;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.Judges;
import vn.chungthuc.testkit.RevocationServer;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.TestPki;
import vn.chungthuc.testkit.TimestampAuthority;

/// Finished copies, a real database, and authorities that answer over HTTP, or do not.
class PreservationIT {
    private static final TestOffice.MovingClock CLOCK = new TestOffice.MovingClock();
    private static final AtomicInteger STAMPS = new AtomicInteger();
    private static volatile Runnable atTheSecondStamp = () -> {};
    private static TrustAnchors anchors;
    private static RevocationServer revocation;
    private static TimestampAuthority authority;
    private static TimestampAuthority nextAuthority;
    private static Identity leader;
    private static byte[] copy;

    @TempDir Path folder;
    private TestOffice office;
    private Outbox outbox;
    private Preservation preservation;
    private Dossier dossier;

    @BeforeAll
    static void finishACopy(@TempDir Path scans) throws Exception {
        CLOCK.set(SignedCopy.NOW);
        revocation = RevocationServer.start(0);
        var pki = TestPki.create(CLOCK, revocation.url());
        revocation.serve(pki);
        anchors = TrustAnchors.of(List.of(pki.anchor()));
        var life = Duration.ofDays(365);
        authority =
                TimestampAuthority.start(
                        pki.timestampAuthority("Dấu thời gian", life),
                        PreservationIT::stampTime,
                        0);
        nextAuthority =
                TimestampAuthority.start(
                        pki.timestampAuthority("Dấu thời gian mới", life.multipliedBy(3)),
                        CLOCK,
                        0);
        leader = pki.signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.RSA_2048);
        var seal = pki.signer("Ủy ban nhân dân xã Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        var scan = Files.readAllBytes(SamplePdfs.ONE_PAGE.write(scans.resolve("scan.pdf")));
        var authorities = new TimestampAuthorities(List.of(authority::stamped), CLOCK);
        copy =
                SignedCopy.sealed(
                        scan,
                        leader,
                        seal,
                        cms -> authorities.stamp(Timestamp.imprintOf(cms)).into(cms));
    }

    @AfterAll
    static void stop() {
        authority.close();
        nextAuthority.close();
        revocation.close();
    }

    @BeforeEach
    void open() throws Exception {
        office = new TestOffice(folder);
        setClocks(SignedCopy.NOW);
        revocation.forget();
        revocation.behave(RevocationServer.Fault.NONE);
        authority.behave(TimestampAuthority.Fault.NONE);
        STAMPS.set(0);
        atTheSecondStamp = () -> {};
        outbox = new Outbox(office.database, office.clock);
        preservation = node(office.database);
        dossier = waiting(() -> office.completed(copy));
    }

    @AfterEach
    void close() {
        preservation.close();
        office.close();
    }

    private void setClocks(Instant now) {
        CLOCK.set(now);
        office.clock.set(now);
    }

    private static Instant stampTime() {
        if (STAMPS.incrementAndGet() == 2) {
            atTheSecondStamp.run();
        }
        return CLOCK.instant();
    }

    @Test
    void aFinishedCopyGrowsAndItsRenewalIsOwed() throws Exception {
        assertThat(carry(preservation)).isEqualTo(new Attempt.Done());
        var raised = waiting(() -> office.dossiers.find(office.agency.id(), dossier.id()).get());
        assertThat(raised.stage()).isEqualTo(dossier.stage());
        assertThat(raised.stageSince()).isEqualTo(dossier.stageSince());
        var document = document();
        assertThat(document.last().kind()).isEqualTo(Segment.Kind.LONG_TERM);
        var bytes = bytes(document);
        assertThat(Arrays.mismatch(bytes, copy)).isEqualTo(copy.length);
        assertThat(document.last().length()).isLessThan(60_000);
        assertThat(Sha256.of(bytes)).isEqualTo(document.sha256());
        assertThat(fields(bytes)).containsExactly("Leader", "Office", "Timestamp1");
        assertThat(new SignatureCheck(anchors).check(Source.of(bytes)))
                .hasSize(2)
                .allMatch(verdict -> verdict instanceof Verdict.Intact intact && intact.trusted());
        if (Judges.qpdfAvailable()) {
            var file = Files.write(folder.resolve("raised.pdf"), bytes);
            assertThat(Judges.qpdf(file).sound()).isTrue();
        }
        assertThat(owed()).containsExactly(SignedCopy.NOW.plus(Duration.ofDays(365 - 1 - 90)));
        // an earlier state of the copy is still known by its hash
        assertThat(document.segments().getFirst().whole())
                .isEqualTo(vn.chungthuc.protocol.Sha256.of(copy));
    }

    @Test
    void whatIsPreservedIsNotRaisedAgainUntilItsRenewal() throws Exception {
        carry(preservation);
        var first = document();
        assertThat(carry(preservation)).isEqualTo(new Attempt.Done());
        assertThat(document()).isEqualTo(first);

        setClocks(SignedCopy.NOW.plus(Duration.ofDays(300)));
        assertThat(carry(preservation))
                .as("the same certificate again would gain nothing")
                .isInstanceOfSatisfying(
                        Attempt.Later.class,
                        later -> assertThat(later.trouble()).isEqualTo("NO_LONGER_TIMESTAMP"));
        try (var younger = node(office.database, nextAuthority)) {
            assertThat(carry(younger)).isEqualTo(new Attempt.Done());
        }
        var renewed = document();
        assertThat(renewed.segments()).hasSize(3);
        assertThat(fields(bytes(renewed)))
                .containsExactly("Leader", "Office", "Timestamp1", "Timestamp2");
    }

    @ParameterizedTest
    @CsvSource({
        "DOWN, NONE, STATUS_UNKNOWN",
        "STRANGER, NONE, STATUS_UNKNOWN",
        "STALE, NONE, STATUS_UNKNOWN",
        "NONE, REFUSES, NO_TIMESTAMP",
        "NONE, BAD_SIGNATURE, NO_TIMESTAMP",
        "NONE, HUGE, NO_TIMESTAMP",
        "NONE, REDIRECT, NO_TIMESTAMP"
    })
    void whatIsMissingPutsItOffAndNothingIsAppended(
            RevocationServer.Fault status, TimestampAuthority.Fault time, String trouble)
            throws Exception {
        revocation.behave(status);
        authority.behave(time);
        assertThat(carry(preservation))
                .isInstanceOfSatisfying(
                        Attempt.Later.class,
                        later -> assertThat(later.trouble()).isEqualTo(trouble));
        assertThat(document().length()).isEqualTo(copy.length);
        revocation.behave(RevocationServer.Fault.NONE);
        authority.behave(TimestampAuthority.Fault.NONE);
        assertThat(carry(preservation)).isEqualTo(new Attempt.Done());
    }

    @Test
    void revocationListsDoWhereNoResponderAnswers() throws Exception {
        revocation.behave(RevocationServer.Fault.NO_OCSP);
        assertThat(carry(preservation)).isEqualTo(new Attempt.Done());
    }

    @Test
    void aCertificateRevokedBeforeItSignedIsForAPersonToLookAt() throws Exception {
        revocation.revoke(leader.certificate());
        assertThat(carry(preservation))
                .isInstanceOfSatisfying(
                        Attempt.Never.class,
                        never -> assertThat(never.trouble()).isEqualTo("REVOKED"));
    }

    @Test
    void aCertificateRevokedAfterItSignedIsProvedAllTheSame() throws Exception {
        setClocks(SignedCopy.NOW.plus(Duration.ofHours(2)));
        revocation.revoke(leader.certificate());
        assertThat(carry(preservation)).isEqualTo(new Attempt.Done());
    }

    @Test
    void aPrivateAddressInACertificateIsNotAsked() throws Exception {
        try (var strict = node(office.database, authority, List.of())) {
            assertThat(carry(strict))
                    .isInstanceOfSatisfying(
                            Attempt.Later.class,
                            later ->
                                    assertThat(later.detail())
                                            .contains("leads into a private network"));
        }
    }

    @Test
    void twoNodesRaiseACopyOnce() throws Exception {
        try (var other = node(office.database)) {
            var both =
                    List.of(
                            CompletableFuture.supplyAsync(() -> carry(preservation)),
                            CompletableFuture.supplyAsync(() -> carry(other)));
            both.forEach(CompletableFuture::join);
        }
        assertThat(document().segments()).hasSize(2);
        assertThat(owed()).hasSize(1);
    }

    @Test
    void aNodeThatDiesBeforeItStoresLeavesNothingHalfDone() throws Exception {
        var settings = TestOffice.settings(folder, office.access);
        var dying = waiting(() -> new Database(office.vertx, settings));
        try (var node = node(dying)) {
            atTheSecondStamp = dying::close;
            assertThatThrownBy(() -> carry(node)).isInstanceOf(RuntimeException.class);
        }
        assertThat(STAMPS).hasValue(2);
        assertThat(document().length()).isEqualTo(copy.length);
        assertThat(owed()).isEmpty();
        assertThat(carry(preservation)).isEqualTo(new Attempt.Done());
        assertThat(document().segments()).hasSize(2);
    }

    private Preservation node(Database database) {
        return node(database, authority);
    }

    private Preservation node(Database database, TimestampAuthority asked) {
        return node(database, asked, List.of("127.0.0.1"));
    }

    private Preservation node(Database database, TimestampAuthority asked, List<String> mayAsk) {
        var base =
                new Preservation.Base(
                        new Offload(office.vertx.createSharedWorkerExecutor("long-term", 4)),
                        database,
                        new Dossiers(database, office.clock),
                        office.documents,
                        outbox,
                        anchors);
        var url = new LongTermSettings.Authority(URI.create(asked.url()), null);
        InstantSource clock = office.clock;
        return new Preservation(
                base, new LongTermSettings(List.of(url), 90, mayAsk, 1 << 20), clock);
    }

    private Attempt carry(Preservation node) {
        var entry =
                new Outbox.Entry(
                        office.agency.id(),
                        UUID.randomUUID(),
                        Preservation.KIND,
                        dossier.id(),
                        office.clock.instant(),
                        1);
        return waiting(() -> node.carry(entry));
    }

    private Document document() {
        return waiting(() -> {
            var now = office.dossiers.find(office.agency.id(), dossier.id()).orElseThrow();
            return office.documents.find(office.agency.id(), now.document()).orElseThrow();
        });
    }

    private byte[] bytes(Document document) throws Exception {
        try (var open = office.documents.open(office.agency.id(), dossier.id(), document)) {
            return open.read(0, (int) open.length());
        }
    }

    private static List<String> fields(byte[] file) throws Exception {
        return SignedField.all(PdfFile.read(Source.of(file))).stream()
                .map(SignedField::name)
                .toList();
    }

    /// When what waits in the outbox is due.
    private List<Instant> owed() {
        return waiting(() ->
                office.database.rows("SELECT due_at FROM outbox WHERE state = 'WAITING'").stream()
                        .map(row -> row.getOffsetDateTime("due_at").toInstant())
                        .toList());
    }

    private static <T> T waiting(java.util.concurrent.Callable<T> work) {
        return RunningPortal.onVirtualThread(work);
    }
}

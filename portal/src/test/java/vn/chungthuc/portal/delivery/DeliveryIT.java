package vn.chungthuc.portal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.RunningPortal;
import vn.chungthuc.portal.agency.TestOffice;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.outbox.Attempt;
import vn.chungthuc.portal.outbox.Outbox;
import vn.chungthuc.portal.outbox.Relay;
import vn.chungthuc.protocol.Sha256;

/// Against a real SMTP server and a real database, on the real clock: it is about waiting.
class DeliveryIT {
    private static final String ORIGIN = "https://chungthuc.example.gov.vn";

    @TempDir Path folder;
    private TestOffice office;
    private Outbox outbox;
    private Deliveries deliveries;
    private GreenMail server;
    private int smtpPort;
    private final List<String> workers = new ArrayList<>();

    @BeforeEach
    void openOffice() throws Exception {
        office = new TestOffice(folder);
        outbox = new Outbox(office.database, InstantSource.system());
        deliveries = new Deliveries(office.database, outbox, InstantSource.system());
        smtpPort = freePort();
        server = new GreenMail(new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @AfterEach
    void closeOffice() {
        for (var worker : workers) {
            office.vertx.undeploy(worker).otherwiseEmpty().await();
        }
        server.stop();
        office.close();
    }

    @Test
    void sendsTheCopyAndTheLinkButNeverThePickUpCode() throws Exception {
        server.start();
        var scan = "%PDF-1.7 small scan".getBytes(StandardCharsets.UTF_8);
        var dossier = office.open(office.agency, scan);
        complete(dossier);
        startWorker();
        until(() -> server.getReceivedMessages().length == 1);

        var mail = server.getReceivedMessages()[0];
        var delivery = only(dossier);
        assertThat(mail.getHeader("Message-ID"))
                .containsExactly("<" + delivery.id() + "@chungthuc.example.gov.vn>");
        assertThat(mail.getAllRecipients()[0].toString()).isEqualTo("an@example.org");
        assertThat(mail.getSubject()).contains(dossier.code());
        assertThat(text(mail))
                .contains("Đặng Thị Ngọc Ẩn", "quầy", ORIGIN + "/d/" + delivery.link())
                .doesNotContain(dossier.pickUpCode());
        var document = office.documents.find(office.agency.id(), dossier.document()).orElseThrow();
        var attachment = attachment(mail);
        assertThat(attachment.getFileName()).isEqualTo("chung-thuc-" + dossier.code() + ".pdf");
        assertThat(Sha256.of(attachment.getInputStream().readAllBytes()))
                .isEqualTo(document.sha256());
        until(() -> only(dossier).state() == Outbox.State.DONE);
        assertThat(only(dossier).trouble()).isNull();
    }

    @Test
    void aTrialMailSaysWhetherTheServerTookIt() {
        var mail = carrier();
        assertThat(RunningPortal.onVirtualThread(() -> mail.trial("thu@example.org")))
                .isInstanceOf(Attempt.Later.class);
        server.start();
        assertThat(RunningPortal.onVirtualThread(() -> mail.trial("thu@example.org")))
                .isEqualTo(new Attempt.Done());
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void sendsManyWithoutAPause() throws Exception {
        server.start();
        for (int i = 0; i < 40; i++) {
            complete(office.open());
        }
        startWorker();
        until(() -> server.getReceivedMessages().length == 40);
    }

    @Test
    void sendsOnlyTheLinkAboveTenMegabytes() throws Exception {
        server.start();
        var dossier = office.open(office.agency, new byte[10 * 1024 * 1024]);
        complete(dossier);
        startWorker();
        until(() -> server.getReceivedMessages().length == 1);

        var mail = server.getReceivedMessages()[0];
        assertThat(mail.getSize()).isLessThan(20_000);
        assertThat(text(mail)).contains(ORIGIN + "/d/" + only(dossier).link(), "dung lượng lớn");
    }

    @Test
    void sendsOneOfAlmostTenMegabytesWhole() throws Exception {
        server.start();
        var scan = new byte[10 * 1024 * 1024 - 1000];
        new Random(1).nextBytes(scan);
        var dossier = office.open(office.agency, scan);
        complete(dossier);
        startWorker();
        until(() -> server.getReceivedMessages().length == 1);
        var document = office.documents.find(office.agency.id(), dossier.document()).orElseThrow();
        assertThat(
                        Sha256.of(
                                attachment(server.getReceivedMessages()[0])
                                        .getInputStream()
                                        .readAllBytes()))
                .isEqualTo(document.sha256());
    }

    @Test
    void waitsForAServerThatIsDownAndSaysWhy() throws Exception {
        var dossier = office.open();
        complete(dossier);
        startWorker();
        until(() -> only(dossier).attempts() >= 2);
        var waiting = only(dossier);
        assertThat(waiting.state()).isEqualTo(Outbox.State.WAITING);
        assertThat(waiting.trouble()).isEqualTo(MailTrouble.SERVER_UNREACHABLE);
        assertThat(MailTrouble.SERVER_UNREACHABLE.words(Locale.of("vi")))
                .contains("Không kết nối được máy chủ thư");

        server.start();
        until(() -> only(dossier).state() == Outbox.State.DONE);
        TimeUnit.SECONDS.sleep(1);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aWorkerThatStartsAnewSendsWhatWaitsOnce() throws Exception {
        var dossier = office.open();
        complete(dossier);
        var first = startWorker();
        until(() -> only(dossier).attempts() >= 1);
        office.vertx.undeploy(first).await();

        server.start();
        startWorker();
        startWorker();
        until(() -> only(dossier).state() == Outbox.State.DONE);
        TimeUnit.SECONDS.sleep(1);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void setsAsideWhatTheServerRefusesForGoodAndSendsAgainToACorrectedAddress() throws Exception {
        server.start();
        var dossier = office.open();
        complete(dossier, "no address at all");
        startWorker();
        until(() -> only(dossier).state() == Outbox.State.SET_ASIDE);
        assertThat(only(dossier).trouble()).isEqualTo(MailTrouble.ADDRESS_REFUSED);

        var refused = only(dossier);
        office.database.inTransaction(c -> {
            deliveries.sendAgain(c, refused, "an.moi@example.org", office.clerk);
            return true;
        });
        until(() -> server.getReceivedMessages().length == 1);
        var all = deliveries.of(office.agency.id(), dossier.id());
        assertThat(all).hasSize(2);
        assertThat(all.getLast().insteadOf()).isEqualTo(refused.id());
        assertThat(all.getLast().link()).isEqualTo(refused.link());
    }

    @Test
    void nothingIsOwedWhenTheTransactionRollsBack() throws Exception {
        server.start();
        var dossier = office.open();
        try {
            office.database.inTransaction(c -> {
                deliveries.start(c, office.agency, dossier, office.clerk);
                throw new IllegalStateException("the clerk's network broke");
            });
        } catch (IllegalStateException e) {
            // as meant
        }
        assertThat(deliveries.of(office.agency.id(), dossier.id())).isEmpty();
    }

    private void complete(Dossier dossier) {
        office.database.inTransaction(c -> {
            deliveries.start(c, office.agency, dossier, office.clerk);
            return true;
        });
    }

    /// With a wrong address, which intake would have refused.
    private void complete(Dossier dossier, String address) {
        office.database.change(
                "UPDATE dossier SET registrant_email = $1 WHERE id = $2", address, dossier.id());
        complete(office.dossiers.find(office.agency.id(), dossier.id()).orElseThrow());
    }

    private Deliveries.Delivery only(Dossier dossier) {
        return deliveries.of(office.agency.id(), dossier.id()).getFirst();
    }

    private DeliveryMail carrier() {
        var settings =
                new DeliveryMail.Settings(
                        "127.0.0.1", smtpPort, "khong-tra-loi@example.gov.vn", false, null, null);
        return new DeliveryMail(
                office.vertx,
                settings,
                ORIGIN,
                office.agencies,
                office.dossiers,
                deliveries,
                office.documents);
    }

    private String startWorker() {
        var mail = carrier();
        var relay =
                new Relay(
                        outbox,
                        Map.of(Deliveries.KIND, mail::carry),
                        Duration.ofMillis(50),
                        Duration.ofMillis(200));
        var options = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
        var worker = office.vertx.deployVerticle(relay, options).await();
        workers.add(worker);
        return worker;
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("waited in vain");
    }

    private static String text(MimeMessage mail) throws Exception {
        return mail.getContent() instanceof Multipart parts
                ? String.valueOf(parts.getBodyPart(0).getContent())
                : String.valueOf(mail.getContent());
    }

    private static BodyPart attachment(MimeMessage mail) throws Exception {
        return ((Multipart) mail.getContent()).getBodyPart(1);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

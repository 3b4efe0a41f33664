package vn.chungthuc.portal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.agency.TestOffice;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.protocol.SigningStage;

class TicketsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORIGIN = "https://chungthuc.example.gov.vn";
    private static final Sha256 RESULT = Sha256.of(new byte[] {1});
    private static final Sha256 OTHER = Sha256.of(new byte[] {2});

    @TempDir static Path folder;
    static TestOffice office;
    static TicketKey key;
    static Tickets tickets;

    @BeforeAll
    static void openOffice() throws Exception {
        office = new TestOffice(folder);
        var file = folder.resolve("ticket-key.pem");
        TicketKeyFile.create(file);
        key = TicketKeyFile.read(file);
        tickets = new Tickets(office.database, key, ORIGIN, "B-B", office.clock);
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    @AfterEach
    void resetClock() {
        office.clock.set(TestOffice.MONDAY);
    }

    @Test
    void isSignedByThePublishedKey() throws Exception {
        var issued = issue(office.open(), SigningStage.SIGN);
        var parts = issued.jws().split("\\.", -1);
        var header = JSON.readTree(Base64.getUrlDecoder().decode(parts[0]));

        assertThat(header.toString())
                .isEqualTo(
                        "{\"alg\":\"Ed25519\",\"kid\":\"%s\",\"typ\":\"chungthuc-ticket+jwt\"}"
                                .formatted(key.kid()));
        var verifier = Signature.getInstance("Ed25519");
        // RFC 8410: the fixed head of an Ed25519 SubjectPublicKeyInfo
        var spki =
                HexFormat.of()
                        .parseHex(
                                "302a300506032b6570032100"
                                        + HexFormat.of().formatHex(key.x().bytes()));
        verifier.initVerify(
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
        verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(JSON.readValue(Base64.getUrlDecoder().decode(parts[1]), SignTicket.class))
                .isEqualTo(issued.claims());
        assertThat(issued.claims().resultUrl())
                .isEqualTo(ORIGIN + "/queue/results/" + issued.claims().jti());
    }

    @Test
    void isFoundByItsBearerOnly() throws Exception {
        var first = issue(office.open(), SigningStage.SIGN);
        var second = issue(office.open(), SigningStage.SEAL);
        var jti = first.claims().jti();

        assertThat(tickets.find(jti, first.jws()).orElseThrow().claims()).isEqualTo(first.claims());
        assertThat(tickets.find(jti, second.jws())).isEmpty();
        assertThat(tickets.find("nothing", first.jws())).isEmpty();
    }

    @Test
    void takesOneResultOnceAndAnswersItsRepeat() throws Exception {
        var issued = issue(office.open(), SigningStage.SIGN);
        var ticket = found(issued);

        assertThat(redeem(ticket, RESULT)).isEqualTo(new Redemption.Accepted());
        assertThat(redeem(ticket, RESULT)).isEqualTo(new Redemption.Repeated());
        assertThat(redeem(ticket, OTHER)).isEqualTo(new Redemption.Spent(Ticket.Why.RESULT));
        assertThat(found(issued).answerTo(RESULT, TestOffice.MONDAY))
                .isEqualTo(new Redemption.Repeated());
    }

    @Test
    void aNewerTicketSpendsTheEarlierOfTheSameStageOnly() throws Exception {
        var dossier = office.open();
        var sign = found(issue(dossier, SigningStage.SIGN));
        var seal = found(issue(dossier, SigningStage.SEAL));
        var newer = found(issue(dossier, SigningStage.SIGN));

        assertThat(redeem(sign, RESULT)).isEqualTo(new Redemption.Spent(Ticket.Why.NEWER_TICKET));
        assertThat(redeem(seal, RESULT)).isEqualTo(new Redemption.Accepted());
        assertThat(redeem(newer, RESULT)).isEqualTo(new Redemption.Accepted());
    }

    @Test
    void comesTooLateAfterAnHour() throws Exception {
        var ticket = found(issue(office.open(), SigningStage.SIGN));
        office.clock.set(TestOffice.MONDAY.plus(Duration.ofMinutes(60)).plusSeconds(1));
        assertThat(redeem(ticket, RESULT)).isEqualTo(new Redemption.Expired());
    }

    @Test
    void isWorthNothingAfterARefusedResultOrAReturn() throws Exception {
        var refused = found(issue(office.open(), SigningStage.SIGN));
        tickets.refuse(refused);
        assertThat(redeem(refused, RESULT))
                .isEqualTo(new Redemption.Spent(Ticket.Why.REFUSED_RESULT));

        var dossier = office.open();
        var withdrawn = found(issue(dossier, SigningStage.SIGN));
        office.database.inTransaction(c -> {
            tickets.withdraw(c, office.agency.id(), dossier.id());
            return true;
        });
        assertThat(redeem(withdrawn, RESULT))
                .isEqualTo(new Redemption.Spent(Ticket.Why.DOSSIER_MOVED));
    }

    @Test
    void theCompactFormIsNotKept() throws Exception {
        var issued = issue(office.open(), SigningStage.SIGN);
        var signature = issued.jws().substring(issued.jws().lastIndexOf('.') + 1);
        try (var connection = office.access.connect();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "SELECT count(*) FROM ticket t WHERE t::text LIKE '%"
                                                + signature
                                                + "%'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void theKeyFileIsReadableByItsOwnerOnly() throws Exception {
        assertThat(Files.getPosixFilePermissions(folder.resolve("ticket-key.pem"))).hasSize(2);
    }

    private static Tickets.Issued issue(Dossier dossier, SigningStage stage) {
        var agency = office.agency;
        var base = office.documents.find(agency.id(), dossier.document()).orElseThrow();
        var item = Base64Url.of("{\"item\":1}".getBytes(StandardCharsets.UTF_8));
        var order =
                new TicketOrder(
                        agency,
                        dossier.id(),
                        office.leader,
                        stage,
                        base,
                        "Leader",
                        2,
                        new Rect(10, 10, 200, 100),
                        item,
                        List.of(),
                        "",
                        List.of(RESULT));
        return office.database.inTransaction(c -> tickets.issue(c, order));
    }

    private static Ticket found(Tickets.Issued issued) {
        return tickets.find(issued.claims().jti(), issued.jws()).orElseThrow();
    }

    private static Redemption redeem(Ticket ticket, Sha256 result) {
        return office.database.inTransaction(c -> tickets.redeem(c, ticket, result));
    }
}

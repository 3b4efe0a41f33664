package vn.chungthuc.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.chungthuc.protocol.ItemStatus;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.testkit.BadPdfs;
import vn.chungthuc.testkit.SamplePdfs;

/// What goes wrong on the way: told in words, nothing lost, and the same dossier goes on.
class StumblesIT {
    private static Office office;

    @TempDir Path folder;

    @BeforeAll
    static void open(@TempDir Path root) throws Exception {
        office = Office.open(root);
    }

    @AfterAll
    static void close() throws Exception {
        office.close();
    }

    @BeforeEach
    void thePersonSaysYes() throws Exception {
        office.consents();
    }

    @ParameterizedTest
    @EnumSource
    void aBadFileIsRefusedAndTheFormKeepsItsValues(BadPdfs bad) throws Exception {
        var dossiers = count("dossier");
        var file = bad.write(folder.resolve("scan.pdf"));
        var answer = office.officer().fillIn(file, Map.of("name", "Nguyễn Thị Ẵm"));
        assertThat(answer.status()).as(answer.text()).isIn(413, 422);
        assertThat(answer.one("#scan-wrong").text()).isNotBlank();
        assertThat(answer.one("#name").attr("value")).isEqualTo("Nguyễn Thị Ẵm");
        assertThat(answer.one("#type option[selected]").text()).isNotBlank();
        assertThat(count("dossier")).isEqualTo(dossiers);
    }

    @Test
    void aWrongPasswordOpensNothing() {
        assertThatThrownBy(
                        () -> DemoPage.signIn(office.demo().origin(), "can-bo", "không phải đâu"))
                .isInstanceOf(DemoFault.class);
    }

    @Test
    void aSecondClickOnSubmitMakesNoSecondDossier() throws Exception {
        var before = count("dossier");
        var key = Map.of("key", "11111111-2222-4333-8444-555555555555");
        var first = office.officer().submit(scan(), key);
        var second = office.officer().submit(scan(), key);
        assertThat(second).isEqualTo(first);
        assertThat(count("dossier")).isEqualTo(before + 1);
    }

    @Test
    void aWrongPinIsToldAndTheNextTryWorks() throws Exception {
        var id = submitted();
        office.mistypes();
        assertThat(Ends.failedWith(office.leader().sign(id))).isEqualTo("pin-incorrect");
        assertThat(stage(id)).isEqualTo("AWAITING_SIGNATURE");
        office.consents();
        assertThat(office.leader().sign(id)).satisfies(Ends::done);
        assertThat(stage(id)).isEqualTo("SIGNED");
    }

    @Test
    void aClosedWindowIsAnAnswer() throws Exception {
        var id = submitted();
        office.refuses();
        assertThat(office.leader().sign(id)).isInstanceOf(ItemStatus.Cancelled.class);
        assertThat(stage(id)).isEqualTo("AWAITING_SIGNATURE");
    }

    @Test
    void withoutAnAgentNothingMoves() throws Exception {
        var id = submitted();
        office.demo().stopAgent();
        try {
            assertThatThrownBy(() -> office.leader().sign(id)).isInstanceOf(DemoFault.class);
            assertThat(stage(id)).isEqualTo("AWAITING_SIGNATURE");
        } finally {
            office.startAgent();
        }
        assertThat(office.leader().sign(id)).satisfies(Ends::done);
    }

    @Test
    void aTicketServesOnce() throws Exception {
        var item = office.leader().askToSign(submitted());
        assertThat(office.leader().runAtAgent(item)).satisfies(Ends::done);
        assertThatThrownBy(() -> office.leader().runAtAgent(item))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo("ticket-used"));
    }

    @Test
    void anExpiredTicketIsRefusedAndANewOneWorks() throws Exception {
        var id = submitted();
        var item = office.leader().askToSign(id);
        run(
                "UPDATE ticket SET claims = jsonb_set(claims::jsonb, '{resultBy}', '1')::text"
                        + " WHERE jti = '"
                        + claims(item).jti()
                        + "'");
        assertThat(Ends.failedWith(office.leader().runAtAgent(item)))
                .isEqualTo("result-ticket-expired");
        assertThat(stage(id)).isEqualTo("AWAITING_SIGNATURE");
        assertThat(office.leader().sign(id)).satisfies(Ends::done);
    }

    @Test
    void aResultForAnotherDossierIsRefused() throws Exception {
        var mine = submitted();
        var other = submitted();
        var item = office.leader().askToSign(other);
        assertThat(office.leader().sign(mine)).satisfies(Ends::done);
        var answer = post(item, lastRevision(mine));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(stage(other)).isEqualTo("AWAITING_SIGNATURE");
        assertThat(office.leader().sign(other)).satisfies(Ends::done);
    }

    @Test
    void theSameResultAgainGetsTheSameAnswerOthersAConflict() throws Exception {
        var id = submitted();
        var item = office.leader().askToSign(id);
        assertThat(office.leader().runAtAgent(item)).satisfies(Ends::done);
        var revision = lastRevision(id);
        assertThat(post(item, revision).statusCode()).isEqualTo(201);
        revision[revision.length - 2] ^= 1;
        assertThat(post(item, revision).statusCode()).isEqualTo(409);
    }

    @Test
    void aPortalThatDiesInTheMiddleGoesOnWhereItWas() throws Exception {
        var id = submitted();
        var item = office.leader().askToSign(id);
        office.demo().killPortal();
        office.demo().startPortal();
        assertThat(office.leader().runAtAgent(item)).satisfies(Ends::done);
        office.leader().forward(id);
        assertThat(stage(id)).isEqualTo("AWAITING_SEAL");
    }

    @Test
    void aNumberOnceGivenStaysWithItsDossier() throws Exception {
        var id = submitted();
        office.leader().sign(id);
        office.leader().forward(id);
        office.refuses();
        assertThat(office.clerk().seal(id)).isInstanceOf(ItemStatus.Cancelled.class);
        var reserved = number(id);
        office.consents();
        assertThat(office.clerk().seal(id)).satisfies(Ends::done);
        assertThat(number(id)).isEqualTo(reserved);
    }

    @Test
    void mailWaitsForItsServer() throws Exception {
        var dossier = office.officer().submit(scan(), Map.of());
        office.leader().sign(dossier.id());
        office.leader().forward(dossier.id());
        office.clerk().seal(dossier.id());
        office.demo().stopMail();
        try {
            office.clerk().complete(dossier.id());
            for (int i = 0; i < 150 && !shownAsFailed(dossier.code()); i++) {
                Pause.millis(100);
            }
            assertThat(shownAsFailed(dossier.code())).isTrue();
        } finally {
            office.demo().startMail();
        }
        run("UPDATE outbox SET due_at = now() WHERE state = 'WAITING'");
        var link = office.mailAbout(dossier.code());
        var copy = folder.resolve("copy.pdf");
        assertThat(office.citizen().download(link, dossier.pickUpCode(), copy)).isNotEmptyFile();
    }

    private static boolean shownAsFailed(String code) throws Exception {
        var mails = office.clerk().browser().open("/mail");
        var error = mails.html().select("tr:contains(" + code + ") td.error").text();
        return error.length() > 1;
    }

    private Path scan() throws Exception {
        return SamplePdfs.ONE_PAGE.write(folder.resolve("scan.pdf"));
    }

    private String submitted() throws Exception {
        return office.officer().submit(scan(), Map.of()).id();
    }

    /// What the agent sent for this dossier: the document as it is now, less its base.
    private byte[] lastRevision(String id) throws Exception {
        var file = office.leader().fetch("/queue/" + id + "/document", folder.resolve("now.pdf"));
        var bytes = Files.readAllBytes(file);
        try (var database = office.demo().database().connect();
                var query =
                        database.prepareStatement(
                                "SELECT s.length FROM document_segment s JOIN dossier d"
                                        + " ON d.document_id = s.id WHERE d.id = ?::uuid")) {
            query.setString(1, id);
            var rows = query.executeQuery();
            rows.next();
            return Arrays.copyOfRange(bytes, bytes.length - rows.getInt(1), bytes.length);
        }
    }

    private static HttpResponse<String> post(TicketAnswer.Item item, byte[] revision)
            throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(claims(item).resultUrl()))
                        .header("Authorization", "Bearer " + item.ticket())
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(revision))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static SignTicket claims(TicketAnswer.Item item) throws Exception {
        var payload = Base64.getUrlDecoder().decode(item.ticket().split("\\.")[1]);
        return AgentJob.JSON.readValue(
                new String(payload, StandardCharsets.UTF_8), SignTicket.class);
    }

    private static String stage(String id) throws Exception {
        return ask("SELECT stage FROM dossier WHERE id = '" + id + "'");
    }

    private static String number(String id) throws Exception {
        return ask(
                "SELECT number FROM certification_number WHERE state <> 'VOIDED' AND dossier_id = '"
                        + id
                        + "'");
    }

    private static int count(String table) throws Exception {
        return Integer.parseInt(ask("SELECT count(*) FROM " + table));
    }

    private static String ask(String sql) throws Exception {
        try (var database = office.demo().database().connect();
                var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static void run(String sql) throws Exception {
        try (var database = office.demo().database().connect();
                var statement = database.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}

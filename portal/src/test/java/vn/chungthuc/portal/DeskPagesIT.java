package vn.chungthuc.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.testkit.PdfCase;
import vn.chungthuc.testkit.SamplePdfs;

/// From one dossier to the next without the list, and what waits meanwhile.
class DeskPagesIT {
    @TempDir static Path folder;
    private static RunningPortal portal;
    private static Browser leader;
    private static byte[] scan;
    private static StandInAgent agent;
    private static final List<String> QUEUE = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        portal = new RunningPortal(folder);
        scan = Files.readAllBytes(SamplePdfs.ONE_PAGE.write(folder.resolve("scan.pdf")));
        var officer = Browser.of(portal, "can-bo");
        for (int i = 0; i < 3; i++) {
            QUEUE.add(Counterpart.open(portal, officer, scan));
        }
        leader = Browser.of(portal, "lanh-dao");
        agent = new StandInAgent(portal);
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void leadsFromEachDossierToTheNextForLeaderAndClerk() {
        showsWhatStandsBeside();
        forwardsAndOpensTheNext();
    }

    private static void showsWhatStandsBeside() {
        var first = leader.get("/queue/" + QUEUE.getFirst()).body();
        assertThat(first).contains("rel=\"next\"").doesNotContain("rel=\"prev\"");
        assertThat(leader.get("/queue/" + QUEUE.get(1)).body())
                .contains("data-key=\"p\" href=\"/queue/" + QUEUE.get(0))
                .contains("data-key=\"n\" href=\"/queue/" + QUEUE.get(2))
                .contains("data-then=\"/queue/" + QUEUE.get(2));
        assertThat(leader.get("/queue/" + QUEUE.getLast()).body())
                .contains("rel=\"prev\"")
                .doesNotContain("rel=\"next\"", "Ký và mở hồ sơ kế tiếp");
    }

    private static void forwardsAndOpensTheNext() {
        for (var id : QUEUE.subList(0, 2)) {
            leader.get("/queue/" + id);
            agent.handIn(agent.sign(leader, "/queue/tickets", asked(id), portal.leaderToken));
        }
        var next = Map.of("then", "next");
        assertThat(location(leader.post("/queue/" + QUEUE.get(0) + "/forward", next)))
                .isEqualTo("/queue/" + QUEUE.get(1) + "?told=forwarded");
        leader.post("/queue/" + QUEUE.get(1) + "/forward", next);
        var clerk = Browser.of(portal, "van-thu");
        clerk.get("/register");
        var first = QUEUE.getFirst();
        agent.handIn(agent.sign(clerk, "/register/tickets", asked(first), portal.officeToken));
        assertThat(location(clerk.post("/register/" + first + "/complete", next)))
                .isEqualTo("/register/" + QUEUE.get(1) + "?told=completed");
    }

    @Test
    void aLongerTimeLimitComesWithASlipAndItsGrounds() {
        var here = Browser.of(portal, "can-bo");
        var key = Browser.key(here.get("/intake").body());
        var again = here.upload("/intake", Map.of("key", key, "extension", "COMPLEX"), null);
        assertThat(again.body())
                .containsPattern("value=\"COMPLEX\" checked")
                .doesNotContainPattern("value=\"MANY_PAGES\" checked");
        var fields =
                new HashMap<>(Counterpart.filled(portal, Browser.key(here.get("/intake").body())));
        fields.put("extension", "MANY_PAGES");
        var done = here.get(location(here.upload("/intake", fields, scan))).body();
        assertThat(done).contains("Phiếu hẹn trả kết quả", "Bản chính có nhiều trang");
        var id = done.replaceAll("(?s).*/intake\\?again=([0-9a-f-]{36}).*", "$1");
        here.get("/tracking/" + id);
        here.post("/dossiers/" + id + "/stop", Map.of("reason", "Rút yêu cầu"));
    }

    @Test
    void tellsOnTheNextPageWhatIsOddAboutTheScan() {
        var odd =
                PdfCase.all().stream()
                        .filter(each -> each.name().equals("fine-odd-pages-turned-by-an-eighth"))
                        .findFirst()
                        .orElseThrow()
                        .content()
                        .make();
        var here = Browser.of(portal, "can-bo");
        for (var then : List.of("", "again")) {
            var fields =
                    new HashMap<>(
                            Counterpart.filled(portal, Browser.key(here.get("/intake").body())));
            fields.put("then", then);
            var next = location(here.upload("/intake", fields, odd));
            assertThat(next).endsWith("scan=odd-pages");
            assertThat(here.get(next).body()).contains("Xem kỹ từng trang trước khi trình ký");
            var id = next.replaceAll(".*([0-9a-f-]{36}).*", "$1");
            here.get("/tracking/" + id);
            here.post("/dossiers/" + id + "/stop", Map.of("reason", "Rút yêu cầu"));
        }
    }

    @Test
    void tellsWhatWaitsInTheTitleAndToAPageThatStaysOpen() throws Exception {
        var other = Browser.of(portal, "van-thu-khac");
        assertThat(other.get("/waiting").body()).isEqualTo("{\"/register\":0}");
        assertThat(other.get("/register").body()).contains("<title>Bản sao chờ đóng dấu");
        assertThat(leader.get("/waiting").body()).containsPattern("\\{\"/queue\":[123]}");
        assertThat(leader.get("/queue").body())
                .containsPattern("<title>\\([123]\\) Bản sao chờ ký");
        var nobody = new Browser(portal.origin()).get("/waiting");
        assertThat(nobody.statusCode()).isIn(303, 401);
    }

    @Test
    void askingWhatWaitsDoesNotKeepASessionAlive() throws Exception {
        var browser = Browser.of(portal, "can-bo-khac");
        long before = seen("can-bo-khac", "- interval '10 minutes'");
        browser.get("/waiting");
        assertThat(seen("can-bo-khac", "")).isEqualTo(before);
        browser.get("/intake");
        assertThat(seen("can-bo-khac", "")).isGreaterThan(before);
    }

    /// When that official was last seen, in milliseconds, after a shift.
    private static long seen(String login, String shift) throws Exception {
        try (var connection = portal.access.connect();
                var statement =
                        connection.prepareStatement(
                                "UPDATE session SET seen_at = seen_at "
                                        + shift
                                        + " WHERE official_id = (SELECT id FROM official"
                                        + " WHERE login = ?)"
                                        + " RETURNING (extract(epoch FROM seen_at) * 1000)::bigint")) {
            statement.setString(1, login);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static String asked(String id) {
        return "{\"dossiers\":[\"" + id + "\"],\"register\":\"" + portal.register + "\"}";
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("location").orElse("");
    }
}

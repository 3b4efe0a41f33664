package vn.chungthuc.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.testkit.SamplePdfs;

/// How dossiers end other than by delivery, over real HTTP.
class EndingPagesIT {
    private static final byte[] DECISION = "%PDF-1.7 quyết định".getBytes(StandardCharsets.UTF_8);

    @TempDir static Path folder;
    private static RunningPortal portal;
    private static byte[] scan;
    private static Browser officer;
    private static Browser leader;
    private static Browser clerk;
    private static StandInAgent agent;

    @BeforeAll
    static void start() throws Exception {
        portal = new RunningPortal(folder);
        scan = Files.readAllBytes(SamplePdfs.ONE_PAGE.write(folder.resolve("scan.pdf")));
        officer = Browser.of(portal, "can-bo");
        leader = Browser.of(portal, "lanh-dao");
        clerk = Browser.of(portal, "van-thu");
        agent = new StandInAgent(portal);
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void aPaperIsRefusedAtTheCounterWithASlip() throws Exception {
        officer.get("/refusals/new");
        var empty = officer.post("/refusals/new", Map.of());
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Chọn căn cứ từ chối", "Ghi lý do cụ thể");
        var fields = new HashMap<>(grounded());
        fields.put("requester", "Đỗ Thị Ẩn");
        fields.put("documentType", "Giấy viết tay");
        var slip = officer.get(location(officer.post("/refusals/new", fields))).body();
        assertThat(slip)
                .contains("PHIẾU TỪ CHỐI CHỨNG THỰC", "Đỗ Thị Ẩn", "Giấy viết tay")
                .contains("không có xác nhận và đóng dấu", "Nguyễn Văn Mẫu", "CHỦ TỊCH");
        assertThat(Browser.of(portal, "can-bo-khac").get("/refusals/new").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theLeaderRefusesADossierForGood() throws Exception {
        var id = open();
        leader.get("/queue/" + id);
        leader.get("/dossiers/" + id + "/refuse");
        var refused = leader.post("/dossiers/" + id + "/refuse", grounded());
        assertThat(leader.get(location(refused)).body()).contains("PHIẾU TỪ CHỐI CHỨNG THỰC");
        assertThat(officer.get("/intake/returned").body()).doesNotContain(id);
        assertThat(officer.get("/tracking/" + id).body())
                .contains("Từ chối chứng thực", "Tự viết, chưa ai xác nhận.");
        assertThat(leader.post("/dossiers/" + id + "/refuse", grounded()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void theCounterNoLongerRefusesWhatALeaderSigned() throws Exception {
        var id = open();
        leader.get("/queue/" + id);
        agent.handIn(agent.sign(leader, "/queue/tickets", asked(id), portal.leaderToken));
        officer.get("/tracking/" + id);
        assertThat(officer.post("/dossiers/" + id + "/refuse", grounded()).statusCode())
                .isEqualTo(409);
    }

    @Test
    void theCounterWithdrawsUntilTheLeaderOpensIt() {
        var id = open();
        assertThat(officer.get("/tracking/" + id).body()).contains("Thu hồi trình ký");
        var fields = Map.of("reason", "Quét thiếu trang");
        assertThat(location(officer.post("/dossiers/" + id + "/withdraw", fields)))
                .endsWith("told=withdrawn");
        assertThat(officer.get("/intake/returned").body()).contains(id, "Quét thiếu trang");
        var other = open();
        leader.get("/queue/" + other);
        assertThat(officer.get("/tracking/" + other).body()).doesNotContain("/withdraw\"");
        assertThat(officer.post("/dossiers/" + other + "/withdraw", fields).statusCode())
                .isEqualTo(409);
    }

    @Test
    void stoppingVoidsTheKeptNumberAndSpendsTheTicket() throws Exception {
        var id = open();
        leader.get("/queue/" + id);
        agent.handIn(agent.sign(leader, "/queue/tickets", asked(id), portal.leaderToken));
        leader.post("/queue/" + id + "/forward", Map.of());
        clerk.get("/register/" + id);
        var sealed = agent.sign(clerk, "/register/tickets", asked(id), portal.officeToken);
        officer.get("/tracking/" + id);
        var stopped =
                officer.post("/dossiers/" + id + "/stop", Map.of("reason", "Công dân rút yêu cầu"));
        assertThat(location(stopped)).endsWith("told=stopped");
        assertThat(agent.handIn(sealed).statusCode()).isEqualTo(409);
        assertThat(
                        one(
                                "SELECT void_reason FROM certification_number WHERE dossier_id = ?::uuid",
                                id))
                .isEqualTo("Công dân rút yêu cầu");
        assertThat(clerk.get("/registers/" + portal.register).body())
                .contains("Đã hủy số: Công dân rút yêu cầu");
    }

    @Test
    void anAnnulledCopyIsToldByEveryLookUpAndIssuedAgain() throws Exception {
        var id = completed();
        clerk.get("/dossiers/" + id + "/annul");
        assertThat(clerk.upload("/dossiers/" + id + "/annul", decided(), null).body())
                .contains("Chọn tệp PDF của quyết định");
        var text = "không phải".getBytes(StandardCharsets.UTF_8);
        assertThat(clerk.upload("/dossiers/" + id + "/annul", decided(), text).body())
                .contains("Tệp này không phải là PDF");
        var annulled = clerk.upload("/dossiers/" + id + "/annul", decided(), DECISION);
        assertThat(location(annulled)).as(annulled.body()).endsWith("told=annulled");
        assertThat(clerk.bytes("/dossiers/" + id + "/decision").body()).isEqualTo(DECISION);
        var sentence = "Quyết định số 12/QĐ-UBND ngày ";
        assertThat(clerk.get("/registers/" + portal.register).body())
                .contains("Đã hủy bỏ giá trị pháp lý: " + sentence);
        var lookUp = "/c/" + one("SELECT lookup_code FROM dossier WHERE id = ?::uuid", id);
        var anybody = new Browser(portal.origin());
        assertThat(anybody.get(lookUp).body())
                .contains("đã bị hủy bỏ giá trị pháp lý", sentence)
                .doesNotContain("còn giá trị");
        refusesToHandOut(id);
        publishes(id, lookUp);
        issuesAgain(id, lookUp);
    }

    private static void refusesToHandOut(String id) throws Exception {
        var link = "/d/" + one("SELECT code FROM delivery_link WHERE dossier_id = ?::uuid", id);
        var pickUp = one("SELECT pick_up_code FROM dossier WHERE id = ?::uuid", id);
        var citizen = new Browser(portal.origin());
        citizen.get(link);
        var answer = citizen.post(link, Map.of("pickup", pickUp, "then", "file"));
        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).contains("không còn giá trị pháp lý", "12/QĐ-UBND");
    }

    private static void publishes(String id, String lookUp) {
        clerk.get("/tracking/" + id);
        var bad = clerk.post("/dossiers/" + id + "/publish", Map.of("link", "javascript:alert(1)"));
        assertThat(location(bad)).endsWith("told=no-published");
        clerk.post("/dossiers/" + id + "/publish", Map.of("link", "https://tinh.example.vn/12"));
        assertThat(new Browser(portal.origin()).get(lookUp).body())
                .contains("href=\"https://tinh.example.vn/12\"");
    }

    private static void issuesAgain(String id, String lookUp) throws Exception {
        var page = officer.get("/intake?replaces=" + id);
        assertThat(page.body()).contains("Cấp lại thay bản đã hủy bỏ");
        var fields = Counterpart.filled(portal, Browser.key(page.body()));
        var opened = officer.upload("/intake?replaces=" + id, fields, scan);
        var again = location(opened).replaceAll("/intake/(.*)/done", "$1");
        assertThat(officer.get("/tracking/" + id).body()).contains("/tracking/" + again);
        assertThat(new Browser(portal.origin()).get(lookUp).body()).doesNotContain("Đã cấp lại");
        complete(again);
        assertThat(new Browser(portal.origin()).get(lookUp).body()).contains("Đã cấp lại");
        assertThat(clerk.get("/registers/" + portal.register + "?size=100").body())
                .contains("Cấp lại: số ", "Cấp lại thay số ");
    }

    private static Map<String, String> grounded() throws Exception {
        return Map.of(
                "ground", "SELF_MADE",
                "explanation", "Tự viết, chưa ai xác nhận.",
                "certifier", one("SELECT id FROM official WHERE login = ?", "lanh-dao"));
    }

    private static Map<String, String> decided() {
        var today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        return Map.of(
                "decision", "12/QĐ-UBND",
                "day", today.toString(),
                "signer", "Nguyễn Văn Mẫu",
                "reason", "Bản chính không đủ trang",
                "link", "");
    }

    private static String completed() {
        var id = open();
        complete(id);
        return id;
    }

    private static void complete(String id) {
        leader.get("/queue/" + id);
        agent.handIn(agent.sign(leader, "/queue/tickets", asked(id), portal.leaderToken));
        leader.post("/queue/" + id + "/forward", Map.of());
        clerk.get("/register/" + id);
        agent.handIn(agent.sign(clerk, "/register/tickets", asked(id), portal.officeToken));
        clerk.post("/register/" + id + "/complete", Map.of());
    }

    private static String open() {
        return Counterpart.open(portal, officer, scan);
    }

    private static String asked(String id) {
        return "{\"dossiers\":[\"" + id + "\"],\"register\":\"" + portal.register + "\"}";
    }

    private static String one(String sql, String argument) throws Exception {
        try (var connection = portal.access.connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, argument);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("location").orElse("");
    }
}

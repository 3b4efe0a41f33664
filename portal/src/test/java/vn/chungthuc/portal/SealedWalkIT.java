package vn.chungthuc.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.testkit.SamplePdfs;

/// From the leader's queue to the citizen, over the portal's own pages; signatures are made as the
/// agent makes them.
class SealedWalkIT {
    @TempDir static Path folder;
    private static RunningPortal portal;
    private static StandInAgent agent;
    private static byte[] scan;

    @BeforeAll
    static void start() throws Exception {
        portal = new RunningPortal(folder);
        agent = new StandInAgent(portal);
        scan = Files.readAllBytes(SamplePdfs.ONE_PAGE.write(folder.resolve("scan.pdf")));
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void goesFromTheQueueToTheCitizen() throws Exception {
        var id = open();
        var leader = Browser.of(portal, "lanh-dao");
        leader.get("/queue/" + id);
        var signed = sign(leader, id);
        assertThat(agent.handIn(signed).statusCode()).isEqualTo(201);
        assertThat(leader.get("/queue/" + id).body())
                .contains("Hợp lệ")
                .contains("Toàn vẹn: tệp đúng như khi ký")
                .contains("Chuyển cấp số và đóng dấu");
        leader.post("/queue/" + id + "/forward", Map.of());
        var clerk = Browser.of(portal, "van-thu");
        assertThat(clerk.get("/register/" + id).body()).contains("(dự kiến)");
        var sealed = seal(clerk, id);
        assertThat(agent.handIn(sealed).statusCode()).isEqualTo(201);
        assertThat(clerk.get("/register/" + id).body())
                .contains("Chữ ký số của cơ quan")
                .contains("Hoàn thành và chuyển bản chứng thực điện tử");
        assertThat(location(clerk.post("/register/" + id + "/complete", Map.of())))
                .isEqualTo("/register?told=completed");
        assertThat(clerk.get("/mail").body()).contains("Đang chờ gửi").contains("an@example.vn");
        assertThat(clerk.get("/registers/" + portal.register).body()).contains("/ĐT");
        citizen(id);
    }

    @Test
    void aCopyThatWasDamagedOnTheDiskLeavesNobodysHands() throws Exception {
        var id = open();
        var leader = Browser.of(portal, "lanh-dao");
        leader.get("/queue/" + id);
        agent.handIn(sign(leader, id));
        leader.post("/queue/" + id + "/forward", Map.of());
        var clerk = Browser.of(portal, "van-thu");
        clerk.get("/register/" + id);
        agent.handIn(seal(clerk, id));
        var file = scanOf(id);
        flip(file);
        var answer = location(clerk.post("/register/" + id + "/complete", Map.of()));
        assertThat(answer).isEqualTo("/register/" + id + "?told=no-intact");
        assertThat(clerk.get(answer).body()).contains("không còn đúng như khi ký");
        flip(file);
        assertThat(location(clerk.post("/register/" + id + "/complete", Map.of())))
                .isEqualTo("/register?told=completed");
    }

    /// The largest object of a dossier.
    private static Path scanOf(String id) throws IOException {
        try (var files = Files.walk(folder.resolve("objects"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(id))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    private static void flip(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private static void citizen(String id) throws Exception {
        var code = one("SELECT code FROM delivery_link WHERE dossier_id = ?::uuid", id);
        var pickUp = one("SELECT pick_up_code FROM dossier WHERE id = ?::uuid", id);
        var lookUp = one("SELECT lookup_code FROM dossier WHERE id = ?::uuid", id);
        var citizen = new Browser(portal.origin());
        assertThat(citizen.get("/d/" + code).body()).doesNotContain("Đặng Thị");
        var wrong = citizen.post("/d/" + code, Map.of("pickup", "0000000"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        var right = citizen.post("/d/" + code, Map.of("pickup", pickUp));
        assertThat(right.body()).contains("Mã nhận kết quả đúng").doesNotContain("không đúng");
        var copy = citizen.post("/d/" + code, Map.of("pickup", pickUp, "then", "file"));
        assertThat(copy.statusCode()).isEqualTo(200);
        assertThat(copy.headers().firstValue("content-disposition").orElse(""))
                .startsWith("attachment; filename=\"ban-chung-thuc-H55.242-");
        assertThat(copy.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(copy.headers().firstValue("referrer-policy")).hasValue("no-referrer");
        assertThat(citizen.get("/c/" + lookUp).body())
                .contains("Bản chứng thực đã được cấp và còn giá trị")
                .contains("/ĐT")
                .doesNotContain("Đặng Thị");
    }

    @Test
    void answersTheSameResultAlikeAndOtherBytesWithConflict() {
        var id = open();
        var leader = Browser.of(portal, "lanh-dao");
        leader.get("/queue/" + id);
        var signed = sign(leader, id);
        assertThat(agent.handIn(signed).statusCode()).isEqualTo(201);
        assertThat(agent.handIn(signed).statusCode()).isEqualTo(201);
        var other = agent.handIn(signed, "khác".getBytes(StandardCharsets.UTF_8));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("result-ticket-spent");
    }

    @Test
    void spendsTheTicketOfAResultThatFails() {
        var id = open();
        var leader = Browser.of(portal, "lanh-dao");
        leader.get("/queue/" + id);
        var signed = sign(leader, id);
        var broken = signed.appended().bytes();
        broken[broken.length / 2] ^= 1;
        assertThat(agent.handIn(signed, broken).statusCode()).isEqualTo(422);
        assertThat(agent.handIn(signed).statusCode()).isEqualTo(409);
        assertThat(leader.get("/queue/" + id).body()).contains("Chờ ký");
    }

    @Test
    void knowsNoResultWithoutItsTicket() {
        var id = open();
        var leader = Browser.of(portal, "lanh-dao");
        leader.get("/queue/" + id);
        var signed = sign(leader, id);
        var stolen = new StandInAgent.Signed(signed.path(), "ey.ey.AA", signed.appended());
        assertThat(agent.handIn(stolen).statusCode()).isEqualTo(401);
        var elsewhere =
                new StandInAgent.Signed(
                        signed.path().replace("/queue/", "/register/"),
                        signed.jws(),
                        signed.appended());
        assertThat(agent.handIn(elsewhere).statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAnotherPersonsToken() {
        var id = open();
        var leader = Browser.of(portal, "lanh-dao");
        leader.get("/queue/" + id);
        var signed = agent.sign(leader, "/queue/tickets", asked(id, ""), portal.officeToken);
        var answer = agent.handIn(signed);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("result-certificate-wrong");
    }

    @Test
    void keepsTheNumberForARetryAndVoidsItWhenTheDossierGoesBack() throws Exception {
        var id = open();
        var leader = Browser.of(portal, "lanh-dao");
        leader.get("/queue/" + id);
        agent.handIn(sign(leader, id));
        leader.post("/queue/" + id + "/forward", Map.of());
        var clerk = Browser.of(portal, "van-thu");
        clerk.get("/register/" + id);
        var first = seal(clerk, id);
        var second = seal(clerk, id);
        assertThat(clerk.get("/register/" + id).body()).contains("đang giữ cho hồ sơ này");
        assertThat(agent.handIn(first).statusCode()).isEqualTo(409);
        clerk.post("/register/" + id + "/return", Map.of("reason", "Sai tên", "to", "LEADER"));
        assertThat(agent.handIn(second).statusCode()).isEqualTo(409);
        assertThat(one("SELECT state FROM certification_number WHERE dossier_id = ?::uuid", id))
                .isEqualTo("VOIDED");
        assertThat(leader.get("/queue/" + id).body()).contains("Sai tên");
        leader.post("/queue/" + id + "/resume", Map.of());
        leader.get("/queue/" + id);
        assertThat(agent.handIn(sign(leader, id)).statusCode()).isEqualTo(201);
    }

    private static StandInAgent.Signed sign(Browser leader, String id) {
        return agent.sign(leader, "/queue/tickets", asked(id, ""), portal.leaderToken);
    }

    private static StandInAgent.Signed seal(Browser clerk, String id) {
        var register = ",\"register\":\"" + portal.register + "\"";
        return agent.sign(clerk, "/register/tickets", asked(id, register), portal.officeToken);
    }

    private static String asked(String id, String more) {
        return "{\"dossiers\":[\"" + id + "\"]" + more + "}";
    }

    private static String open() {
        return Counterpart.open(portal, Browser.of(portal, "can-bo"), scan);
    }

    private static String one(String sql, String id) throws Exception {
        try (var connection = portal.access.connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, id);
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

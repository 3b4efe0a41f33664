package vn.chungthuc.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.testkit.SamplePdfs;

/// The pages over real HTTP and a real database: signing in, the counter, the lists.
class WalkPagesIT {
    @TempDir static Path folder;
    private static RunningPortal portal;
    private static byte[] scan;

    @BeforeAll
    static void start() throws Exception {
        portal = new RunningPortal(folder);
        scan = Files.readAllBytes(SamplePdfs.ONE_PAGE.write(folder.resolve("scan.pdf")));
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void eachRoleLandsOnItsFirstQueue() {
        assertThat(location(Browser.of(portal, "can-bo").get("/"))).isEqualTo("/intake");
        assertThat(location(Browser.of(portal, "lanh-dao").get("/"))).isEqualTo("/queue");
        assertThat(location(Browser.of(portal, "van-thu").get("/"))).isEqualTo("/register");
    }

    @Test
    void answersAWrongPasswordAndAnUnknownAccountAlike() {
        var wrong = signIn("can-bo", "sai mật khẩu");
        var unknown = signIn("khong-co", "sai mật khẩu");
        assertThat(wrong.statusCode()).isEqualTo(422).isEqualTo(unknown.statusCode());
        assertThat(wrong.body()).contains("Tên đăng nhập hoặc mật khẩu không đúng");
        assertThat(masked(wrong.body(), "can-bo")).isEqualTo(masked(unknown.body(), "khong-co"));
    }

    @Test
    void slowsGuessingForTheGuesserOnly() {
        for (int i = 0; i < 5; i++) {
            signIn("lanh-dao-khac", "đoán " + i);
        }
        assertThat(signIn("lanh-dao-khac", RunningPortal.PASSWORD).statusCode()).isEqualTo(429);
        assertThat(Browser.of(portal, "van-thu-khac").get("/register").statusCode()).isEqualTo(200);
    }

    @Test
    void givesANewSessionAtSignInAndEndsItAtSignOut() {
        var browser = Browser.of(portal, "can-bo");
        var first = browser.cookies.get("__Host-ct");
        browser.get("/intake");
        assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(303);
        browser.cookies.put("__Host-ct", first);
        assertThat(location(browser.get("/intake"))).startsWith("/login");
        var again = Browser.of(portal, "can-bo");
        assertThat(again.cookies.get("__Host-ct")).isNotEqualTo(first);
    }

    @Test
    void opensOneDossierForADoubleClickOnSubmit() throws Exception {
        var browser = Browser.of(portal, "can-bo");
        var fields = Counterpart.filled(portal, Browser.key(browser.get("/intake").body()));
        var one = CompletableFuture.supplyAsync(() -> browser.upload("/intake", fields, scan));
        var two = CompletableFuture.supplyAsync(() -> browser.upload("/intake", fields, scan));
        assertThat(one.get().statusCode()).as(one.get().body()).isEqualTo(303);
        assertThat(location(one.get())).isEqualTo(location(two.get())).endsWith("/done");
        var page = browser.get(location(one.get())).body();
        assertThat(page).contains("H55.242-").contains("Mã nhận kết quả");
    }

    @Test
    void keepsValuesAndScanWhenSomethingIsMissing() {
        var browser = Browser.of(portal, "can-bo");
        var fields = Counterpart.filled(portal, Browser.key(browser.get("/intake").body()));
        fields.remove("compared");
        fields.put("email", "sai");
        var refused = browser.upload("/intake", fields, scan);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Đặng Thị Ngọc Ẩn")
                .contains("Địa chỉ email chưa đúng")
                .contains("Đánh dấu xác nhận")
                .contains("Đã nhận tệp qu");
        var kept = "/intake/scan/" + fields.get("key");
        assertThat(refused.body()).contains("data-kept=\"" + kept + "\"");
        assertThat(browser.bytes(kept).body()).isEqualTo(scan);
        assertThat(Browser.of(portal, "can-bo-khac").get(kept).statusCode()).isEqualTo(404);
        fields.put("compared", "yes");
        fields.put("email", "an@example.vn");
        var accepted = browser.upload("/intake", fields, null);
        assertThat(accepted.statusCode()).isEqualTo(303);
    }

    @Test
    void refusesOneByteTooManyAndKeepsTheValues() {
        var browser = Browser.of(portal, "can-bo");
        var fields = Counterpart.filled(portal, Browser.key(browser.get("/intake").body()));
        var large = java.util.Arrays.copyOf(scan, 30 * 1024 * 1024 + 1);
        var refused = browser.upload("/intake", fields, large);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Tệp lớn hơn 30 MB").contains("Đặng Thị Ngọc Ẩn");
    }

    @Test
    void refusesWhatIsNoPdf() {
        var browser = Browser.of(portal, "can-bo");
        var fields = Counterpart.filled(portal, Browser.key(browser.get("/intake").body()));
        var refused =
                browser.upload(
                        "/intake",
                        fields,
                        "GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Tệp này không phải là PDF");
    }

    @Test
    void showsTheDossierToItsOwnAgencyOnly() {
        var browser = Browser.of(portal, "can-bo");
        var id = open(browser);
        var leader = Browser.of(portal, "lanh-dao");
        assertThat(leader.get("/queue").body()).contains(id);
        assertThat(leader.get("/queue/" + id).statusCode()).isEqualTo(200);
        var stranger = Browser.of(portal, "can-bo-khac");
        assertThat(stranger.get("/tracking/" + id).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/intake/" + id + "/done").statusCode()).isEqualTo(404);
        assertThat(Browser.of(portal, "van-thu-khac").get("/register/" + id).statusCode())
                .isEqualTo(404);
    }

    @Test
    void streamsTheDocumentByRange() {
        var id = open(Browser.of(portal, "can-bo"));
        var leader = Browser.of(portal, "lanh-dao");
        var whole = leader.bytes("/queue/" + id + "/document");
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("accept-ranges")).hasValue("bytes");
        assertThat(whole.body().length).isGreaterThan(scan.length);
        assertThat(java.util.Arrays.copyOf(whole.body(), scan.length)).isEqualTo(scan);
        int from = scan.length - 10;
        var part =
                leader.bytes(
                        "/queue/" + id + "/document", "Range", "bytes=" + from + "-" + (from + 99));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body())
                .isEqualTo(java.util.Arrays.copyOfRange(whole.body(), from, from + 100));
        var behind =
                leader.bytes(
                        "/queue/" + id + "/document",
                        "Range",
                        "bytes=" + whole.body().length + "-");
        assertThat(behind.statusCode()).isEqualTo(416);
    }

    @Test
    void returnsAndResumesWithTheReason() {
        var officer = Browser.of(portal, "can-bo");
        var id = open(officer);
        var leader = Browser.of(portal, "lanh-dao");
        leader.get("/queue/" + id);
        var empty = leader.post("/queue/" + id + "/return", Map.of("reason", " "));
        assertThat(location(empty)).contains("no-reason");
        leader.post("/queue/" + id + "/return", Map.of("reason", "Bản quét mờ trang 2"));
        assertThat(officer.get("/intake/returned").body()).contains("Bản quét mờ trang 2");
        var form = officer.get("/intake/" + id + "/resume").body();
        var fields = Counterpart.filled(portal, Browser.key(form));
        fields.put("name", "Ẵm Ỹ Đặng");
        var resumed = officer.upload("/intake/" + id + "/resume", fields, null);
        assertThat(resumed.statusCode()).as(resumed.body()).isEqualTo(303);
        assertThat(leader.get("/queue/" + id).body()).contains("Ẵm Ỹ Đặng").contains("Ký số");
    }

    @Test
    void givesATicketForTheDocumentOnItsPage() {
        var id = open(Browser.of(portal, "can-bo"));
        var leader = Browser.of(portal, "lanh-dao");
        leader.get("/queue/" + id);
        var answer = leader.call("/queue/tickets", "{\"dossiers\":[\"" + id + "\"]}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"ticket\":\"ey").contains("\"failed\":[]");
    }

    @Test
    void looksUpByTheCodeOnTheCopy() throws Exception {
        var id = open(Browser.of(portal, "can-bo"));
        var code = lookupCode(id);
        var page = new Browser(portal.origin()).get("/c/" + code);
        assertThat(page.body()).contains("Hồ sơ đang được giải quyết").doesNotContain("Đặng Thị");
        assertThat(new Browser(portal.origin()).get("/c/khong-co").statusCode()).isEqualTo(404);
        assertThat(new Browser(portal.origin()).get("/d/khong-co").statusCode()).isEqualTo(404);
    }

    @Test
    void tellsAnOfficialWithoutAgencyWhy() {
        var browser = Browser.of(portal, "chua-gan");
        assertThat(browser.get("/tracking").statusCode()).isEqualTo(403);
    }

    private static String open(Browser browser) {
        return Counterpart.open(portal, browser, scan);
    }

    private static String lookupCode(String id) throws Exception {
        try (var connection = portal.access.connect();
                var statement =
                        connection.prepareStatement(
                                "SELECT lookup_code FROM dossier WHERE id = ?::uuid")) {
            statement.setString(1, id);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getString(1);
        }
    }

    private static HttpResponse<String> signIn(String login, String password) {
        var browser = new Browser(portal.origin());
        browser.get("/login");
        return browser.post("/login", Map.of("login", login, "password", password));
    }

    /// Without what differs on any two pages: the log-in name typed and the form token.
    private static String masked(String page, String login) {
        return page.replace(login, "…").replaceAll("name=\"csrf\" value=\"[^\"]+\"", "csrf");
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("location").orElse("");
    }
}

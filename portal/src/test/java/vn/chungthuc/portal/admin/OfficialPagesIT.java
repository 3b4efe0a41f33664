package vn.chungthuc.portal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.Browser;
import vn.chungthuc.portal.RunningPortal;

/// People, their rights and what they sign with, over real HTTP.
class OfficialPagesIT {
    private static final Pattern PASSWORD = Pattern.compile("[a-z2-9]{4}(?:-[a-z2-9]{4}){3}(?=</)");

    @TempDir static Path folder;
    private static RunningPortal portal;
    private static Browser admin;
    private static LocalDate today;

    @BeforeAll
    static void start() throws Exception {
        portal = new RunningPortal(folder);
        today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        admin = Browser.of(portal, "quan-tri");
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void aNewOfficialSignsInOnceAndMustThenChooseAPassword() {
        var answer = admin.post("/admin/officials/new", typed("moi.den", "INTAKE"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var password = password(answer);
        var person = signedIn("moi.den", password);
        assertThat(location(person.get("/"))).isEqualTo("/password");
        assertThat(location(person.get("/intake"))).isEqualTo("/password");
        assertThat(person.get("/password").body()).contains("do người quản trị cấp");
        assertThat(change(person, "sai", "một câu dài dễ nhớ").statusCode()).isEqualTo(422);
        assertThat(change(person, password, "ngắn").body()).contains("từ 12 đến 200");
        assertThat(location(change(person, password, "một câu dài dễ nhớ"))).isEqualTo("/");
        assertThat(person.get("/intake").statusCode()).isEqualTo(200);
        assertThat(signIn("moi.den", password).statusCode()).isEqualTo(422);
    }

    @Test
    void disablingEndsTheSessionAndEnablingLetsInAgain() {
        var password = password(admin.post("/admin/officials/new", typed("tam.nghi", "CLERK")));
        var person = signedIn("tam.nghi", password);
        change(person, password, "một câu dài dễ nhớ");
        assertThat(person.get("/register").statusCode()).isEqualTo(200);
        var here = "/admin/officials/" + id("tam.nghi");
        admin.post(here + "/active", Map.of("active", "no"));
        assertThat(location(person.get("/register"))).startsWith("/login");
        assertThat(signIn("tam.nghi", "một câu dài dễ nhớ").statusCode()).isEqualTo(422);
        admin.post(here + "/active", Map.of("active", "yes"));
        assertThat(signIn("tam.nghi", "một câu dài dễ nhớ").statusCode()).isEqualTo(303);
        var reset = password(admin.post(here + "/password", Map.of()));
        assertThat(signIn("tam.nghi", "một câu dài dễ nhớ").statusCode()).isEqualTo(422);
        assertThat(location(signedIn("tam.nghi", reset).get("/"))).isEqualTo("/password");
    }

    @Test
    void rightsEndOnTheirDayAndTheirHistoryStays() throws Exception {
        admin.post("/admin/officials/new", typed("doi.viec", "INTAKE"));
        var here = "/admin/officials/" + id("doi.viec");
        var leader = new HashMap<>(typed("doi.viec", "LEADER"));
        assertThat(admin.post(here + "/grant", leader).body()).contains("Nhập chức vụ");
        leader.put("title", "PHÓ CHỦ TỊCH");
        assertThat(location(admin.post(here + "/grant", leader))).endsWith("told=granted");
        leader.put("title", "CHỦ TỊCH");
        leader.put("fromDay", today.plusDays(7).toString());
        assertThat(location(admin.post(here + "/grant", leader))).endsWith("told=granted");
        assertThat(count("title = 'PHÓ CHỦ TỊCH' AND to_day = DATE '" + today.plusDays(6) + "'"))
                .isEqualTo(1);
        leader.put("fromDay", today.plusDays(1).toString());
        assertThat(admin.post(here + "/grant", leader).body()).contains("bắt đầu muộn hơn");
        var end = new HashMap<String, String>();
        end.put("role", "INTAKE");
        end.put("fromDay", today.toString());
        end.put("last", today.minusDays(9).toString());
        assertThat(location(admin.post(here + "/end", end))).endsWith("told=no-day");
        end.put("last", today.minusDays(1).toString());
        assertThat(location(admin.post(here + "/end", end))).endsWith("told=changed");
        assertThat(admin.get(here).body()).contains("Đã kết thúc", "PHÓ CHỦ TỊCH");
        assertThat(admin.get("/admin/journal").body()).contains("Kết thúc quyền", "doi.viec");
    }

    @Test
    void nobodyLocksThemselvesOut() {
        var here = "/admin/officials/" + id("quan-tri");
        admin.get(here);
        assertThat(location(admin.post(here + "/active", Map.of("active", "no"))))
                .endsWith("told=no-self");
        var end = Map.of("role", "ADMIN", "fromDay", "2026-01-01", "last", today.toString());
        assertThat(location(admin.post(here + "/end", end))).endsWith("told=no-self");
    }

    @Test
    void anAccountOfAnotherOfficeIsAttachedButNotTouched() {
        var there = "/admin/officials/" + id("can-bo-khac");
        assertThat(admin.get(there).statusCode()).isEqualTo(404);
        admin.get("/admin/officials/new");
        var typed = new HashMap<>(typed("can-bo-khac", "INTAKE"));
        assertThat(admin.post("/admin/officials/new", typed).body())
                .contains("Tên đăng nhập đã có", "id=\"attach\"");
        typed.put("attach", "yes");
        assertThat(location(admin.post("/admin/officials/new", typed))).endsWith("told=attached");
        assertThat(location(admin.post(there + "/password", Map.of())))
                .endsWith("told=no-elsewhere");
        assertThat(location(admin.post(there + "/name", Map.of("name", "Khác Đi"))))
                .endsWith("told=no-elsewhere");
        assertThat(signIn("can-bo-khac", RunningPortal.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void aPastedListIsWrittenOnlyWhenAllLinesAreGoodOrThatIsChosen() {
        admin.get("/admin/import");
        var good = "dan.mot\tDán Một\tQuyền tạo bản sao\r\n";
        var lines =
                "Tên đăng nhập\tHọ và tên\tQuyền\r\n"
                        + good
                        + "dan.hai\tDán Hai\tgì đó\r\n"
                        + "dan.mot\tDán Lại\tCLERK\t\t\t24/11/2026\r\n"
                        + "van-thu\tĐã Có\tCLERK\r\n";
        var refused = admin.post("/admin/import", Map.of("rows", lines));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Chưa nhập gì", "Chọn quyền.", "lặp lại trong danh sách")
                .contains("Tên đăng nhập đã có: thêm");
        assertThat(admin.get("/admin/officials").body()).doesNotContain("dan.mot");
        var taken = admin.post("/admin/import", Map.of("rows", lines, "good", "yes"));
        assertThat(taken.body()).contains("Đã thêm 1 cán bộ");
        assertThat(location(signedIn("dan.mot", password(taken)).get("/"))).isEqualTo("/password");
    }

    @Test
    void certificatesAndImagesAreRegisteredByTheAdministrator() throws Exception {
        var other = Browser.of(portal, "quan-tri-khac");
        assertThat(other.get("/admin/means").body()).contains("Chưa đăng ký chứng thư số nào");
        var der = portal.officeToken.certificate().getEncoded();
        var office = Map.of("of", "");
        assertThat(location(other.upload("/admin/means/certificate", office, new byte[] {1})))
                .endsWith("told=no-certificate");
        assertThat(location(other.upload("/admin/means/certificate", office, der)))
                .endsWith("told=changed");
        var page = other.get("/admin/means").body();
        var print = Pattern.compile("name=\"sha256\" value=\"([^\"]+)\"").matcher(page);
        assertThat(print.find()).as(page).isTrue();
        other.post("/admin/means/retire", Map.of("of", "", "sha256", print.group(1)));
        assertThat(other.get("/admin/means").body()).doesNotContain("name=\"sha256\"");
        var sized = Map.of("of", "", "width", "36", "height", "36,5");
        assertThat(location(other.upload("/admin/means/image", sized, picture(false))))
                .endsWith("told=no-picture-opaque");
        assertThat(location(other.upload("/admin/means/image", sized, der)))
                .endsWith("told=no-picture");
        assertThat(location(other.upload("/admin/means/image", sized, picture(true))))
                .endsWith("told=changed");
        assertThat(other.bytes("/admin/means/image?of=").body()).isEqualTo(picture(true));
        var stranger = Map.of("of", id("lanh-dao"), "width", "50", "height", "20");
        assertThat(other.upload("/admin/means/image", stranger, picture(true)).statusCode())
                .isEqualTo(404);
    }

    private static byte[] picture(boolean transparent) throws IOException {
        var kind = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(20, 20, kind), "png", out);
        return out.toByteArray();
    }

    private static Map<String, String> typed(String login, String role) {
        admin.get("/admin/officials/new");
        return Map.of(
                "login", login, "name", "Người Mới", "role", role, "fromDay", today.toString());
    }

    private static HttpResponse<String> change(Browser person, String old, String fresh) {
        person.get("/password");
        return person.post("/password", Map.of("old", old, "fresh", fresh, "again", fresh));
    }

    private static Browser signedIn(String login, String password) {
        var browser = new Browser(portal.origin());
        browser.get("/login");
        var answer = browser.post("/login", Map.of("login", login, "password", password));
        assertThat(answer.statusCode()).isEqualTo(303);
        return browser;
    }

    private static HttpResponse<String> signIn(String login, String password) {
        var browser = new Browser(portal.origin());
        browser.get("/login");
        return browser.post("/login", Map.of("login", login, "password", password));
    }

    private static String password(HttpResponse<String> page) {
        var found = PASSWORD.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group();
    }

    private static String id(String login) {
        return RunningPortal.onVirtualThread(() ->
                portal.database()
                        .row("SELECT id FROM official WHERE login = $1", login)
                        .orElseThrow()
                        .getUUID("id")
                        .toString());
    }

    private static long count(String where) throws Exception {
        return portal.count("SELECT count(*) FROM official_right WHERE " + where);
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("location").orElse("");
    }
}

package vn.chungthuc.portal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.Browser;
import vn.chungthuc.portal.Counterpart;
import vn.chungthuc.portal.RunningPortal;
import vn.chungthuc.testkit.SamplePdfs;

/// The administrator's first page and the stuck work, over real HTTP.
class StartPagesIT {
    @TempDir static Path folder;
    private static RunningPortal portal;
    private static Browser admin;
    private static String dossier;

    @BeforeAll
    static void start() throws Exception {
        portal = new RunningPortal(folder);
        admin = Browser.of(portal, "quan-tri");
        var scan = Files.readAllBytes(SamplePdfs.ONE_PAGE.write(folder.resolve("scan.pdf")));
        dossier = Counterpart.open(portal, Browser.of(portal, "can-bo"), scan);
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void landsOnTheSetUpCheckAndSeesNoDossier() {
        assertThat(location(admin.get("/"))).isEqualTo("/admin");
        var page = admin.get("/admin").body();
        assertThat(page).contains("Kiểm tra cài đặt", "127.0.0.1:1", "Mọi bản sao mang chữ");
        assertThat(page).doesNotContain("href=\"/tracking\"", "href=\"/queue\"");
        assertThat(admin.get("/tracking/" + dossier).statusCode()).isEqualTo(403);
    }

    @Test
    void anOfficeWithEverythingIsReadyAndOneWithoutSaysWhatIsMissing() {
        assertThat(admin.get("/admin").body())
                .contains("Cơ quan làm việc được")
                .doesNotContain("Còn thiếu</span>");
        var other = Browser.of(portal, "quan-tri-khac").get("/admin").body();
        assertThat(other)
                .contains("Đăng ký chứng thư số của cơ quan", "Tải lên mẫu con dấu")
                .contains("Văn thư mở sổ", "Đỗ Văn Khác")
                .doesNotContain("Nguyễn Văn Mẫu");
    }

    @Test
    void nobodyToCarryWhatWaitsIsTold() {
        var id = owe("WAITING", null, "2 hours");
        assertThat(admin.get("/admin").body()).contains("khởi động tiến trình với vai trò worker");
        forget(id);
        assertThat(admin.get("/admin").body()).doesNotContain("khởi động tiến trình");
    }

    @Test
    void stuckWorkIsTriedAgainOrGivenUpWithAReason() throws Exception {
        var id = owe("SET_ASIDE", "ADDRESS_REFUSED", "1 minute");
        var list = admin.get("/admin/stuck").body();
        assertThat(list).contains("từ chối địa chỉ nhận", "Gửi bản chứng thực qua email");
        assertThat(menuCount(list)).isEqualTo("1");
        assertThat(giveUp(id, "")).endsWith("told=no-reason");
        assertThat(giveUp(id, "Người dân đã nhận bản giấy")).endsWith("told=given-up");
        assertThat(giveUp(id, "hai lần")).endsWith("told=no-retried");
        var given = admin.get("/admin/stuck").body();
        assertThat(given).contains("Đã thôi", "Người dân đã nhận bản giấy", "Hồ Quản Trị");
        assertThat(menuCount(given)).isEqualTo("0");
        assertThat(location(admin.post("/admin/stuck/" + id + "/retry", Map.of())))
                .endsWith("told=retried");
        assertThat(
                        portal.count(
                                "SELECT count(*) FROM outbox WHERE state = 'WAITING' AND id = '"
                                        + id
                                        + "' AND given_up_at IS NULL"))
                .isEqualTo(1);
        assertThat(admin.get("/admin/journal").body())
                .containsSubsequence("Cho thử lại", "Thôi không làm", "Người dân đã nhận bản giấy");
        forget(id);
    }

    @Test
    void whatNothingWentWrongWithIsNotGivenUp() {
        var id = owe("WAITING", null, "0 minutes");
        admin.get("/admin/stuck");
        assertThat(giveUp(id, "thử")).endsWith("told=no-retried");
        forget(id);
    }

    @Test
    void overdueDossiersAreCountedByStepWithoutNames() {
        run("UPDATE dossier SET due_at = now() - interval '3 days' WHERE id = '" + dossier + "'");
        var page = admin.get("/admin/stuck").body();
        assertThat(page).contains("Chờ ký", "H55.242-").doesNotContain("Đặng Thị");
        run("UPDATE dossier SET due_at = now() + interval '3 days' WHERE id = '" + dossier + "'");
        assertThat(admin.get("/admin/stuck").body()).contains("Không có hồ sơ quá hạn");
    }

    private static String giveUp(UUID id, String reason) {
        return location(admin.post("/admin/stuck/" + id + "/give-up", Map.of("reason", reason)));
    }

    private static String menuCount(String page) {
        var count = Pattern.compile("data-count=\"/admin/stuck\">([0-9]+)<").matcher(page);
        assertThat(count.find()).isTrue();
        return count.group(1);
    }

    private static UUID owe(
            String state, @org.jspecify.annotations.Nullable String trouble, String ago) {
        var id = UUID.randomUUID();
        run(
                """
                INSERT INTO outbox (agency_id, id, kind, subject_id, state, created_at, due_at, trouble)
                SELECT agency_id, '%s', 'delivery-mail', id, '%s', now(), now() - interval '%s', %s
                FROM dossier WHERE id = '%s'\
                """
                        .formatted(
                                id,
                                state,
                                ago,
                                trouble == null ? "NULL" : "'" + trouble + "'",
                                dossier));
        return id;
    }

    private static void forget(UUID id) {
        run("DELETE FROM outbox WHERE id = '" + id + "'");
    }

    private static void run(String sql) {
        RunningPortal.onVirtualThread(() -> portal.database().change(sql));
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("location").orElse("");
    }
}

package vn.chungthuc.portal.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
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
import vn.chungthuc.portal.Browser;
import vn.chungthuc.portal.Counterpart;
import vn.chungthuc.portal.RunningPortal;
import vn.chungthuc.testkit.SamplePdfs;

/// The registers' pages over real HTTP, as the clerk uses them.
class RegisterPagesIT {
    @TempDir static Path folder;
    private static RunningPortal portal;
    private static Browser clerk;

    @BeforeAll
    static void start() throws Exception {
        portal = new RunningPortal(folder);
        clerk = Browser.of(portal, "van-thu");
        var scan = Files.readAllBytes(SamplePdfs.ONE_PAGE.write(folder.resolve("scan.pdf")));
        number(Counterpart.open(portal, Browser.of(portal, "can-bo"), scan));
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void aNewRegisterIsEditedAndDeletedWhileEmpty() {
        clerk.get("/registers/new");
        var saved = clerk.post("/registers/new", typed("Sổ phụ", "77/2099-SCTĐT/BS", "2099"));
        assertThat(location(saved)).startsWith("/registers/").endsWith("?told=saved");
        var here = location(saved).replace("?told=saved", "");
        assertThat(clerk.get(here + "/edit").body()).contains("Sổ phụ", "Chỉnh sửa sổ");
        var renamed = typed("Sổ phụ hai", "77/2099-SCTĐT/BS", "2099");
        assertThat(clerk.post(here + "/edit", renamed).statusCode()).isEqualTo(303);
        assertThat(clerk.get(here).body()).contains("Sổ phụ hai", "Chưa mở");
        assertThat(location(clerk.post(here + "/delete", Map.of())))
                .isEqualTo("/registers?told=deleted");
        assertThat(clerk.get(here).statusCode()).isEqualTo(404);
    }

    @Test
    void oneWithNumbersIsNotDeleted() {
        var here = "/registers/" + portal.register;
        clerk.get(here);
        var answer = clerk.post(here + "/delete", Map.of());
        assertThat(clerk.get(location(answer)).body())
                .contains("Sổ đã cấp số, không thể xóa")
                .contains("1/ĐT");
    }

    @Test
    void asksOnceBeforeASecondRegisterOpensOnTheSameDays() {
        clerk.get("/registers/new");
        var fields = new HashMap<>(typed("Sổ trùng", "88/2099", "2026"));
        var today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        fields.put("opened", today.toString());
        fields.put("closed", today.plusDays(5).toString());
        fields.put("first", String.valueOf(2));
        assertThat(clerk.post("/registers/new", fields).statusCode()).isEqualTo(422);
        fields.put("second", "yes");
        var saved = clerk.post("/registers/new", fields);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        assertThat(clerk.get("/registers").body()).contains("Trùng thời gian với");
        clerk.post(location(saved).replace("?told=saved", "/delete"), Map.of());
    }

    @Test
    void presetsTheRegisterOfAComingYear() {
        assertThat(clerk.get("/registers/new?year=2098").body())
                .contains("01/2098-SCTĐT/BS", "2098-01-01", "2098-12-31");
    }

    @Test
    void exportsBothWorkbooks() throws Exception {
        var here = "/registers/" + portal.register;
        var five = clerk.bytes(here + "/export");
        assertThat(five.headers().firstValue("content-disposition").orElse(""))
                .startsWith("attachment; filename=\"so-chung-thuc-01_");
        assertThat(OpenedBook.of(five.body()).rows.getLast()).contains("1/ĐT");
        var eight = OpenedBook.of(clerk.bytes(here + "/statutory").body());
        assertThat(eight.rows.getLast()).contains("1/ĐT", "Đang giữ");
    }

    @Test
    void printsTheMonthAndTheClosingSheet() {
        var here = "/registers/" + portal.register;
        assertThat(clerk.get(here + "/sheet").body())
                .contains("SỔ CHỨNG THỰC BẢN SAO ĐIỆN TỬ TỪ BẢN CHÍNH", "1/ĐT", "(8)");
        assertThat(clerk.get(here + "/sheet?month=khong").statusCode()).isEqualTo(200);
        assertThat(clerk.get(here + "/closing").body())
                .contains("PHIẾU KHÓA SỔ CHỨNG THỰC", "Sổ chưa khóa");
    }

    @Test
    void isNotClosedWhileANumberIsKept() {
        var here = "/registers/" + portal.register;
        clerk.get(here);
        var answer = clerk.post(here + "/close", Map.of());
        assertThat(clerk.get(location(answer)).body()).contains("còn số đang giữ");
        assertThat(clerk.get("/registers/numbers").body())
                .contains("không có khoảng trống", "Đang giữ");
    }

    /// Reserved as the sealing page does it.
    private static void number(String dossier) {
        RunningPortal.onVirtualThread(() -> {
            var numbers = new Numbers(portal.database(), java.time.InstantSource.system());
            var row =
                    portal.database()
                            .row(
                                    "SELECT agency_id, intake_official FROM dossier WHERE id = $1",
                                    java.util.UUID.fromString(dossier))
                            .orElseThrow();
            return portal.database()
                    .inTransaction(c ->
                            numbers.reserve(
                                    c,
                                    row.getUUID("agency_id"),
                                    portal.register,
                                    java.util.UUID.fromString(dossier),
                                    row.getUUID("intake_official")));
        });
    }

    private static Map<String, String> typed(String name, String volume, String year) {
        return Map.of(
                "name",
                name,
                "volume",
                volume,
                "first",
                "1",
                "takeover",
                "",
                "opened",
                year + "-01-01",
                "closed",
                year + "-12-31");
    }

    private static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("location").orElse("");
    }
}

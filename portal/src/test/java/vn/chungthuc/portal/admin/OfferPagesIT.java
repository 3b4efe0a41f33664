package vn.chungthuc.portal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.Browser;
import vn.chungthuc.portal.RunningPortal;

/// What an office offers at the counter, changed by its administrator and seen by its officer.
class OfferPagesIT {
    @TempDir static Path folder;
    private static RunningPortal portal;
    private static Browser admin;
    private static Browser officer;
    private static LocalDate today;

    @BeforeAll
    static void start() throws Exception {
        portal = new RunningPortal(folder);
        admin = Browser.of(portal, "quan-tri");
        officer = Browser.of(portal, "can-bo");
        today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        admin.get("/admin/offer");
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void aTypeIsOfferedHiddenAndOfferedAgain() {
        assertThat(send("/type", Map.of("name", "Hộ chiếu"))).endsWith("told=changed");
        assertThat(officer.get("/intake").body()).contains("Hộ chiếu");
        send("/type/active", Map.of("name", "Hộ chiếu", "active", "no"));
        assertThat(officer.get("/intake").body()).doesNotContain("Hộ chiếu");
        send("/type", Map.of("name", "Hộ chiếu"));
        assertThat(officer.get("/intake").body()).contains("Hộ chiếu");
        assertThat(send("/type", Map.of("name", " "))).endsWith("told=no-text");
        assertThat(Browser.of(portal, "can-bo-khac").get("/intake").body())
                .doesNotContain("Hộ chiếu");
    }

    @Test
    void aClauseHasDaysAndIsEndedNotDeleted() {
        var typed = Map.of("title", "Lời chứng thử", "body", "", "fromDay", today.toString());
        assertThat(send("/clause", typed)).endsWith("told=changed");
        assertThat(officer.get("/intake").body()).contains("Lời chứng thử");
        var id = clauseId("Lời chứng thử");
        var yesterday = today.minusDays(1).toString();
        assertThat(send("/clause/end", Map.of("clause", id, "last", yesterday)))
                .endsWith("told=changed");
        assertThat(officer.get("/intake").body()).doesNotContain("Lời chứng thử");
        assertThat(admin.get("/admin/offer").body()).contains("Lời chứng thử");
        var early = Map.of("title", "Sớm", "fromDay", yesterday);
        assertThat(send("/clause", early)).endsWith("told=no-first-day");
    }

    @Test
    void aComingHolidayIsEnteredAndCancelledAPastOneStays() throws Exception {
        var day = today.plusDays(20).toString();
        assertThat(send("/holiday", Map.of("day", day, "name", "Tết thử")))
                .endsWith("told=changed");
        assertThat(admin.get("/admin/offer").body()).contains("Tết thử");
        assertThat(portal.count("SELECT count(*) FROM holiday WHERE name = 'Tết thử'"))
                .isEqualTo(1);
        send("/holiday/remove", Map.of("day", day));
        assertThat(portal.count("SELECT count(*) FROM holiday WHERE name = 'Tết thử'")).isZero();
        var now = Map.of("day", today.toString());
        assertThat(send("/holiday/remove", now)).endsWith("told=no-first-day");
        assertThat(admin.get("/admin/journal").body()).contains("Ngày nghỉ", day);
    }

    private static String clauseId(String title) {
        return RunningPortal.onVirtualThread(() ->
                portal.database()
                        .row("SELECT id FROM clause WHERE title = $1", title)
                        .orElseThrow()
                        .getUUID("id")
                        .toString());
    }

    private static String send(String path, Map<String, String> fields) {
        HttpResponse<?> answer = admin.post("/admin/offer" + path, fields);
        return answer.headers().firstValue("location").orElse("");
    }
}

package vn.chungthuc.portal.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.Browser;
import vn.chungthuc.portal.Counterpart;
import vn.chungthuc.portal.RunningPortal;
import vn.chungthuc.portal.register.OpenedBook;
import vn.chungthuc.testkit.SamplePdfs;

/// Counted against rows that are known one by one: three issued in two months, one of them late and
/// annulled, one only held.
class StatisticsIT {
    @TempDir static Path folder;
    private static RunningPortal portal;
    private static Browser leader;

    @BeforeAll
    static void start() throws Exception {
        portal = new RunningPortal(folder);
        leader = Browser.of(portal, "lanh-dao");
        var officer = Browser.of(portal, "can-bo");
        var scan =
                java.nio.file.Files.readAllBytes(
                        SamplePdfs.ONE_PAGE.write(folder.resolve("scan.pdf")));
        issued(
                Counterpart.open(portal, officer, scan),
                1,
                "2024-02-29",
                "ISSUED",
                2,
                4000,
                9,
                "-1");
        issued(
                Counterpart.open(portal, officer, scan),
                2,
                "2024-03-01",
                "ISSUED",
                1,
                2000,
                9,
                "-1");
        issued(
                Counterpart.open(portal, officer, scan),
                3,
                "2024-03-31",
                "ISSUED",
                5,
                70_000,
                14,
                "1");
        issued(Counterpart.open(portal, officer, scan), 4, "2024-03-31", "RESERVED", 1, 9, 14, "1");
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void countsWhatWasIssuedInThePeriodAndNothingElse() {
        var march = report("2024-03-01", "2024-03-31");
        assertThat(march.total()).isEqualTo(new Report.Line(Report.Group.MONTH, "", 2, 6, 72_000));
        assertThat(march.onTime(true)).isEqualTo(1);
        assertThat(march.onTime(false)).isEqualTo(1);
        assertThat(march.annulled()).isZero();
        var both = report("2024-02-01", "2024-03-31");
        assertThat(both.of(Report.Group.MONTH))
                .extracting(Report.Line::key, Report.Line::dossiers)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2024-02", 1L),
                        org.assertj.core.groups.Tuple.tuple("2024-03", 2L));
        assertThat(both.of(Report.Group.HOUR))
                .extracting(Report.Line::key)
                .containsExactly("9", "14");
        assertThat(both.of(Report.Group.LEADER).getFirst().key()).isEqualTo("Nguyễn Văn Mẫu");
        assertThat(report("2024-02-28", "2024-02-28").total().dossiers()).isZero();
    }

    @Test
    void everyWayOfCountingCountsTheSameDossiers() {
        var both = report("2024-02-01", "2024-03-31");
        for (var group : Report.Group.values()) {
            assertThat(both.of(group).stream().mapToLong(Report.Line::dossiers).sum())
                    .as(group.name())
                    .isEqualTo(3);
        }
    }

    @Test
    void showsBarsBesideATextTableAndTheSameInExcel() throws Exception {
        var asked = "from=2024-02-01&to=2024-03-31";
        var page = leader.get("/statistics?" + asked).body();
        assertThat(page)
                .contains("03/2024", "76.000 đ", "class=\"bar-part\"", "14:00 – 14:59")
                .doesNotContain("style=");
        assertThat(Browser.of(portal, "van-thu-khac").get("/statistics?" + asked).body())
                .contains("Chưa cấp bản sao nào")
                .doesNotContain("Nguyễn Văn Mẫu");
        var book = leader.bytes("/statistics/export?" + asked);
        assertThat(book.headers().firstValue("content-disposition").orElse(""))
                .contains("thong-ke-2024-02-01-2024-03-31.xlsx");
        var rows = OpenedBook.of(book.body()).rows;
        assertThat(rows).contains(List.of("Phí (đồng)", "76000"));
        assertThat(rows).contains(List.of("02/2024", "1", "2", "4000"));
    }

    @Test
    void readsOneOfficesDaysByTheirIndex() throws Exception {
        var plan = new ArrayList<String>();
        try (var connection = portal.access.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off");
            statement.execute("SET enable_bitmapscan = off");
            statement.execute("PREPARE counted(uuid, date, date) AS " + Figures.LINES);
            var explained =
                    "EXPLAIN EXECUTE counted('00000000-0000-7000-8000-000000000001',"
                            + " '2024-01-01', '2024-06-30')";
            try (var rows = statement.executeQuery(explained)) {
                while (rows.next()) {
                    plan.add(rows.getString(1));
                }
            }
        }
        assertThat(plan)
                .anyMatch(line -> line.contains("Index Scan using certification_number_day"))
                .anyMatch(line -> line.contains("Index Scan using dossier_pkey"));
    }

    private static Report report(String from, String to) {
        return RunningPortal.onVirtualThread(() -> {
            var clock = java.time.InstantSource.system();
            var agency =
                    portal.database()
                            .row("SELECT id FROM agency WHERE code = 'H55.242'")
                            .orElseThrow()
                            .getUUID("id");
            var today = java.time.LocalDate.of(2026, 1, 1);
            return new Figures(portal.database(), clock).of(agency, Period.of(from, to, today));
        });
    }

    /// @param late hours from the due moment to the seal
    private static void issued(
            String dossier,
            int number,
            String day,
            String state,
            int copies,
            int fee,
            int hour,
            String late) {
        var at = "timestamptz '" + day + " " + hour + ":30+07'";
        var sealed = state.equals("ISSUED") ? at + " + interval '" + late + " hour'" : "NULL";
        run(
                """
                UPDATE dossier SET copies = %d, fee_dong = %d, received_at = %s, due_at = %s,
                  signed_by = (SELECT id FROM official WHERE login = 'lanh-dao')
                WHERE id = '%s'\
                """
                        .formatted(copies, fee, at, at, dossier));
        run(
                """
                INSERT INTO certification_number (agency_id, year, number, register_id, dossier_id,
                  state, day, reserved_at, reserved_by, issued_at)
                SELECT agency_id, 2024, %d, '%s', id, '%s', '%s', %s, intake_official, %s
                FROM dossier WHERE id = '%s'\
                """
                        .formatted(number, portal.register, state, day, at, sealed, dossier));
    }

    private static void run(String sql) {
        RunningPortal.onVirtualThread(() -> portal.database().change(sql));
    }
}

package vn.chungthuc.portal.register;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Sql;

/// "Báo cáo số chứng thực": does an agency's year run 1…n, and what became of the numbers that
/// stand on no copy?
public final class NumberReport {
    private static final String YEARS =
            "SELECT year, last FROM number_counter WHERE agency_id = $1 ORDER BY year DESC";
    // a hole ends before a number, or at the counter's end
    private static final String HOLES =
            """
            WITH line AS (
              SELECT n.number, r.volume,
                CASE WHEN r.first_number = n.number THEN r.takeover_reason ELSE '' END AS reason
              FROM certification_number n
              JOIN register r ON r.agency_id = n.agency_id AND r.id = n.register_id
              WHERE n.agency_id = $1 AND n.year = $2
              UNION ALL
              SELECT last + 1, '', '' FROM number_counter WHERE agency_id = $1 AND year = $2),
            step AS (
              SELECT number, volume, reason, lag(number, 1, 0) OVER (ORDER BY number) AS before
              FROM line)
            SELECT before + 1 AS first, number - 1 AS last, volume, reason FROM step
            WHERE number > before + 1 ORDER BY number\
            """;
    private static final String UNUSED =
            """
            SELECT n.number, n.state, n.day, coalesce(n.void_reason, '') AS reason, r.volume,
              d.id, d.code, coalesce(v.name, k.name, '') AS by_name
            FROM certification_number n
            JOIN register r ON r.agency_id = n.agency_id AND r.id = n.register_id
            JOIN dossier d ON d.agency_id = n.agency_id AND d.id = n.dossier_id
            LEFT JOIN official k ON k.id = n.reserved_by
            LEFT JOIN official v ON v.id = n.voided_by
            WHERE n.agency_id = $1 AND n.year = $2 AND n.state <> 'ISSUED' ORDER BY n.number\
            """;

    private final Sql sql;

    /// @param last the highest number that was given
    public record Year(int year, int last) {}

    /// Numbers that no line has.
    ///
    /// @param volume that begins after it; empty at the end
    /// @param reason why that volume began so far on; empty: nobody can tell, which is a fault
    public record Hole(int first, int last, String volume, String reason) {}

    /// A number that stands on no copy: voided, or held by a dossier.
    ///
    /// @param by who voided it, or who reserved it
    public record Unused(
            int number,
            Numbers.State state,
            LocalDate day,
            String reason,
            String volume,
            UUID dossier,
            String code,
            String by) {}

    public NumberReport(Sql sql) {
        this.sql = sql;
    }

    /// Those with numbers, the newest first.
    public List<Year> years(UUID agency) {
        return sql.rows(YEARS, agency).stream()
                .map(row -> new Year(row.getInteger("year"), row.getInteger("last")))
                .toList();
    }

    public List<Hole> holes(UUID agency, int year) {
        return sql.rows(HOLES, agency, year).stream()
                .map(row ->
                        new Hole(
                                row.getInteger("first"),
                                row.getInteger("last"),
                                row.getString("volume"),
                                row.getString("reason")))
                .toList();
    }

    public List<Unused> unused(UUID agency, int year) {
        return sql.rows(UNUSED, agency, year).stream().map(NumberReport::unused).toList();
    }

    private static Unused unused(Row row) {
        return new Unused(
                row.getInteger("number"),
                Columns.constant(row, "state", Numbers.State.class),
                row.getLocalDate("day"),
                row.getString("reason"),
                row.getString("volume"),
                row.getUUID("id"),
                row.getString("code"),
                row.getString("by_name"));
    }
}

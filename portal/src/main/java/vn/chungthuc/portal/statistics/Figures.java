package vn.chungthuc.portal.statistics;

import io.vertx.sqlclient.Row;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Sql;

/// Counts what an office issued: numbers that stand on a copy, by the day of certification; an
/// annulled copy was issued all the same.
final class Figures {
    static final String LINES =
            """
            WITH issued AS MATERIALIZED (
              SELECT d.document_type, d.copies, d.fee_dong, d.intake_official, d.signed_by,
                d.received_at, d.due_at, n.issued_at, n.day
              FROM certification_number n
              JOIN dossier d ON d.agency_id = n.agency_id AND d.id = n.dossier_id
              WHERE n.agency_id = $1 AND n.state = 'ISSUED' AND n.day BETWEEN $2 AND $3),
            keyed AS (
              SELECT 'TYPE' AS what, document_type AS key, copies, fee_dong FROM issued
              UNION ALL
              SELECT 'OFFICER', o.name, i.copies, i.fee_dong
              FROM issued i JOIN official o ON o.id = i.intake_official
              UNION ALL
              SELECT 'LEADER', o.name, i.copies, i.fee_dong
              FROM issued i JOIN official o ON o.id = i.signed_by
              UNION ALL
              SELECT 'HOUR',
                extract(hour FROM received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::int::text,
                copies, fee_dong FROM issued
              UNION ALL
              SELECT 'MONTH', to_char(day, 'YYYY-MM'), copies, fee_dong FROM issued
              UNION ALL
              SELECT 'TIME', CASE WHEN issued_at <= due_at THEN 'ON_TIME' ELSE 'LATE' END,
                copies, fee_dong FROM issued)
            SELECT what, key, count(*) AS dossiers, sum(copies)::bigint AS copies,
              sum(fee_dong)::bigint AS fee
            FROM keyed GROUP BY what, key
            ORDER BY what, CASE WHEN what = 'HOUR' THEN lpad(key, 2, '0')
              WHEN what = 'MONTH' THEN key ELSE '' END, dossiers DESC, key\
            """;
    private static final String BESIDE =
            """
            SELECT
              (SELECT count(*) FROM refusal WHERE agency_id = $1 AND at >= $2 AND at < $3) AS refused,
              (SELECT count(*) FROM annulment WHERE agency_id = $1 AND at >= $2 AND at < $3)
                AS annulled,
              (SELECT count(*) FROM dossier WHERE agency_id = $1 AND due_at < $4 AND stage IN
                ('AWAITING_SIGNATURE', 'SIGNED', 'AWAITING_SEAL', 'SEALED', 'RETURNED')) AS late\
            """;

    private final Sql sql;
    private final InstantSource clock;

    Figures(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    Report of(UUID agency, Period period) {
        var lines = sql.rows(LINES, agency, period.from(), period.to());
        var from = period.from().atStartOfDay(OfficeTime.VIETNAM).toInstant();
        var until = period.to().plusDays(1).atStartOfDay(OfficeTime.VIETNAM).toInstant();
        var beside = sql.row(BESIDE, agency, from, until, clock.instant()).orElseThrow();
        return new Report(
                period,
                lines.stream().map(Figures::line).toList(),
                beside.getLong("refused"),
                beside.getLong("annulled"),
                beside.getLong("late"));
    }

    private static Report.Line line(Row row) {
        return new Report.Line(
                Columns.constant(row, "what", Report.Group.class),
                row.getString("key"),
                row.getLong("dossiers"),
                row.getLong("copies"),
                row.getLong("fee"));
    }

    /// The periods that end today are still growing.
    boolean growing(Period period) {
        return !period.to().isBefore(OfficeTime.day(clock.instant()));
    }

    static List<Report.Group> tables() {
        return List.of(
                Report.Group.MONTH,
                Report.Group.TYPE,
                Report.Group.OFFICER,
                Report.Group.LEADER,
                Report.Group.HOUR);
    }
}

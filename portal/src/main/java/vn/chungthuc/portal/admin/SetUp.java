package vn.chungthuc.portal.admin;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.agency.SigningMeans;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Sql;

/// The facts behind the set-up check of one office, as the database has them today.
final class SetUp {
    private static final String FACTS =
            """
            SELECT a.from_day <= $2 AND (a.to_day IS NULL OR a.to_day >= $2) AS open,
              (SELECT count(*) FROM holding WHERE role = 'INTAKE') AS intake,
              (SELECT count(*) FROM holding WHERE role = 'LEADER') AS leaders,
              (SELECT count(*) FROM holding WHERE role = 'CLERK') AS clerks,
              EXISTS (SELECT 1 FROM register r WHERE r.agency_id = a.id AND r.opened <= $2
                AND r.closed >= $2 AND r.closing_at IS NULL) AS register,
              (SELECT count(*) FROM document_type t WHERE t.agency_id = a.id AND t.active) AS types,
              (SELECT count(*) FROM clause c WHERE c.agency_id = a.id AND c.from_day <= $2
                AND (c.to_day IS NULL OR c.to_day >= $2)) AS clauses,
              (SELECT count(*) FROM holiday h WHERE h.agency_id = a.id AND h.day >= $2) AS holidays,
              (SELECT count(*) FROM outbox o WHERE o.agency_id = a.id AND o.state = 'WAITING'
                AND o.trouble IN ('SERVER_UNREACHABLE', 'SERVER_BUSY', 'LOGIN_REFUSED')) AS mails,
              (SELECT min(o.due_at) FROM outbox o WHERE o.agency_id = a.id
                AND o.state = 'WAITING') AS oldest,
              (SELECT count(*) FROM outbox o WHERE o.agency_id = a.id AND o.state = 'SET_ASIDE'
                AND o.given_up_at IS NULL) AS stuck,
              clock_timestamp() AS now
            FROM agency a WHERE a.id = $1\
            """;
    private static final String HOLDING =
            """
            WITH holding AS (
              SELECT r.role FROM official_right r JOIN official o ON o.id = r.official_id
              WHERE r.agency_id = $1 AND o.active
                AND r.from_day <= $2 AND (r.to_day IS NULL OR r.to_day >= $2))
            """;
    // one row for each leader and one for the office itself
    private static final String SIGNERS =
            """
            SELECT s.id, s.name,
              EXISTS (SELECT 1 FROM stamp_image i WHERE i.agency_id = $1
                AND i.official_id IS NOT DISTINCT FROM s.id AND i.active) AS image
            FROM (SELECT DISTINCT o.id, o.name FROM official_right r
                JOIN official o ON o.id = r.official_id
                WHERE r.agency_id = $1 AND r.role = 'LEADER' AND o.active
                  AND r.from_day <= $2 AND (r.to_day IS NULL OR r.to_day >= $2)
              UNION ALL SELECT NULL, a.name FROM agency a WHERE a.id = $1) s
            ORDER BY s.name\
            """;

    private final Sql sql;
    private final SigningMeans means;
    private final InstantSource clock;

    /// @param oldest when the oldest waiting entry of the outbox was due; may be in the future
    /// @param clockGap how far the database's clock lies from ours
    record Facts(
            boolean open,
            long intake,
            long leaders,
            long clerks,
            boolean register,
            long types,
            long clauses,
            long holidays,
            long failingMails,
            Instant oldest,
            long stuck,
            Duration clockGap) {}

    SetUp(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.means = new SigningMeans(sql);
        this.clock = clock;
    }

    Facts facts(UUID agency) {
        var row = sql.row(HOLDING + FACTS, agency, today()).orElseThrow();
        var now = clock.instant();
        var oldest = Columns.instantOrNull(row, "oldest");
        return new Facts(
                row.getBoolean("open"),
                row.getLong("intake"),
                row.getLong("leaders"),
                row.getLong("clerks"),
                row.getBoolean("register"),
                row.getLong("types"),
                row.getLong("clauses"),
                row.getLong("holidays"),
                row.getLong("mails"),
                oldest == null ? now : oldest,
                row.getLong("stuck"),
                Duration.between(Columns.instant(row, "now"), now).abs());
    }

    /// The leaders of today and the office itself.
    List<Signer> signers(UUID agency) {
        var signers = new ArrayList<Signer>();
        for (var row : sql.rows(SIGNERS, agency, today())) {
            signers.add(signer(agency, row));
        }
        return signers;
    }

    private Signer signer(UUID agency, Row row) {
        var id = Columns.uuidOrNull(row, "id");
        var certificates = means.certificates(agency, id).stream().map(one -> one.read()).toList();
        return new Signer(id, row.getString("name"), certificates, row.getBoolean("image"));
    }

    private LocalDate today() {
        return OfficeTime.day(clock.instant());
    }
}

package vn.chungthuc.portal.admin;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Ids;
import vn.chungthuc.portal.db.Sql;

/// "Nhật ký quản trị": what administrators changed, written in the transaction that changes it.
/// Lines are added, never changed.
public final class Journal {
    private static final String ADD =
            """
            INSERT INTO administration (agency_id, id, at, by_official, kind, subject, detail)
            VALUES ($1, $2, $3, $4, $5, $6, $7)\
            """;
    private static final String LIST =
            """
            SELECT j.at, coalesce(o.name, '') AS by_name, j.kind, j.subject, j.detail
            FROM administration j LEFT JOIN official o ON o.id = j.by_official
            WHERE j.agency_id = $1 ORDER BY j.id DESC LIMIT $2 OFFSET $3\
            """;
    private static final String COUNT =
            "SELECT count(*) AS total FROM administration WHERE agency_id = $1";

    private final Sql sql;
    private final InstantSource clock;

    /// What was done; each has words under `admin.deed.`.
    public enum Kind {
        RETRIED,
        GIVEN_UP,
        OFFICIAL_ADDED,
        OFFICIAL_RENAMED,
        OFFICIAL_ATTACHED,
        OFFICIAL_DISABLED,
        OFFICIAL_ENABLED,
        PASSWORD_RESET,
        RIGHT_GRANTED,
        RIGHT_ENDED,
        CERTIFICATE_ADDED,
        CERTIFICATE_RETIRED,
        IMAGE_CHANGED,
        TYPE_CHANGED,
        CLAUSE_CHANGED,
        HOLIDAY_CHANGED,
        LINK_TRIED
    }

    /// @param by null: from the command line
    public record Deed(UUID agency, @Nullable UUID by, Kind kind, String subject, String detail) {}

    /// @param by empty: from the command line
    public record Line(Instant at, String by, Kind kind, String subject, String detail) {}

    public Journal(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public void add(Sql c, Deed deed) {
        c.change(
                ADD,
                deed.agency(),
                Ids.next(),
                clock.instant(),
                deed.by(),
                deed.kind(),
                deed.subject(),
                deed.detail());
    }

    /// Newest first.
    ///
    /// @param page from 1
    List<Line> list(UUID agency, int page, int size) {
        return sql.rows(LIST, agency, size, (page - 1) * size).stream().map(Journal::line).toList();
    }

    long count(UUID agency) {
        return sql.row(COUNT, agency).orElseThrow().getLong("total");
    }

    private static Line line(Row row) {
        return new Line(
                Columns.instant(row, "at"),
                row.getString("by_name"),
                Columns.constant(row, "kind", Kind.class),
                row.getString("subject"),
                row.getString("detail"));
    }
}

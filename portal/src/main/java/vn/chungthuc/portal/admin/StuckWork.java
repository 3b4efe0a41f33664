package vn.chungthuc.portal.admin;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.portal.dossier.Status;

/// "Việc bị nghẽn": entries of the outbox that fail, dossiers over their time limit, copies that
/// are not raised yet. Names dossiers by their codes; nothing personal.
public final class StuckWork {
    private static final String SELECT =
            """
            SELECT o.id, o.kind, d.code, o.state, o.attempts, o.trouble, o.trouble_detail,
              o.created_at, o.due_at, o.given_up_at, coalesce(g.name, '') AS given_up_by,
              coalesce(o.given_up_reason, '') AS given_up_reason
            FROM outbox o
            JOIN dossier d ON d.agency_id = o.agency_id AND d.id = o.subject_id
            LEFT JOIN official g ON g.id = o.given_up_by
            WHERE o.agency_id = $1\
            """;
    // two parts, so that each walks its own partial index
    private static final String FAILING =
            SELECT
                    + """
                      AND o.state = 'SET_ASIDE' AND o.given_up_at IS NULL
                    UNION ALL
                    """
                    + SELECT
                    + """
                      AND o.state = 'WAITING' AND o.trouble IS NOT NULL
                    ORDER BY created_at, id LIMIT $2\
                    """;
    private static final String GIVEN_UP =
            SELECT
                    + " AND o.state = 'SET_ASIDE' AND o.given_up_at IS NOT NULL"
                    + " ORDER BY o.given_up_at DESC LIMIT $2";
    private static final String FIND = SELECT + " AND o.id = $2";
    private static final String COUNT =
            """
            SELECT count(*) AS total FROM outbox
            WHERE agency_id = $1 AND state = 'SET_ASIDE' AND given_up_at IS NULL\
            """;
    private static final String OVERDUE =
            """
            SELECT stage, count(*) AS dossiers, min(due_at) AS oldest,
              (array_agg(code ORDER BY due_at))[1:5] AS codes
            FROM dossier
            WHERE agency_id = $1 AND due_at < $2
              AND stage IN ('AWAITING_SIGNATURE', 'SIGNED', 'AWAITING_SEAL', 'SEALED', 'RETURNED')
            GROUP BY stage\
            """;
    private static final String NOT_RAISED =
            """
            SELECT count(*) AS copies, min(o.created_at) AS since FROM outbox o
            WHERE o.agency_id = $1 AND o.kind = 'LONG_TERM' AND o.state <> 'DONE'
              AND NOT EXISTS (SELECT 1 FROM long_term l
                WHERE l.agency_id = o.agency_id AND l.dossier_id = o.subject_id)\
            """;

    /// More are told by their number.
    static final int SHOWN = 200;

    private final Sql sql;
    private final InstantSource clock;

    /// An entry that fails, or was given up.
    ///
    /// @param code of the dossier that it is about
    /// @param waits whether it is tried again by itself, at `due`
    /// @param detail for who looks after the system; may be empty
    /// @param givenUp null: not given up
    public record Entry(
            UUID id,
            String kind,
            String code,
            boolean waits,
            int attempts,
            String trouble,
            String detail,
            Instant created,
            Instant due,
            @Nullable GivenUp givenUp) {}

    public record GivenUp(Instant at, String by, String reason) {}

    /// Dossiers of one stage that are over their time limit.
    ///
    /// @param codes of the oldest, at most five
    public record Late(Status stage, long dossiers, Instant oldest, List<String> codes) {}

    /// Finished copies without long-term proof; `since` is when the oldest was finished.
    public record NotRaised(long copies, @Nullable Instant since) {}

    public StuckWork(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Oldest first, at most [#SHOWN].
    List<Entry> failing(UUID agency) {
        return sql.rows(FAILING, agency, SHOWN).stream().map(StuckWork::entry).toList();
    }

    List<Entry> givenUp(UUID agency) {
        return sql.rows(GIVEN_UP, agency, SHOWN).stream().map(StuckWork::entry).toList();
    }

    Optional<Entry> find(UUID agency, UUID id) {
        return sql.row(FIND, agency, id).map(StuckWork::entry);
    }

    /// Entries that wait for a person.
    public long count(UUID agency) {
        return sql.row(COUNT, agency).orElseThrow().getLong("total");
    }

    /// In the order of the work.
    List<Late> overdue(UUID agency) {
        return sql.rows(OVERDUE, agency, clock.instant()).stream()
                .map(row ->
                        new Late(
                                Columns.constant(row, "stage", Status.class),
                                row.getLong("dossiers"),
                                Columns.instant(row, "oldest"),
                                List.of(row.getArrayOfStrings("codes"))))
                .sorted(java.util.Comparator.comparing(Late::stage))
                .toList();
    }

    NotRaised notRaised(UUID agency) {
        var row = sql.row(NOT_RAISED, agency).orElseThrow();
        return new NotRaised(row.getLong("copies"), Columns.instantOrNull(row, "since"));
    }

    private static Entry entry(Row row) {
        var at = Columns.instantOrNull(row, "given_up_at");
        var trouble = Columns.textOrNull(row, "trouble");
        var detail = Columns.textOrNull(row, "trouble_detail");
        return new Entry(
                row.getUUID("id"),
                row.getString("kind"),
                row.getString("code"),
                row.getString("state").equals("WAITING"),
                row.getInteger("attempts"),
                trouble == null ? "" : trouble,
                detail == null ? "" : detail,
                Columns.instant(row, "created_at"),
                Columns.instant(row, "due_at"),
                at == null
                        ? null
                        : new GivenUp(
                                at,
                                row.getString("given_up_by"),
                                row.getString("given_up_reason")));
    }
}

package vn.chungthuc.portal.outbox;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.portal.db.Transaction;

/// Entries wait here until they are done. Who tries one takes it for some minutes by moving its due
/// time; a worker that dies gives it back by doing nothing.
public final class Outbox {
    private static final String ADD =
            """
            INSERT INTO outbox (agency_id, id, kind, subject_id, state, created_at, due_at)
            VALUES ($1, $2, $3, $4, 'WAITING', $5, $6)\
            """;
    private static final String CLAIM =
            """
            UPDATE outbox SET attempts = attempts + 1, due_at = $2
            WHERE (agency_id, id) IN (
              SELECT agency_id, id FROM outbox
              WHERE state = 'WAITING' AND due_at <= $1 AND kind = ANY ($3)
              ORDER BY due_at FOR UPDATE SKIP LOCKED LIMIT 1)
            RETURNING agency_id, id, kind, subject_id, created_at, attempts\
            """;
    private static final String DONE =
            """
            UPDATE outbox SET state = 'DONE', done_at = $3, trouble = NULL, trouble_detail = NULL
            WHERE agency_id = $1 AND id = $2\
            """;
    private static final String PUT_OFF =
            """
            UPDATE outbox SET due_at = $3, trouble = $4, trouble_detail = $5
            WHERE agency_id = $1 AND id = $2 AND state = 'WAITING'\
            """;
    private static final String SET_ASIDE =
            """
            UPDATE outbox SET state = 'SET_ASIDE', trouble = $3, trouble_detail = $4
            WHERE agency_id = $1 AND id = $2 AND state = 'WAITING'\
            """;
    private static final String TRY_NOW =
            """
            UPDATE outbox SET state = 'WAITING', due_at = $3, given_up_at = NULL,
              given_up_by = NULL, given_up_reason = NULL
            WHERE agency_id = $1 AND id = $2 AND state <> 'DONE'\
            """;
    // one that somebody tries right now has no trouble yet, or its lease is not over
    private static final String GIVE_UP =
            """
            UPDATE outbox SET state = 'SET_ASIDE', given_up_at = $3, given_up_by = $4,
              given_up_reason = $5
            WHERE agency_id = $1 AND id = $2 AND state <> 'DONE' AND given_up_at IS NULL
              AND trouble IS NOT NULL\
            """;

    /// Longer than any try takes.
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final Sql sql;
    private final InstantSource clock;

    public enum State {
        WAITING,
        DONE,
        SET_ASIDE
    }

    /// One that was taken to be tried.
    ///
    /// @param attempts with this one
    public record Entry(
            UUID agency, UUID id, String kind, UUID subject, Instant createdAt, int attempts) {}

    public Outbox(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Owes something from the moment the transaction commits.
    ///
    /// @param kind names the carrier
    /// @param subject what it is about
    public void add(Transaction c, UUID agency, UUID id, String kind, UUID subject) {
        add(c, agency, id, kind, subject, clock.instant());
    }

    /// The same, but nobody tries before `due`.
    public void add(Transaction c, UUID agency, UUID id, String kind, UUID subject, Instant due) {
        c.change(ADD, agency, id, kind, subject, clock.instant(), due);
    }

    /// At once, and once more if it had been set aside.
    ///
    /// @return false: it is done, or is none of that agency's
    public boolean tryNow(Sql c, UUID agency, UUID id) {
        return c.change(TRY_NOW, agency, id, clock.instant()) == 1;
    }

    /// A person decides that it is not tried any more; only where a try failed.
    ///
    /// @return false: it is done, was given up before, or nothing went wrong with it yet
    public boolean giveUp(Transaction c, UUID agency, UUID id, UUID by, String reason) {
        return c.change(GIVE_UP, agency, id, clock.instant(), by, reason) == 1;
    }

    /// @param kinds which ones: an entry that nobody here can carry waits for who can
    Optional<Entry> claim(Set<String> kinds) {
        var now = clock.instant();
        return sql.row(CLAIM, now, now.plus(LEASE), kinds.toArray(String[]::new))
                .map(Outbox::entry);
    }

    void done(Entry entry) {
        sql.change(DONE, entry.agency(), entry.id(), clock.instant());
    }

    void putOff(Entry entry, Duration delay, String trouble, String detail) {
        var due = clock.instant().plus(delay);
        sql.change(PUT_OFF, entry.agency(), entry.id(), due, trouble, detail);
    }

    void setAside(Entry entry, String trouble, String detail) {
        sql.change(SET_ASIDE, entry.agency(), entry.id(), trouble, detail);
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getUUID("agency_id"),
                row.getUUID("id"),
                row.getString("kind"),
                row.getUUID("subject_id"),
                Columns.instant(row, "created_at"),
                row.getInteger("attempts"));
    }
}

package vn.chungthuc.portal.dossier;

import io.vertx.sqlclient.Row;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.protocol.Sha256;

/// Decisions that took copies their legal value, and the copies made in their place.
public final class Annulments {
    private static final String ADD =
            """
            INSERT INTO annulment (agency_id, dossier_id, decision, day, signer, reason, link, hash,
              length, at, by_official)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)\
            """;
    private static final String PUBLISH =
            "UPDATE annulment SET link = $3 WHERE agency_id = $1 AND dossier_id = $2";
    private static final String FIND =
            """
            SELECT decision, day, signer, reason, link, hash, length FROM annulment
            WHERE agency_id = $1 AND dossier_id = $2\
            """;
    // the newest one that did not end otherwise
    private static final String SUCCESSOR =
            """
            SELECT id FROM dossier WHERE agency_id = $1 AND replaces = $2
              AND stage NOT IN ('CANCELLED', 'REFUSED', 'STOPPED')
            ORDER BY received_at DESC LIMIT 1\
            """;
    private static final String PREDECESSOR =
            "SELECT replaces FROM dossier WHERE agency_id = $1 AND id = $2";

    private final Sql sql;
    private final InstantSource clock;

    /// Where the decision's PDF lies in the store, under the dossier.
    public record Paper(Sha256 hash, long length) {}

    public Annulments(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// In the transaction that annuls the dossier.
    public void add(Transaction c, Dossier dossier, Annulment annulment, Paper paper, UUID by) {
        c.change(
                ADD,
                dossier.agency(),
                dossier.id(),
                annulment.decision(),
                annulment.day(),
                annulment.signer(),
                annulment.reason(),
                annulment.link(),
                paper.hash(),
                paper.length(),
                clock.instant(),
                by);
    }

    /// The decision was published after the copy was annulled.
    public void publish(UUID agency, UUID dossier, String link) {
        sql.change(PUBLISH, agency, dossier, link);
    }

    public Optional<Annulment> of(UUID agency, UUID dossier) {
        return sql.row(FIND, agency, dossier).map(Annulments::annulment);
    }

    public Optional<Paper> paper(UUID agency, UUID dossier) {
        return sql.row(FIND, agency, dossier)
                .map(row -> new Paper(Columns.sha256(row, "hash"), row.getLong("length")));
    }

    /// The dossier in whose copy an annulled one was issued again, finished or not yet.
    public Optional<UUID> successor(UUID agency, UUID annulled) {
        return sql.row(SUCCESSOR, agency, annulled).map(row -> row.getUUID("id"));
    }

    /// The annulled one in whose place this dossier's copy is.
    public Optional<UUID> predecessor(UUID agency, UUID dossier) {
        return sql.row(PREDECESSOR, agency, dossier)
                .flatMap(row -> Optional.ofNullable(Columns.uuidOrNull(row, "replaces")));
    }

    private static Annulment annulment(Row row) {
        return new Annulment(
                row.getString("decision"),
                row.getLocalDate("day"),
                row.getString("signer"),
                row.getString("reason"),
                row.getString("link"));
    }
}

package vn.chungthuc.portal.ending;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Ids;
import vn.chungthuc.portal.db.Sql;

/// Slips of refusal: one for each, with or without a dossier behind it.
public final class Refusals {
    private static final String ADD =
            """
            INSERT INTO refusal (agency_id, id, dossier_id, requester, id_number, document_type,
              ground, explanation, certifier_name, certifier_title, at, by_official)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)\
            """;
    private static final String SELECT =
            """
            SELECT id, requester, id_number, document_type, ground, explanation, certifier_name,
              certifier_title, at
            FROM refusal WHERE agency_id = $1\
            """;
    private static final String FIND = SELECT + " AND id = $2";
    private static final String OF = SELECT + " AND dossier_id = $2";

    private final InstantSource clock;
    private final Sql sql;

    /// What the slip says.
    ///
    /// @param idNumber of the requester; may be empty
    /// @param explanation why the ground applies
    /// @param certifierTitle as above a signature; may be empty
    public record Refusal(
            String requester,
            String idNumber,
            String documentType,
            Ground ground,
            String explanation,
            String certifierName,
            String certifierTitle) {}

    public record Slip(UUID id, Refusal refusal, Instant at) {}

    public Refusals(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// @param c with the move that refuses the dossier, or by itself
    /// @param dossier null: nothing was submitted
    public UUID add(Sql c, UUID agency, @Nullable UUID dossier, Refusal refusal, UUID by) {
        var id = Ids.next();
        c.change(
                ADD,
                agency,
                id,
                dossier,
                refusal.requester(),
                refusal.idNumber(),
                refusal.documentType(),
                refusal.ground(),
                refusal.explanation(),
                refusal.certifierName(),
                refusal.certifierTitle(),
                clock.instant(),
                by);
        return id;
    }

    public Optional<Slip> find(UUID agency, UUID id) {
        return sql.row(FIND, agency, id).map(Refusals::slip);
    }

    /// The slip of a refused dossier.
    public Optional<Slip> of(UUID agency, UUID dossier) {
        return sql.row(OF, agency, dossier).map(Refusals::slip);
    }

    private static Slip slip(Row row) {
        var refusal =
                new Refusal(
                        row.getString("requester"),
                        row.getString("id_number"),
                        row.getString("document_type"),
                        Columns.constant(row, "ground", Ground.class),
                        row.getString("explanation"),
                        row.getString("certifier_name"),
                        row.getString("certifier_title"));
        return new Slip(row.getUUID("id"), refusal, Columns.instant(row, "at"));
    }
}

package vn.chungthuc.portal.longterm;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.portal.db.Transaction;

/// What was appended to which copy to make it last.
final class Raisings {
    private static final String ADD =
            """
            INSERT INTO long_term (agency_id, document_id, dossier_id, made_at, until)
            VALUES ($1, $2, $3, $4, $5)\
            """;
    private static final String UNTIL =
            """
            SELECT max(until) AS until FROM long_term WHERE agency_id = $1 AND dossier_id = $2\
            """;

    private final Sql sql;

    Raisings(Sql sql) {
        this.sql = sql;
    }

    /// @param document that ends with the new revision
    /// @param until when its last timestamp's certificate ends
    void add(
            Transaction c,
            UUID agency,
            UUID dossier,
            UUID document,
            Instant madeAt,
            Instant until) {
        c.change(ADD, agency, document, dossier, madeAt, until);
    }

    /// Until when the copy is preserved; empty while it was never raised.
    Optional<Instant> until(UUID agency, UUID dossier) {
        return sql.row(UNTIL, agency, dossier).map(row -> Columns.instantOrNull(row, "until"));
    }
}

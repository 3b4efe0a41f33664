package vn.chungthuc.portal.dossier;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Sql;

/// The timeline of a dossier ("Xem tiến trình"); [Dossiers] writes it, one event a move.
public final class Events {
    private static final String OF =
            """
            SELECT e.version, e.kind, e.from_stage, e.to_stage, e.at, e.reason, e.document_id,
              coalesce(o.name, '') AS by_name
            FROM dossier_event e LEFT JOIN official o ON o.id = e.by_official
            WHERE e.agency_id = $1 AND e.dossier_id = $2 ORDER BY e.version\
            """;

    private final Sql sql;

    /// @param from null: the dossier was opened
    /// @param by name of the official; empty: the portal itself
    /// @param document as it was after the move
    public record Event(
            int version,
            Deed deed,
            @Nullable Status from,
            Status to,
            Instant at,
            String by,
            String reason,
            UUID document) {}

    public Events(Sql sql) {
        this.sql = sql;
    }

    /// Oldest first; empty when the agency has no such dossier.
    public List<Event> of(UUID agency, UUID dossier) {
        return sql.rows(OF, agency, dossier).stream().map(Events::event).toList();
    }

    private static Event event(Row row) {
        return new Event(
                row.getInteger("version"),
                Columns.constant(row, "kind", Deed.class),
                row.getString("from_stage") == null
                        ? null
                        : Columns.constant(row, "from_stage", Status.class),
                Columns.constant(row, "to_stage", Status.class),
                Columns.instant(row, "at"),
                row.getString("by_name"),
                row.getString("reason"),
                row.getUUID("document_id"));
    }
}

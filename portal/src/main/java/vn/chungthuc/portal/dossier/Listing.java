package vn.chungthuc.portal.dossier;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Sql;

/// Lists of dossiers. What stands on a page, how many there are and what stands beside one is found
/// in an index alone (`V006__lists.sql`); only the rows of the page are fetched.
final class Listing {
    private static final String FIRST_DUE = "due_at, received_at, id";
    private static final String LAST_DUE = "due_at DESC, received_at DESC, id DESC";
    private static final String NEWEST = "received_at DESC, id DESC";
    private static final String COUNTS =
            "SELECT stage, count(*) AS total FROM dossier WHERE agency_id = $1 GROUP BY stage";

    private final Sql sql;

    Listing(Sql sql) {
        this.sql = sql;
    }

    /// A statement with its arguments.
    record Query(String sql, List<Object> arguments) {
        Query {
            arguments = List.copyOf(arguments);
        }
    }

    Search.Found search(UUID agency, Search search) {
        var page = page(agency, search);
        var rows =
                sql.rows(page.sql, page.arguments.toArray()).stream().map(DossierRow::of).toList();
        return new Search.Found(rows, total(agency, search));
    }

    long total(UUID agency, Search search) {
        var counted = count(agency, search);
        return sql.row(counted.sql, counted.arguments.toArray()).orElseThrow().getLong("total");
    }

    static Query count(UUID agency, Search search) {
        var matching = new Matching(agency, search);
        return new Query("SELECT count(*) AS total " + matching.sql(), matching.arguments());
    }

    static Query page(UUID agency, Search search) {
        var matching = new Matching(agency, search);
        var order = search.newestFirst() ? NEWEST : FIRST_DUE;
        var page =
                "SELECT id %s ORDER BY %s LIMIT %s OFFSET %s"
                        .formatted(
                                matching.sql(),
                                order,
                                matching.bound(search.size()),
                                matching.bound((search.page() - 1) * search.size()));
        var rows =
                "SELECT %s FROM dossier WHERE agency_id = $1 AND id IN (%s) ORDER BY %s"
                        .formatted(DossierRow.COLUMNS, page, order);
        return new Query(rows, matching.arguments());
    }

    Neighbours neighbours(Search queue, Dossier dossier) {
        return new Neighbours(
                beside(queue, dossier, "<", LAST_DUE), beside(queue, dossier, ">", FIRST_DUE));
    }

    private @Nullable UUID beside(Search queue, Dossier dossier, String way, String order) {
        var matching = new Matching(dossier.agency(), queue);
        var one =
                "SELECT id %s AND (%s) %s (%s, %s, %s) ORDER BY %s LIMIT 1"
                        .formatted(
                                matching.sql(),
                                FIRST_DUE,
                                way,
                                matching.bound(dossier.dueAt()),
                                matching.bound(dossier.receivedAt()),
                                matching.bound(dossier.id()),
                                order);
        return sql.row(one, matching.arguments().toArray())
                .map(row -> row.getUUID("id"))
                .orElse(null);
    }

    Map<Status, Long> counts(UUID agency) {
        var counts = new EnumMap<Status, Long>(Status.class);
        for (var row : sql.rows(COUNTS, agency)) {
            counts.put(Columns.constant(row, "stage", Status.class), row.getLong("total"));
        }
        return counts;
    }
}

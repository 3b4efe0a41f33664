package vn.chungthuc.portal.dossier;

import java.util.UUID;
import java.util.stream.Collectors;
import vn.chungthuc.portal.db.Database;

/// How PostgreSQL answers the lists of one agency, as `EXPLAIN (ANALYZE)` tells it.
public final class QueuePlans {
    private final Database database;
    private final UUID agency;

    public QueuePlans(Database database, UUID agency) {
        this.database = database;
        this.agency = agency;
    }

    /// The leader's queue: how many, and the first ten.
    public String queue(UUID leader) {
        var queue =
                Search.of(Status.AWAITING_SIGNATURE, Status.SIGNED, Status.RETURNED)
                        .returnedTo(Desk.LEADER)
                        .forLeader(leader);
        return explained(Listing.count(agency, queue)) + explained(Listing.page(agency, queue));
    }

    /// Every dossier, newest first: how many, and the first ten.
    public String tracking() {
        var all = Search.of().newest();
        return explained(Listing.count(agency, all)) + explained(Listing.page(agency, all));
    }

    private String explained(Listing.Query query) {
        var how = "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, BUFFERS OFF) ";
        return database.rows(how + query.sql(), query.arguments().toArray()).stream()
                .map(row -> row.getString(0) + "\n")
                .filter(line -> !line.startsWith("Planning Time"))
                .collect(Collectors.joining("", "", "\n"));
    }
}

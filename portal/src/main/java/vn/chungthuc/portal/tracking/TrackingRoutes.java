package vn.chungthuc.portal.tracking;

import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.dossier.Annulments;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Entry;
import vn.chungthuc.portal.dossier.Events;
import vn.chungthuc.portal.dossier.Openings;
import vn.chungthuc.portal.dossier.Status;
import vn.chungthuc.portal.store.Documents;
import vn.chungthuc.portal.web.Download;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.ListQuery;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// Every dossier of the agency, for all three rights.
public final class TrackingRoutes {
    private final Gate gate;
    private final Pages pages;
    private final Download download;
    private final Dossiers dossiers;
    private final Events events;
    private final Documents documents;
    private final Entry.Source entries;
    private final Database database;
    private final Openings openings;
    private final Annulments annulments;
    private final InstantSource clock;

    public TrackingRoutes(
            Gate gate,
            Pages pages,
            Download download,
            Dossiers dossiers,
            Events events,
            Documents documents,
            Entry.Source entries,
            Database database,
            Openings openings,
            Annulments annulments,
            InstantSource clock) {
        this.gate = gate;
        this.pages = pages;
        this.download = download;
        this.dossiers = dossiers;
        this.events = events;
        this.documents = documents;
        this.entries = entries;
        this.database = database;
        this.openings = openings;
        this.annulments = annulments;
        this.clock = clock;
    }

    public void addTo(Router router) {
        router.get("/tracking").handler(gate.page(this::list, Role.desks()));
        router.get("/tracking/:id").handler(gate.page(this::view, Role.desks()));
        router.get("/tracking/:id/files/:version").handler(gate.page(this::file, Role.desks()));
    }

    private void list(Visit visit) {
        var query = ListQuery.of(visit);
        var all = EnumSet.allOf(Status.class);
        var found = dossiers.search(visit.agency(), query.search(all).newest());
        pages.show(
                visit,
                "tracking/list",
                Map.of("query", query, "found", found, "now", clock.instant()));
    }

    private void view(Visit visit) {
        var dossier = dossier(visit);
        var agency = visit.agency();
        var page =
                new TrackingPage(
                        dossier,
                        timeline(visit, dossier),
                        entry(dossier).orElse(null),
                        visit.official(),
                        openings.seen(database, dossier),
                        annulments.of(agency, dossier.id()).orElse(null),
                        annulments.successor(agency, dossier.id()).orElse(null),
                        annulments.predecessor(agency, dossier.id()).orElse(null),
                        clock.instant(),
                        visit.query("told"));
        pages.show(visit, "tracking/dossier", Map.of("page", page));
    }

    /// The file as it was after one event of the timeline.
    private void file(Visit visit) {
        var dossier = dossier(visit);
        var version = visit.context().pathParam("version");
        var event =
                timeline(visit, dossier).stream()
                        .filter(e -> String.valueOf(e.version()).equals(version))
                        .findFirst()
                        .orElseThrow(TrackingRoutes::unknown);
        var document =
                documents
                        .find(visit.agency(), event.document())
                        .orElseThrow(TrackingRoutes::unknown);
        download.show(visit.context(), visit.agency(), dossier.id(), document);
    }

    /// A number that is only reserved may yet be voided: not told.
    private Optional<Entry> entry(Dossier dossier) {
        return switch (dossier.stage().status()) {
            case SEALED, COMPLETED, ANNULLED -> entries.of(dossier.agency(), dossier.id());
            case AWAITING_SIGNATURE, SIGNED, AWAITING_SEAL, RETURNED, CANCELLED, REFUSED, STOPPED ->
                    Optional.empty();
        };
    }

    private List<Events.Event> timeline(Visit visit, Dossier dossier) {
        return events.of(visit.agency(), dossier.id());
    }

    private Dossier dossier(Visit visit) {
        return dossiers.find(visit.agency(), visit.id()).orElseThrow(TrackingRoutes::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND);
    }
}

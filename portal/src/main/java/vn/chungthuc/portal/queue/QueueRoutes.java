package vn.chungthuc.portal.queue;

import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.portal.dossier.Desk;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Events;
import vn.chungthuc.portal.dossier.Move;
import vn.chungthuc.portal.dossier.Moved;
import vn.chungthuc.portal.dossier.Neighbours;
import vn.chungthuc.portal.dossier.Openings;
import vn.chungthuc.portal.dossier.Search;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.dossier.Status;
import vn.chungthuc.portal.signature.DocumentVerdicts;
import vn.chungthuc.portal.signing.Tickets;
import vn.chungthuc.portal.store.Documents;
import vn.chungthuc.portal.store.Segment;
import vn.chungthuc.portal.web.Download;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.ListQuery;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// "Bản sao chờ ký": list, dossier view, "Chuyển cấp số và đóng dấu", "Trả lại".
public final class QueueRoutes {
    /// What waits at this desk; of the returned ones only those that came back to the leader.
    private static final Set<Status> HERE =
            Set.of(Status.AWAITING_SIGNATURE, Status.SIGNED, Status.RETURNED);

    private final Gate gate;
    private final Pages pages;
    private final Download download;
    private final Database database;
    private final Dossiers dossiers;
    private final Openings openings;
    private final Events events;
    private final Documents documents;
    private final Tickets tickets;
    private final DocumentVerdicts verdicts;
    private final InstantSource clock;

    public QueueRoutes(
            Gate gate,
            Pages pages,
            Download download,
            Database database,
            Dossiers dossiers,
            Openings openings,
            Events events,
            Documents documents,
            Tickets tickets,
            DocumentVerdicts verdicts,
            InstantSource clock) {
        this.gate = gate;
        this.pages = pages;
        this.download = download;
        this.database = database;
        this.dossiers = dossiers;
        this.openings = openings;
        this.events = events;
        this.documents = documents;
        this.tickets = tickets;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    public void addTo(Router router) {
        router.get("/queue").handler(gate.page(this::list, Role.LEADER));
        router.get("/queue/:id").handler(gate.page(this::view, Role.LEADER));
        router.get("/queue/:id/document").handler(gate.page(this::document, Role.LEADER));
        router.post("/queue/:id/forward").handler(gate.form(this::forward, Role.LEADER));
        router.post("/queue/:id/return").handler(gate.form(this::giveBack, Role.LEADER));
        router.post("/queue/:id/resume").handler(gate.form(this::resume, Role.LEADER));
    }

    /// What waits for this leader, oldest first.
    public static Search search(ListQuery query, UUID leader) {
        return query.search(HERE).returnedTo(Desk.LEADER).forLeader(leader);
    }

    private void list(Visit visit) {
        var query = ListQuery.of(visit);
        var found = dossiers.search(visit.agency(), search(query, visit.official().id()));
        pages.show(
                visit,
                "queue/list",
                Map.of(
                        "query",
                        query,
                        "found",
                        found,
                        "now",
                        clock.instant(),
                        "told",
                        visit.query("told")));
    }

    private void view(Visit visit) {
        var dossier = dossier(visit);
        openings.record(database, dossier, visit.official().id());
        var timeline = events.of(visit.agency(), dossier.id());
        var document = documents.find(visit.agency(), dossier.document()).orElseThrow();
        var page =
                new QueuePage(
                        dossier,
                        timeline,
                        verdicts.of(visit.agency(), dossier.id(), document),
                        beside(visit, dossier),
                        clock.instant(),
                        visit.query("told"));
        pages.show(visit, "queue/dossier", Map.of("page", page));
    }

    private Neighbours beside(Visit visit, Dossier dossier) {
        var queue = search(ListQuery.all("/queue"), visit.official().id());
        return dossiers.neighbours(queue, dossier);
    }

    /// The document as it stands, or with `?part=base` as the leader's agent is to sign it.
    private void document(Visit visit) {
        var dossier = dossier(visit);
        var whole = documents.find(visit.agency(), dossier.document()).orElseThrow();
        var wanted =
                visit.query("part").equals("base")
                        ? whole.upTo(Segment.Kind.CERTIFICATION_PAGE).orElseThrow()
                        : whole;
        download.show(visit.context(), visit.agency(), dossier.id(), wanted);
    }

    /// With `then=next` the leader goes on with what waits behind it, if anything does.
    private void forward(Visit visit, Form form) {
        var next = form.text("then").equals("next") ? beside(visit, dossier(visit)).next() : null;
        move(
                visit,
                stage -> stage instanceof Stage.Signed signed ? signed.forward() : gone(),
                next == null ? "/queue" : "/queue/" + next,
                "forwarded");
    }

    private void giveBack(Visit visit, Form form) {
        var reason = form.lines("reason");
        if (reason.isEmpty()) {
            visit.goTo("/queue/" + dossier(visit).id() + "?told=no-reason");
            return;
        }
        var by = visit.official().id();
        move(
                visit,
                stage ->
                        switch (stage) {
                            case Stage.AwaitingSignature s -> s.giveBack(by, reason);
                            case Stage.Signed s -> s.giveBack(by, reason);
                            default -> gone();
                        },
                "/queue",
                "returned");
    }

    /// What the clerk sent back is signed anew, on the page without the earlier signature.
    private void resume(Visit visit, Form form) {
        var whole = documents.find(visit.agency(), dossier(visit).document()).orElseThrow();
        var base = whole.upTo(Segment.Kind.CERTIFICATION_PAGE).orElseThrow();
        move(
                visit,
                stage ->
                        stage instanceof Stage.Returned back && back.to() == Desk.LEADER
                                ? back.resume(base.id())
                                : gone(),
                "/queue/" + visit.id(),
                "");
    }

    private void move(Visit visit, Function<Stage, Move> step, String then, String told) {
        var moved = database.inTransaction(c -> moved(c, visit, step));
        switch (moved) {
            case Moved.Done _ -> visit.goTo(told.isEmpty() ? then : then + "?told=" + told);
            case Moved.Lost _ -> visit.goTo("/queue/" + visit.id() + "?told=no-moved");
        }
    }

    private Moved moved(Transaction c, Visit visit, Function<Stage, Move> step) {
        var dossier =
                dossiers.lock(c, visit.agency(), visit.id()).orElseThrow(QueueRoutes::unknown);
        tickets.withdraw(c, visit.agency(), dossier.id());
        return dossiers.store(c, dossier, step.apply(dossier.stage()), visit.official().id());
    }

    private Dossier dossier(Visit visit) {
        return dossiers.find(visit.agency(), visit.id()).orElseThrow(QueueRoutes::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND);
    }

    private static Move gone() {
        throw new ProblemException(ProblemType.DOSSIER_MOVED_ON);
    }
}

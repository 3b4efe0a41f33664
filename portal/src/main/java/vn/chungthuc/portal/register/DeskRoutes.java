package vn.chungthuc.portal.register;

import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.portal.dossier.Desk;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Events;
import vn.chungthuc.portal.dossier.Moved;
import vn.chungthuc.portal.dossier.Neighbours;
import vn.chungthuc.portal.dossier.Search;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.dossier.Status;
import vn.chungthuc.portal.signature.DocumentVerdicts;
import vn.chungthuc.portal.signature.Verdict;
import vn.chungthuc.portal.signing.Tickets;
import vn.chungthuc.portal.store.Documents;
import vn.chungthuc.portal.web.Download;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.ListQuery;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// "Bản sao chờ đóng dấu": list, dossier view, "Hoàn thành và chuyển…", "Trả lại".
public final class DeskRoutes {
    private static final Set<Status> HERE = Set.of(Status.AWAITING_SEAL, Status.SEALED);

    private final Gate gate;
    private final Pages pages;
    private final Download download;
    private final Database database;
    private final Dossiers dossiers;
    private final Events events;
    private final Documents documents;
    private final Registers registers;
    private final Numbers numbers;
    private final Tickets tickets;
    private final DocumentVerdicts verdicts;
    private final Delivery delivery;
    private final InstantSource clock;

    /// Owes the registrant the finished copy, in the transaction that completes the dossier.
    public interface Delivery {
        void start(Transaction c, Dossier completed, java.util.UUID by);
    }

    public DeskRoutes(
            Gate gate,
            Pages pages,
            Download download,
            Database database,
            Dossiers dossiers,
            Events events,
            Documents documents,
            Registers registers,
            Numbers numbers,
            Tickets tickets,
            DocumentVerdicts verdicts,
            Delivery delivery,
            InstantSource clock) {
        this.gate = gate;
        this.pages = pages;
        this.download = download;
        this.database = database;
        this.dossiers = dossiers;
        this.events = events;
        this.documents = documents;
        this.registers = registers;
        this.numbers = numbers;
        this.tickets = tickets;
        this.verdicts = verdicts;
        this.delivery = delivery;
        this.clock = clock;
    }

    public void addTo(Router router) {
        router.get("/register").handler(gate.page(this::list, Role.CLERK));
        router.get("/register/:id").handler(gate.page(this::view, Role.CLERK));
        router.get("/register/:id/document").handler(gate.page(this::document, Role.CLERK));
        router.post("/register/:id/complete").handler(gate.form(this::complete, Role.CLERK));
        router.post("/register/:id/return").handler(gate.form(this::giveBack, Role.CLERK));
    }

    public static Search search(ListQuery query) {
        return query.search(HERE);
    }

    private void list(Visit visit) {
        var query = ListQuery.of(visit);
        pages.show(
                visit,
                "register/list",
                Map.of(
                        "query", query,
                        "found", dossiers.search(visit.agency(), search(query)),
                        "registers", registers.openToday(visit.agency()),
                        "next", next(visit),
                        "now", clock.instant(),
                        "told", visit.query("told")));
    }

    private void view(Visit visit) {
        var dossier = dossier(visit);
        var document = documents.find(visit.agency(), dossier.document()).orElseThrow();
        var page =
                new SealPage(
                        dossier,
                        events.of(visit.agency(), dossier.id()),
                        verdicts.of(visit.agency(), dossier.id(), document),
                        beside(dossier),
                        registers.openToday(visit.agency()),
                        next(visit),
                        numbers.heldBy(visit.agency(), dossier.id()).orElse(null),
                        clock.instant(),
                        visit.query("told"));
        pages.show(visit, "register/dossier", Map.of("page", page));
    }

    private Neighbours beside(Dossier dossier) {
        return dossiers.neighbours(search(ListQuery.all("/register")), dossier);
    }

    private int next(Visit visit) {
        var year = OfficeTime.day(clock.instant()).getYear();
        return registers.nextNumber(visit.agency(), year);
    }

    private void document(Visit visit) {
        var dossier = dossier(visit);
        var document = documents.find(visit.agency(), dossier.document()).orElseThrow();
        download.show(visit.context(), visit.agency(), dossier.id(), document);
    }

    /// With `then=next` the clerk goes on with what waits behind it, if anything does.
    private void complete(Visit visit, Form form) {
        if (!isSound(visit, dossier(visit))) {
            visit.goTo("/register/" + visit.id() + "?told=no-intact");
            return;
        }
        var next = form.text("then").equals("next") ? beside(dossier(visit)).next() : null;
        var by = visit.official().id();
        var moved =
                database.inTransaction(c -> {
                    var dossier = locked(c, visit);
                    if (!(dossier.stage() instanceof Stage.Sealed stage)) {
                        throw new ProblemException(ProblemType.DOSSIER_MOVED_ON);
                    }
                    var done = dossiers.store(c, dossier, stage.complete(), by);
                    if (done instanceof Moved.Done(var completed)) {
                        delivery.start(c, completed, by);
                    }
                    return done;
                });
        answer(
                visit,
                moved,
                (next == null ? "/register" : "/register/" + next) + "?told=completed");
    }

    /// Whether what leaves is, byte for byte on the disk, what was signed.
    private boolean isSound(Visit visit, Dossier dossier) {
        var copy = documents.find(visit.agency(), dossier.document()).orElseThrow();
        return verdicts.of(visit.agency(), dossier.id(), copy).stream()
                .allMatch(verdict -> verdict instanceof Verdict.Intact);
    }

    /// To the leader or to the counter; a reserved number becomes a voided line.
    private void giveBack(Visit visit, Form form) {
        var reason = form.lines("reason");
        if (reason.isEmpty()) {
            visit.goTo("/register/" + dossier(visit).id() + "?told=no-reason");
            return;
        }
        var to = form.text("to").equals("LEADER") ? Desk.LEADER : Desk.INTAKE;
        var by = visit.official().id();
        var moved =
                database.inTransaction(c -> {
                    var dossier = locked(c, visit);
                    if (!(dossier.stage() instanceof Stage.AwaitingSeal stage)) {
                        throw new ProblemException(ProblemType.DOSSIER_MOVED_ON);
                    }
                    tickets.withdraw(c, visit.agency(), dossier.id());
                    numbers.voidReserved(c, visit.agency(), dossier.id(), by, reason);
                    return dossiers.store(c, dossier, stage.giveBack(by, to, reason), by);
                });
        answer(visit, moved, "/register?told=returned");
    }

    private static void answer(Visit visit, Moved moved, String done) {
        switch (moved) {
            case Moved.Done _ -> visit.goTo(done);
            case Moved.Lost _ -> visit.goTo("/register/" + visit.id() + "?told=no-moved");
        }
    }

    private Dossier locked(Transaction c, Visit visit) {
        return dossiers.lock(c, visit.agency(), visit.id()).orElseThrow(DeskRoutes::unknown);
    }

    private Dossier dossier(Visit visit) {
        return dossiers.find(visit.agency(), visit.id()).orElseThrow(DeskRoutes::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND);
    }
}

package vn.chungthuc.portal.register;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.UUID;
import vn.chungthuc.portal.agency.Agencies;
import vn.chungthuc.portal.agency.Agency;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Move;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.signing.Orders;
import vn.chungthuc.portal.signing.Results;
import vn.chungthuc.portal.signing.SignDesign.Numbering;
import vn.chungthuc.portal.signing.Tickets;
import vn.chungthuc.portal.signing.TicketsAnswer;
import vn.chungthuc.portal.web.Bearer;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Json;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.SigningStage;

/// "Đóng dấu": a number and a ticket for the page, the sealed copy from the agent.
public final class SealRoutes {
    private static final SigningStage STAGE = SigningStage.SEAL;

    private final Gate gate;
    private final Database database;
    private final Agencies agencies;
    private final Dossiers dossiers;
    private final Numbers numbers;
    private final Orders orders;
    private final Tickets tickets;
    private final Results results;

    public SealRoutes(
            Gate gate,
            Database database,
            Agencies agencies,
            Dossiers dossiers,
            Numbers numbers,
            Orders orders,
            Tickets tickets,
            Results results) {
        this.gate = gate;
        this.database = database;
        this.agencies = agencies;
        this.dossiers = dossiers;
        this.numbers = numbers;
        this.orders = orders;
        this.tickets = tickets;
        this.results = results;
    }

    public void addTo(Router router) {
        router.post("/register/tickets").handler(gate.call(this::issue, Role.CLERK));
        router.post("/register/results/:jti")
                .handler(
                        Gate.ticketed(
                                Results.LARGEST,
                                bearer -> results.known(STAGE, bearer.jti(), bearer.jws()),
                                this::takeResult));
    }

    /// Consecutive numbers in the order asked.
    private void issue(Visit visit, JsonObject asked) {
        var agency = agencies.find(visit.agency());
        var register = Visit.uuid(asked.getString("register", ""));
        var answer =
                TicketsAnswer.of(
                        Json.ids(asked, "dossiers"),
                        id -> dossiers.find(visit.agency(), id),
                        dossier -> issue(visit, agency, register, dossier));
        Json.send(visit.context(), 200, answer);
    }

    private TicketsAnswer.Item issue(Visit visit, Agency agency, UUID register, Dossier dossier) {
        if (!(dossier.stage() instanceof Stage.AwaitingSeal(var leader))) {
            throw new ProblemException(ProblemType.DOSSIER_MOVED_ON);
        }
        var clerk = visit.official().id();
        var draft = orders.office(agency, dossier, leader, clerk);
        var issued = database.inTransaction(c -> issue(c, register, dossier, draft, clerk));
        return new TicketsAnswer.Item(
                dossier.id(),
                dossier.code(),
                issued.jws(),
                issued.item(),
                "/register/" + dossier.id() + "/document");
    }

    /// Number and ticket together: a number that leaves in a ticket stays with its dossier.
    private Tickets.Issued issue(
            Transaction c, UUID register, Dossier drawn, Orders.SealDraft draft, UUID clerk) {
        var now = dossiers.lock(c, drawn.agency(), drawn.id()).orElseThrow();
        if (now.version() != drawn.version()) {
            throw new ProblemException(ProblemType.DOSSIER_MOVED_ON);
        }
        return switch (numbers.reserve(c, drawn.agency(), register, drawn.id(), clerk)) {
            case Reservation.RegisterNotOpen _ ->
                    throw new ProblemException(ProblemType.REGISTER_NOT_OPEN);
            case Reservation.Reserved(var number, _, var volume, var day) ->
                    tickets.issue(c, draft.with(new Numbering(number.printed(), volume, day)));
        };
    }

    private void takeResult(Bearer bearer, Buffer appended) {
        var received = results.receive(STAGE, bearer.jti(), bearer.jws(), appended.getBytes());
        if (received instanceof Results.Received.New fresh) {
            database.inTransaction(
                    c -> results.finish(c, fresh, dossier -> seal(c, dossier, fresh)));
        }
    }

    private Move seal(Transaction c, Dossier dossier, Results.Received.New fresh) {
        if (!(dossier.stage() instanceof Stage.AwaitingSeal stage)
                || !dossier.document().equals(fresh.ticket().document())) {
            throw new ProblemException(ProblemType.DOSSIER_MOVED_ON);
        }
        var number = numbers.issue(c, dossier.agency(), dossier.id());
        return stage.seal(number, fresh.document().id());
    }
}

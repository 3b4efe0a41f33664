package vn.chungthuc.portal.queue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import vn.chungthuc.portal.agency.Agencies;
import vn.chungthuc.portal.agency.Agency;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Move;
import vn.chungthuc.portal.dossier.Openings;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.signing.Orders;
import vn.chungthuc.portal.signing.Results;
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

/// "Ký số": tickets for the page, results from the agent.
public final class SignRoutes {
    private static final SigningStage STAGE = SigningStage.SIGN;

    private final Gate gate;
    private final Database database;
    private final Agencies agencies;
    private final Dossiers dossiers;
    private final Openings openings;
    private final Orders orders;
    private final Tickets tickets;
    private final Results results;

    public SignRoutes(
            Gate gate,
            Database database,
            Agencies agencies,
            Dossiers dossiers,
            Openings openings,
            Orders orders,
            Tickets tickets,
            Results results) {
        this.gate = gate;
        this.database = database;
        this.agencies = agencies;
        this.dossiers = dossiers;
        this.openings = openings;
        this.orders = orders;
        this.tickets = tickets;
        this.results = results;
    }

    public void addTo(Router router) {
        router.post("/queue/tickets").handler(gate.call(this::issue, Role.LEADER));
        router.post("/queue/results/:jti")
                .handler(
                        Gate.ticketed(
                                Results.LARGEST,
                                bearer -> results.known(STAGE, bearer.jti(), bearer.jws()),
                                this::takeResult));
    }

    private void issue(Visit visit, JsonObject asked) {
        var agency = agencies.find(visit.agency());
        var answer =
                TicketsAnswer.of(
                        Json.ids(asked, "dossiers"),
                        id -> dossiers.find(visit.agency(), id),
                        dossier -> issue(visit, agency, dossier));
        Json.send(visit.context(), 200, answer);
    }

    private TicketsAnswer.Item issue(Visit visit, Agency agency, Dossier dossier) {
        var leader = visit.official().id();
        var order = orders.leader(agency, dossier, leader);
        var issued =
                database.inTransaction(c -> {
                    var now = dossiers.lock(c, agency.id(), dossier.id()).orElseThrow();
                    if (!signable(now) || now.version() != dossier.version()) {
                        throw new ProblemException(ProblemType.DOSSIER_MOVED_ON);
                    }
                    openings.record(c, now, leader);
                    return tickets.issue(c, order);
                });
        return new TicketsAnswer.Item(
                dossier.id(),
                dossier.code(),
                issued.jws(),
                issued.item(),
                "/queue/" + dossier.id() + "/document?part=base");
    }

    private static boolean signable(Dossier dossier) {
        return dossier.stage() instanceof Stage.AwaitingSignature
                || dossier.stage() instanceof Stage.Signed;
    }

    private void takeResult(Bearer bearer, Buffer appended) {
        var received = results.receive(STAGE, bearer.jti(), bearer.jws(), appended.getBytes());
        if (received instanceof Results.Received.New fresh) {
            database.inTransaction(c -> results.finish(c, fresh, dossier -> sign(dossier, fresh)));
        }
    }

    private static Move sign(Dossier dossier, Results.Received.New fresh) {
        var leader = fresh.ticket().official();
        return switch (dossier.stage()) {
            case Stage.AwaitingSignature s -> s.sign(leader, fresh.document().id());
            case Stage.Signed s -> s.signAgain(leader, fresh.document().id());
            default -> throw new ProblemException(ProblemType.DOSSIER_MOVED_ON);
        };
    }
}

package vn.chungthuc.portal.queue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.UUID;
import vn.chungthuc.portal.agency.Agencies;
import vn.chungthuc.portal.agency.Agency;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Moved;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.signing.Orders;
import vn.chungthuc.portal.signing.Results;
import vn.chungthuc.portal.signing.Tickets;
import vn.chungthuc.portal.signing.TicketsAnswer;
import vn.chungthuc.portal.store.Documents;
import vn.chungthuc.portal.web.Bearer;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Json;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.protocol.Problem;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.SigningStage;

/// "Ký số": tickets for the page, results from the agent.
public final class SignRoutes {
    private static final int LARGEST_RESULT = 2 * 1024 * 1024;

    private final Gate gate;
    private final Database database;
    private final Agencies agencies;
    private final Dossiers dossiers;
    private final Documents documents;
    private final Orders orders;
    private final Tickets tickets;
    private final Results results;

    public SignRoutes(
            Gate gate,
            Database database,
            Agencies agencies,
            Dossiers dossiers,
            Documents documents,
            Orders orders,
            Tickets tickets,
            Results results) {
        this.gate = gate;
        this.database = database;
        this.agencies = agencies;
        this.dossiers = dossiers;
        this.documents = documents;
        this.orders = orders;
        this.tickets = tickets;
        this.results = results;
    }

    public void addTo(Router router) {
        router.post("/queue/tickets").handler(gate.call(this::issue, Role.LEADER));
        router.post("/queue/results/:jti")
                .handler(Gate.ticketed(LARGEST_RESULT, this::checkTicket, this::takeResult));
    }

    /// One ticket a dossier; one that cannot have one does not stop the others.
    private void issue(Visit visit, JsonObject asked) {
        var agency = agencies.find(visit.agency());
        var items = new ArrayList<TicketsAnswer.Item>();
        var failed = new ArrayList<TicketsAnswer.Failed>();
        for (var id : Json.ids(asked, "dossiers")) {
            var dossier = dossiers.find(visit.agency(), id).orElse(null);
            try {
                items.add(issue(visit, agency, dossier));
            } catch (ProblemException e) {
                var code = dossier == null ? "" : dossier.code();
                failed.add(new TicketsAnswer.Failed(id, code, Problem.of(e.type(), null)));
            }
        }
        Json.send(visit.context(), 200, new TicketsAnswer(items, failed));
    }

    private TicketsAnswer.Item issue(
            Visit visit, Agency agency, @org.jspecify.annotations.Nullable Dossier dossier) {
        if (dossier == null) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        var leader = visit.official().id();
        var order = orders.leader(agency, dossier, leader);
        var issued =
                database.inTransaction(c -> {
                    var now = dossiers.lock(c, agency.id(), dossier.id()).orElseThrow();
                    if (!signable(now) || now.version() != dossier.version()) {
                        throw new ProblemException(ProblemType.DOSSIER_MOVED_ON);
                    }
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

    private void checkTicket(RoutingContext context) {
        var jti = String.valueOf(context.pathParam("jti"));
        results.known(SigningStage.SIGN, jti, Bearer.token(context));
    }

    private void takeResult(RoutingContext context, Buffer appended) {
        var jti = String.valueOf(context.pathParam("jti"));
        var jws = Bearer.token(context);
        var received = results.receive(SigningStage.SIGN, jti, jws, appended.getBytes());
        if (received instanceof Results.Received.New fresh) {
            database.inTransaction(c -> sign(c, fresh));
        }
        context.response().setStatusCode(201).end();
    }

    /// Ticket, rows and move together or not at all.
    private UUID sign(Transaction c, Results.Received.New fresh) {
        var ticket = fresh.ticket();
        var dossier = dossiers.lock(c, ticket.agency(), ticket.dossier()).orElseThrow();
        if (!Results.first(tickets.redeem(c, ticket, fresh.hash()))) {
            return dossier.id();
        }
        var document = fresh.document();
        documents.record(c, ticket.agency(), dossier.id(), document);
        var move =
                switch (dossier.stage()) {
                    case Stage.AwaitingSignature s -> s.sign(ticket.official(), document.id());
                    case Stage.Signed s -> s.signAgain(ticket.official(), document.id());
                    default -> throw new ProblemException(ProblemType.DOSSIER_MOVED_ON);
                };
        return switch (dossiers.store(c, dossier, move, ticket.official())) {
            case Moved.Done(var signed) -> signed.id();
            case Moved.Lost _ -> throw new ProblemException(ProblemType.DOSSIER_MOVED_ON);
        };
    }
}

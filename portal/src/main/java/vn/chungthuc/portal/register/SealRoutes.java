package vn.chungthuc.portal.register;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import vn.chungthuc.portal.signing.SignDesign.Numbering;
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

/// "Đóng dấu": a number and a ticket for the page, the sealed copy from the agent.
public final class SealRoutes {
    private static final int LARGEST_RESULT = 2 * 1024 * 1024;

    private final Gate gate;
    private final Database database;
    private final Agencies agencies;
    private final Dossiers dossiers;
    private final Documents documents;
    private final Numbers numbers;
    private final Orders orders;
    private final Tickets tickets;
    private final Results results;

    public SealRoutes(
            Gate gate,
            Database database,
            Agencies agencies,
            Dossiers dossiers,
            Documents documents,
            Numbers numbers,
            Orders orders,
            Tickets tickets,
            Results results) {
        this.gate = gate;
        this.database = database;
        this.agencies = agencies;
        this.dossiers = dossiers;
        this.documents = documents;
        this.numbers = numbers;
        this.orders = orders;
        this.tickets = tickets;
        this.results = results;
    }

    public void addTo(Router router) {
        router.post("/register/tickets").handler(gate.call(this::issue, Role.CLERK));
        router.post("/register/results/:jti")
                .handler(Gate.ticketed(LARGEST_RESULT, this::checkTicket, this::takeResult));
    }

    /// Consecutive numbers in the order asked; one dossier that fails does not stop the others.
    private void issue(Visit visit, JsonObject asked) {
        var agency = agencies.find(visit.agency());
        var register = Visit.uuid(asked.getString("register", ""));
        var items = new ArrayList<TicketsAnswer.Item>();
        var failed = new ArrayList<TicketsAnswer.Failed>();
        for (var id : Json.ids(asked, "dossiers")) {
            var dossier = dossiers.find(visit.agency(), id).orElse(null);
            try {
                items.add(issue(visit, agency, register, dossier));
            } catch (ProblemException e) {
                var code = dossier == null ? "" : dossier.code();
                failed.add(new TicketsAnswer.Failed(id, code, Problem.of(e.type(), null)));
            }
        }
        Json.send(visit.context(), 200, new TicketsAnswer(items, failed));
    }

    private TicketsAnswer.Item issue(
            Visit visit, Agency agency, UUID register, @Nullable Dossier dossier) {
        if (dossier == null) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
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

    private void checkTicket(RoutingContext context) {
        var jti = String.valueOf(context.pathParam("jti"));
        results.known(SigningStage.SEAL, jti, Bearer.token(context));
    }

    private void takeResult(RoutingContext context, Buffer appended) {
        var jti = String.valueOf(context.pathParam("jti"));
        var jws = Bearer.token(context);
        var received = results.receive(SigningStage.SEAL, jti, jws, appended.getBytes());
        if (received instanceof Results.Received.New fresh) {
            database.inTransaction(c -> seal(c, fresh));
        }
        context.response().setStatusCode(201).end();
    }

    /// Ticket, number, rows and move together or not at all.
    private UUID seal(Transaction c, Results.Received.New fresh) {
        var ticket = fresh.ticket();
        var dossier = dossiers.lock(c, ticket.agency(), ticket.dossier()).orElseThrow();
        if (!Results.first(tickets.redeem(c, ticket, fresh.hash()))) {
            return dossier.id();
        }
        if (!(dossier.stage() instanceof Stage.AwaitingSeal stage)
                || !dossier.document().equals(ticket.document())) {
            throw new ProblemException(ProblemType.DOSSIER_MOVED_ON);
        }
        var document = fresh.document();
        documents.record(c, ticket.agency(), dossier.id(), document);
        var number = numbers.issue(c, ticket.agency(), dossier.id());
        var move = stage.seal(number, document.id());
        return switch (dossiers.store(c, dossier, move, ticket.official())) {
            case Moved.Done(var done) -> done.id();
            case Moved.Lost _ -> throw new ProblemException(ProblemType.DOSSIER_MOVED_ON);
        };
    }
}

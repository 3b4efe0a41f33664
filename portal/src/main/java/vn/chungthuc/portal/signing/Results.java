package vn.chungthuc.portal.signing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Function;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Move;
import vn.chungthuc.portal.dossier.Moved;
import vn.chungthuc.portal.store.Document;
import vn.chungthuc.portal.store.Documents;
import vn.chungthuc.portal.store.Offload;
import vn.chungthuc.portal.store.Segment;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.protocol.SigningStage;

/// What an agent hands in: ticket, judgement, file; then, in one transaction of the caller, the
/// ticket's end and the dossier's move.
public final class Results {
    /// The most bytes that a result may have.
    public static final int LARGEST = 2 * 1024 * 1024;

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Offload pdfPool;
    private final Tickets tickets;
    private final Dossiers dossiers;
    private final Handover handover;
    private final Documents documents;
    private final InstantSource clock;

    /// What came in is sound.
    public sealed interface Received {
        /// @param document the base and the new revision, whose rows are not written yet
        record New(Ticket ticket, Sha256 hash, Document document) implements Received {}

        /// The same bytes were accepted before.
        record Repeated() implements Received {}
    }

    public Results(
            Offload pdfPool,
            Tickets tickets,
            Dossiers dossiers,
            Handover handover,
            Documents documents,
            InstantSource clock) {
        this.pdfPool = pdfPool;
        this.tickets = tickets;
        this.dossiers = dossiers;
        this.handover = handover;
        this.documents = documents;
        this.clock = clock;
    }

    /// The bearer's ticket, if a result for it can still be worth reading: one that lives, or one
    /// whose result may be repeated.
    ///
    /// @throws ProblemException RESULT_TICKET_UNKNOWN, RESULT_TICKET_SPENT, RESULT_TICKET_EXPIRED
    public Ticket known(SigningStage stage, String jti, String jws) {
        var ticket =
                tickets.find(jti, jws)
                        .filter(found -> found.stage() == stage)
                        .orElseThrow(() -> problem(ProblemType.RESULT_TICKET_UNKNOWN));
        var spent = ticket.spent();
        if (spent != null && spent.result() == null) {
            throw problem(ProblemType.RESULT_TICKET_SPENT);
        }
        if (spent == null && ticket.expired(clock.instant())) {
            throw problem(ProblemType.RESULT_TICKET_EXPIRED);
        }
        return ticket;
    }

    /// Judges `appended` and keeps it as a file.
    ///
    /// @param jws the bearer's
    /// @throws ProblemException RESULT_…; content that fails spends the ticket
    public Received receive(SigningStage stage, String jti, String jws, byte[] appended) {
        var ticket = known(stage, jti, jws);
        var hash = Sha256.of(appended);
        return switch (ticket.answerTo(hash, clock.instant())) {
            case Redemption.Accepted _ -> judged(ticket, hash, appended);
            case Redemption.Repeated _ -> new Received.Repeated();
            case Redemption.Spent _ -> throw problem(ProblemType.RESULT_TICKET_SPENT);
            case Redemption.Expired _ -> throw problem(ProblemType.RESULT_TICKET_EXPIRED);
        };
    }

    /// Inside the caller's transaction: ticket, rows and move together or not at all. A repetition
    /// changes nothing.
    ///
    /// @param move what the dossier, locked, makes of the new document
    /// @throws ProblemException DOSSIER_MOVED_ON, RESULT_TICKET_…
    public Dossier finish(Transaction c, Received.New fresh, Function<Dossier, Move> move) {
        var ticket = fresh.ticket();
        var dossier = dossiers.lock(c, ticket.agency(), ticket.dossier()).orElseThrow();
        if (!first(tickets.redeem(c, ticket, fresh.hash()))) {
            return dossier;
        }
        documents.record(c, ticket.agency(), dossier.id(), fresh.document());
        return switch (dossiers.store(c, dossier, move.apply(dossier), ticket.official())) {
            case Moved.Done(var moved) -> moved;
            case Moved.Lost _ -> throw problem(ProblemType.DOSSIER_MOVED_ON);
        };
    }

    private static boolean first(Redemption redemption) {
        return switch (redemption) {
            case Redemption.Accepted _ -> true;
            case Redemption.Repeated _ -> false;
            case Redemption.Spent _ -> throw problem(ProblemType.RESULT_TICKET_SPENT);
            case Redemption.Expired _ -> throw problem(ProblemType.RESULT_TICKET_EXPIRED);
        };
    }

    private Received judged(Ticket ticket, Sha256 hash, byte[] appended) {
        var base = documents.find(ticket.agency(), ticket.document()).orElseThrow();
        switch (pdfPool.run(() -> outcome(ticket, base, appended))) {
            case Handover.Outcome.Accepted _ -> {}
            case Handover.Outcome.Refused(var deviation, var why) -> {
                tickets.refuse(ticket);
                throw ProblemException.deviating(deviation.problem(), deviation.code(), why);
            }
        }
        var kind =
                switch (ticket.stage()) {
                    case SIGN -> Segment.Kind.LEADER_SIGNATURE;
                    case SEAL -> Segment.Kind.OFFICE_SEAL;
                };
        var document = documents.extend(ticket.agency(), ticket.dossier(), base, kind, appended);
        return new Received.New(ticket, hash, document);
    }

    private Handover.Outcome outcome(Ticket ticket, Document base, byte[] appended)
            throws IOException {
        try (var open = documents.open(ticket.agency(), ticket.dossier(), base)) {
            var item = JSON.readValue(ticket.item().bytes(), SignItem.class);
            return handover.check(
                    ticket.claims(),
                    item,
                    open.source(),
                    rest -> {
                        var digest = documents.stateAfter(ticket.agency(), ticket.dossier(), base);
                        rest.accept(digest::update);
                        return digest.digest();
                    },
                    appended);
        }
    }

    private static ProblemException problem(ProblemType type) {
        return new ProblemException(type);
    }
}

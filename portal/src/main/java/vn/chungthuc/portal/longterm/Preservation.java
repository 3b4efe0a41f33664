package vn.chungthuc.portal.longterm;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.pdf.TimestampAuthorities;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.db.Ids;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.outbox.Attempt;
import vn.chungthuc.portal.outbox.Outbox;
import vn.chungthuc.portal.outside.Fetch;
import vn.chungthuc.portal.signature.TrustAnchors;
import vn.chungthuc.portal.store.Document;
import vn.chungthuc.portal.store.Documents;
import vn.chungthuc.portal.store.Offload;
import vn.chungthuc.portal.store.Segment;

/// Carries one finished copy to B-LTA, or renews it: fetches, appends, and in one transaction the
/// dossier has the longer copy, the deed is written down and the renewal is owed. A crash before
/// that leaves at most an object that nothing names; two nodes are kept apart by the entry's lease
/// and, should one be slow, by the dossier's document.
public final class Preservation implements AutoCloseable {
    /// Of outbox entries; their subject is the dossier.
    public static final String KIND = "LONG_TERM";

    private static final Logger LOG = LoggerFactory.getLogger(Preservation.class);
    private static final String MOVED = "DOSSIER_MOVED";
    private static final Duration SOONEST_RENEWAL = Duration.ofDays(1);

    private final Offload pool;
    private final Database database;
    private final Dossiers dossiers;
    private final Documents documents;
    private final Outbox outbox;
    private final Raisings raisings;
    private final Fetch fetch;
    private final Raising raising;
    private final Duration renewBefore;
    private final InstantSource clock;

    /// What the rest of the portal lends.
    public record Base(
            Offload pool,
            Database database,
            Dossiers dossiers,
            Documents documents,
            Outbox outbox,
            TrustAnchors anchors) {}

    public Preservation(Base base, LongTermSettings settings, InstantSource clock) {
        pool = base.pool();
        database = base.database();
        dossiers = base.dossiers();
        documents = base.documents();
        outbox = base.outbox();
        raisings = new Raisings(database);
        fetch = new Fetch(settings.mayAsk(), settings.largestList());
        var authorities =
                settings.timestamps().stream()
                        .map(each -> fetch.authority(each.url(), each.policy()))
                        .toList();
        raising =
                new Raising(
                        base.anchors(), fetch, new TimestampAuthorities(authorities, clock), clock);
        renewBefore = settings.renewBefore();
        this.clock = clock;
    }

    /// Owes the raising of a copy from the moment the transaction commits.
    public static void owe(Outbox outbox, Transaction c, Dossier dossier, Instant due) {
        outbox.add(c, dossier.agency(), Ids.next(), KIND, dossier.id(), due);
    }

    /// One try; for [Relay][vn.chungthuc.portal.outbox.Relay], on a virtual thread.
    public Attempt carry(Outbox.Entry entry) {
        var dossier = dossiers.find(entry.agency(), entry.subject()).orElseThrow();
        var until = raisings.until(dossier.agency(), dossier.id());
        if (!isFinished(dossier) || until.filter(this::isFarAway).isPresent()) {
            return new Attempt.Done();
        }
        var copy = documents.find(dossier.agency(), dossier.document()).orElseThrow();
        return switch (pool.run(() -> raised(dossier, copy, until.orElse(Instant.EPOCH)))) {
            case Result.Trouble(var fault) when fault.lasting() ->
                    new Attempt.Never(fault.kind().name(), fault.words());
            case Result.Trouble(var fault) -> new Attempt.Later(fault.kind().name(), fault.words());
            case Result.Longer(var longer, var end) -> stored(dossier, longer, end);
        };
    }

    private sealed interface Result {
        record Longer(Document document, Instant until) implements Result {}

        record Trouble(LongTermFault fault) implements Result {}
    }

    private static boolean isFinished(Dossier dossier) {
        return dossier.stage() instanceof Stage.Completed
                || dossier.stage() instanceof Stage.Annulled;
    }

    /// Also after a crash between the transaction and the end of the entry.
    private boolean isFarAway(Instant until) {
        return renewal(until).isAfter(clock.instant());
    }

    private Instant renewal(Instant until) {
        return until.minus(renewBefore);
    }

    private Result raised(Dossier dossier, Document copy, Instant beyond) throws IOException {
        var agency = dossier.agency();
        try (var open = documents.open(agency, dossier.id(), copy)) {
            var state = documents.stateAfter(agency, dossier.id(), copy);
            var raised = raising.raise(open.source(), copy.sha256(), state, beyond);
            var longer =
                    documents.extend(
                            agency,
                            dossier.id(),
                            copy,
                            Segment.Kind.LONG_TERM,
                            raised.appended().bytes());
            return new Result.Longer(longer, raised.until());
        } catch (LongTermFault e) {
            return new Result.Trouble(e);
        }
    }

    private Attempt stored(Dossier dossier, Document longer, Instant until) {
        return database.<Attempt>inTransaction(c -> {
            if (!dossiers.grow(c, dossier, longer.id())) {
                return new Attempt.Later(MOVED, "");
            }
            documents.record(c, dossier.agency(), dossier.id(), longer);
            var now = clock.instant();
            raisings.add(c, dossier.agency(), dossier.id(), longer.id(), now, until);
            var soonest = now.plus(SOONEST_RENEWAL);
            var due = renewal(until);
            owe(outbox, c, dossier, due.isBefore(soonest) ? soonest : due);
            LOG.info("dossier {} is preserved until {}", dossier.id(), until);
            return new Attempt.Done();
        });
    }

    @Override
    public void close() {
        fetch.close();
    }
}

package vn.chungthuc.portal.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.chungthuc.portal.dossier.Deed;
import vn.chungthuc.portal.dossier.Desk;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Events;
import vn.chungthuc.portal.dossier.Stage;

/// What `queue/dossier.jte` shows.
///
/// @param events its timeline, oldest first
public record QueuePage(Dossier dossier, List<Events.Event> events, Instant now, String told) {
    public boolean canSign() {
        return dossier.stage() instanceof Stage.AwaitingSignature || signed();
    }

    public boolean signed() {
        return dossier.stage() instanceof Stage.Signed;
    }

    public boolean canReturn() {
        return canSign();
    }

    /// Sent back by the clerk: the leader takes it up again and signs anew.
    public boolean cameBack() {
        return dossier.stage() instanceof Stage.Returned(_, _, var desk) && desk == Desk.LEADER;
    }

    /// Nothing for this desk any more.
    public boolean elsewhere() {
        return !canSign() && !cameBack();
    }

    public Events.Event last() {
        return events.getLast();
    }

    /// The acceptance of the signature that stands on the document now.
    public Optional<Events.Event> signature() {
        return signed()
                ? events.reversed().stream()
                        .filter(e -> e.deed() == Deed.SIGNED || e.deed() == Deed.SIGNED_AGAIN)
                        .findFirst()
                : Optional.empty();
    }
}

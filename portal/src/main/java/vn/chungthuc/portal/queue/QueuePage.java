package vn.chungthuc.portal.queue;

import java.time.Instant;
import java.util.List;
import vn.chungthuc.portal.dossier.Desk;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Events;
import vn.chungthuc.portal.dossier.Neighbours;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.signature.Verdict;

/// What `queue/dossier.jte` shows.
///
/// @param events its timeline, oldest first
/// @param verdicts what each signature of the document is worth now
/// @param beside what waits before and behind it
public record QueuePage(
        Dossier dossier,
        List<Events.Event> events,
        List<Verdict> verdicts,
        Neighbours beside,
        Instant now,
        String told) {
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
}

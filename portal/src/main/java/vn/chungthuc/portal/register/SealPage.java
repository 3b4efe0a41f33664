package vn.chungthuc.portal.register;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Entry;
import vn.chungthuc.portal.dossier.Events;
import vn.chungthuc.portal.dossier.Neighbours;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.signature.Verdict;

/// What `register/dossier.jte` shows.
///
/// @param beside what waits before and behind it
/// @param registers those that issue numbers today
/// @param next the coming number, "dự kiến"
/// @param held the number that this dossier holds; null: none yet
public record SealPage(
        Dossier dossier,
        List<Events.Event> events,
        List<Verdict> verdicts,
        Neighbours beside,
        List<Register> registers,
        int next,
        Reservation.@Nullable Reserved held,
        Instant now,
        String told) {
    public boolean canSeal() {
        return dossier.stage() instanceof Stage.AwaitingSeal;
    }

    public boolean sealed() {
        return dossier.stage() instanceof Stage.Sealed;
    }

    /// Once it stands on the copy.
    public @Nullable Entry entry() {
        return held == null || canSeal()
                ? null
                : new Entry(held.number(), held.volume(), held.day());
    }

    /// Nothing for this desk any more.
    public boolean elsewhere() {
        return !canSeal() && !sealed();
    }

    public Events.Event last() {
        return events.getLast();
    }
}

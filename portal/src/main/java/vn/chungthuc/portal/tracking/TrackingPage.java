package vn.chungthuc.portal.tracking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.dossier.Annulment;
import vn.chungthuc.portal.dossier.Desk;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Entry;
import vn.chungthuc.portal.dossier.Events;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.web.Official;
import vn.chungthuc.portal.web.Role;

/// What `tracking/dossier.jte` shows, and which lawful end this official can bring about.
///
/// @param entry in the register; null while no number was issued
/// @param seen a leader has opened what was submitted
/// @param annulment the decision; null unless the copy was annulled
/// @param successor the dossier that was opened in its place; null for none
/// @param predecessor the annulled one in whose place this is; null for none
public record TrackingPage(
        Dossier dossier,
        List<Events.Event> events,
        @Nullable Entry entry,
        Official official,
        boolean seen,
        @Nullable Annulment annulment,
        @Nullable UUID successor,
        @Nullable UUID predecessor,
        Instant now,
        String told) {
    public boolean canWithdraw() {
        return official.may(Role.INTAKE)
                && dossier.stage() instanceof Stage.AwaitingSignature
                && !seen;
    }

    public boolean canStop() {
        return official.may(Role.INTAKE) && dossier.stage() instanceof Stage.BeforeNumber;
    }

    public boolean canRefuse() {
        return official.may(Role.LEADER)
                ? dossier.stage() instanceof Stage.BeforeNumber
                : official.may(Role.INTAKE) && atCounter();
    }

    private boolean atCounter() {
        return dossier.stage() instanceof Stage.AwaitingSignature
                || (dossier.stage() instanceof Stage.Returned(_, _, var to) && to == Desk.INTAKE);
    }

    public boolean canAnnul() {
        return official.may(Role.CLERK) && dossier.stage() instanceof Stage.Completed;
    }

    public boolean canPublish() {
        return official.may(Role.CLERK) && annulment != null;
    }

    /// "Cấp lại", unless that is under way.
    public boolean canIssueAgain() {
        return official.may(Role.INTAKE)
                && dossier.stage() instanceof Stage.Annulled
                && successor == null;
    }

    public boolean hasSlip() {
        return dossier.stage() instanceof Stage.Refused
                && (official.may(Role.INTAKE) || official.may(Role.LEADER));
    }

    public boolean canAnything() {
        return canWithdraw() || canStop() || canRefuse() || canAnnul() || canIssueAgain();
    }
}

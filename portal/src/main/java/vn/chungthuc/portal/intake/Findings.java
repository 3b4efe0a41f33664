package vn.chungthuc.portal.intake;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import vn.chungthuc.pdf.Inventory;

/// What the check of one file found so far.
final class Findings {
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    private final Set<Caution> cautions = EnumSet.noneOf(Caution.class);
    private Inventory.Standing standing = Inventory.Standing.CURRENT;

    /// Of which kind of object the next findings are.
    void in(Inventory.Standing next) {
        standing = next;
        switch (next) {
            case CURRENT -> {}
            case EARLIER -> cautions.add(Caution.EARLIER_CONTENT);
            case UNLISTED -> cautions.add(Caution.UNLISTED_OBJECTS);
        }
    }

    void refuse(Reason reason) {
        if (standing != Inventory.Standing.EARLIER || reason.staysDangerous()) {
            reasons.add(reason);
        }
    }

    void warn(Caution caution) {
        cautions.add(caution);
    }

    Optional<Reason> worst() {
        return reasons.stream().findFirst();
    }

    Set<Caution> cautions() {
        return Set.copyOf(cautions);
    }
}

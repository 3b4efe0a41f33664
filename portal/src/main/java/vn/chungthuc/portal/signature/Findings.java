package vn.chungthuc.portal.signature;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the checks found about one signature so far. The worst decides.
final class Findings {
    /// Enough to see what happened; a file with thousands of changes tells the first of them.
    private static final int MOST_TOLD = 12;

    private final Set<Reason> reasons = new LinkedHashSet<>();
    private Integrity worst = Integrity.VALID;

    void add(Integrity integrity, String code, Object... details) {
        worst = worst.worse(integrity);
        if (reasons.size() < MOST_TOLD) {
            reasons.add(Reason.of(code, details));
        }
    }

    void addAll(Findings others) {
        worst = worst.worse(others.worst);
        reasons.addAll(others.reasons);
    }

    /// Worth knowing, and no fault.
    void note(String code, Object... details) {
        add(Integrity.VALID, code, details);
    }

    Integrity worst() {
        return worst;
    }

    boolean sound() {
        return worst.sound();
    }

    List<Reason> reasons() {
        return new ArrayList<>(reasons);
    }
}

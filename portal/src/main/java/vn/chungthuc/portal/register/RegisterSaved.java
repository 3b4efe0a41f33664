package vn.chungthuc.portal.register;

import java.util.Set;
import java.util.UUID;

/// Was the register saved?
public sealed interface RegisterSaved {
    record Saved(UUID id) implements RegisterSaved {}

    record Refused(Set<Fault> faults) implements RegisterSaved {
        public Refused {
            faults = Set.copyOf(faults);
        }
    }

    enum Fault {
        NAME_MISSING,
        NAME_TAKEN,
        VOLUME_MISSING,
        VOLUME_TAKEN,
        /// Below the next number of the agency's year: it would stand twice.
        FIRST_NUMBER_USED,
        /// Above the next number, which leaves a hole unless a reason tells why.
        FIRST_NUMBER_NEEDS_REASON,
        /// Closed before, or on the very day, it opened.
        CLOSED_TOO_EARLY,
        /// First number or volume of a register that has numbers already.
        NO_LONGER_EMPTY,
        /// A day on which it gave a number would no longer be one of its days.
        NUMBERS_OUTSIDE,
        /// It was closed for good.
        CLOSED
    }
}

package vn.chungthuc.portal.longterm;

/// Why a copy cannot be raised now; the words are for the operator.
final class LongTermFault extends Exception {
    private static final long serialVersionUID = 1L;

    /// What is the trouble; kept with the outbox entry.
    enum Kind {
        /// A certificate of the copy is revoked.
        REVOKED,
        /// No path leads to a trust anchor.
        NO_PATH,
        /// Nobody says whether a certificate is revoked.
        STATUS_UNKNOWN,
        /// No authority gives a timestamp.
        NO_TIMESTAMP,
        /// A renewal would not last longer: the authority still stamps with the same certificate.
        NO_LONGER_TIMESTAMP,
        /// The stored copy does not hold.
        COPY_UNSOUND
    }

    private final Kind kind;

    LongTermFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /// For the operator.
    String words() {
        return String.valueOf(getMessage());
    }

    /// Whether trying again can never help.
    boolean lasting() {
        return switch (kind) {
            case REVOKED, COPY_UNSOUND -> true;
            case NO_PATH, STATUS_UNKNOWN, NO_TIMESTAMP, NO_LONGER_TIMESTAMP -> false;
        };
    }
}

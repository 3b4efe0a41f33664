package vn.chungthuc.protocol;

import org.jspecify.annotations.Nullable;

/// What is known to go wrong but not expected: becomes a [Problem] at the program's one exit. The
/// message is for the log; it must hold no document, PIN, ticket or personal number.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final @Nullable String deviation;

    public ProblemException(ProblemType type) {
        this(type, null, null);
    }

    public ProblemException(ProblemType type, @Nullable String forTheLog) {
        this(type, forTheLog, null);
    }

    public ProblemException(
            ProblemType type, @Nullable String forTheLog, @Nullable Throwable cause) {
        this(type, null, forTheLog, cause);
    }

    private ProblemException(
            ProblemType type,
            @Nullable String deviation,
            @Nullable String forTheLog,
            @Nullable Throwable cause) {
        super(forTheLog == null ? type.code() : type.code() + ": " + forTheLog, cause);
        this.type = type;
        this.deviation = deviation;
    }

    /// A result that breaks one rule of the profile.
    ///
    /// @param deviation the rule, see [Problem#deviation]
    public static ProblemException deviating(ProblemType type, String deviation, String forTheLog) {
        return new ProblemException(type, deviation, deviation + ": " + forTheLog, null);
    }

    public ProblemType type() {
        return type;
    }

    public @Nullable String deviation() {
        return deviation;
    }
}

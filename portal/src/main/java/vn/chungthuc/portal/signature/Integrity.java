package vn.chungthuc.portal.signature;

/// What can be said of a signed file by its bytes alone, the best first; whom to trust stands
/// beside it ([Trust]). Of several signatures the worst decides.
public enum Integrity {
    /// Nothing but long-term data came after signing.
    VALID("valid"),
    /// Fields were filled in afterwards, as the signer allowed.
    VALID_FORM("valid+form"),
    /// Annotations came afterwards that cover nothing.
    VALID_ANNOTATION("valid+annotation"),
    /// Only document timestamps, each sound.
    TIMESTAMP_ONLY("timestamp-only"),
    /// A kind of signature, or an algorithm, that is not judged here.
    UNSUPPORTED("unsupported"),
    /// The signed bytes are as they were, but what the file shows now is not what was signed.
    MODIFIED("modified"),
    /// The signature does not hold, or the file cannot be read as it must be.
    BROKEN("broken"),
    NO_SIGNATURE("no-signature"),
    ENCRYPTED("encrypted"),
    NOT_A_PDF("not-a-pdf");

    private final String word;

    Integrity(String word) {
        this.word = word;
    }

    /// As programs read it.
    public String word() {
        return word;
    }

    Integrity worse(Integrity other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /// Whether what is shown is what was signed, but for changes that are told.
    public boolean sound() {
        return compareTo(TIMESTAMP_ONLY) <= 0;
    }
}

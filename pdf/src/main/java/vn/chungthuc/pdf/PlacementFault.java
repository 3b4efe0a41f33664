package vn.chungthuc.pdf;

/// Why a sound document does not get a signature as asked. The message names field or number, never
/// content.
public final class PlacementFault extends Exception {
    private static final long serialVersionUID = 1L;

    /// What stands in the way; each has its own sentence for people.
    public enum Kind {
        NO_SUCH_PAGE,
        OUTSIDE_PAGE,
        TOO_SMALL,
        LETTER_MISSING,
        DOCUMENT_LOCKED,
        FIELD_LOCKED,
        FIELD_SIGNED,
        FIELD_OTHER,
        FIELD_NAME,
        FIELD_HAS_PLACE,
        SEED_VALUE,
        XFA
    }

    private final Kind kind;
    private final String detail;

    /// @param detail fills the sentence: a field's name, a number
    PlacementFault(Kind kind, String detail) {
        super(kind + ": " + detail);
        this.kind = kind;
        this.detail = detail;
    }

    public Kind kind() {
        return kind;
    }

    public String detail() {
        return detail;
    }
}

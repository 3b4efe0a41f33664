package vn.chungthuc.pdf;

/// A document that cannot be read strictly, or that is not built as the profile wants it. The
/// message names object and place, never content.
public final class PdfFault extends Exception {
    private static final long serialVersionUID = 1L;

    /// What kind of complaint it is; each has its own sentence for people.
    public enum Kind {
        NOT_A_PDF,
        DAMAGED,
        ENCRYPTED,
        TOO_MUCH,
        LOOP,
        UNSUPPORTED,
        FIELD_MISSING,
        FIELD_SIGNED,
        NOT_THE_PROFILE,
        CONTENTS_TOO_SMALL
    }

    private final Kind kind;
    private final String detail;

    public PdfFault(Kind kind, String message) {
        super(kind + ": " + message);
        this.kind = kind;
        this.detail = message;
    }

    static PdfFault damaged(String message) {
        return new PdfFault(Kind.DAMAGED, message);
    }

    public Kind kind() {
        return kind;
    }

    /// Object and place, for the log and for whoever looks closer.
    public String detail() {
        return detail;
    }
}

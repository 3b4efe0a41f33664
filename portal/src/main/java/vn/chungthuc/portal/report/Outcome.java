package vn.chungthuc.portal.report;

import java.util.Locale;
import vn.chungthuc.portal.signature.Judgement;
import vn.chungthuc.portal.signature.Trust;

/// The one word for whoever must decide over a paper. It is never [#VALID] for want of a check.
public enum Outcome {
    /// "Hợp lệ": what is shown is what was signed, by people who are trusted.
    VALID,
    /// "Không hợp lệ": modified, broken, revoked, or annulled by the office that issued it.
    INVALID,
    /// "Chưa xác định": something could not be established; the reasons say what.
    UNDETERMINED,
    /// "Không kiểm tra được": there is nothing to judge.
    REFUSED;

    public static Outcome of(Judgement judgement, Registered registered) {
        return switch (judgement.verdict()) {
            case NOT_A_PDF, ENCRYPTED, NO_SIGNATURE -> REFUSED;
            case MODIFIED, BROKEN -> INVALID;
            case UNSUPPORTED, TIMESTAMP_ONLY -> UNDETERMINED;
            case VALID, VALID_FORM, VALID_ANNOTATION -> ofSound(judgement.trust(), registered);
        };
    }

    private static Outcome ofSound(Trust trust, Registered registered) {
        return switch (registered.state()) {
            case ANNULLED -> INVALID;
            case ISSUED, ISSUED_THEN_ADDED, UNKNOWN -> ofTrust(trust);
            // signed soundly by somebody, and yet not the copy that it claims to be
            case DIFFERENT, NOT_ISSUED -> trust == Trust.REVOKED ? INVALID : UNDETERMINED;
        };
    }

    private static Outcome ofTrust(Trust trust) {
        return switch (trust) {
            case TRUSTED -> VALID;
            case REVOKED -> INVALID;
            case UNDETERMINED, EXPIRED, UNTRUSTED -> UNDETERMINED;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

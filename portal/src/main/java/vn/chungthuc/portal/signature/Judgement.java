package vn.chungthuc.portal.signature;

import java.util.List;

/// The verdict on a file: on each signature by itself, and on the whole by the worst.
///
/// @param trust the least of all signatures; [Trust#UNDETERMINED] where nothing is signed
/// @param signatures in the order of their revisions, timestamps of the document included
/// @param reasons that belong to no signature
/// @param evidence what the file keeps to prove its signers; no verdict needs it any more
public record Judgement(
        Integrity verdict,
        Trust trust,
        List<Signed> signatures,
        List<Reason> reasons,
        Evidence evidence) {
    public Judgement {
        signatures = List.copyOf(signatures);
        reasons = List.copyOf(reasons);
    }

    static Judgement of(Integrity verdict, String code, Object... details) {
        return new Judgement(
                verdict,
                Trust.UNDETERMINED,
                List.of(),
                List.of(Reason.of(code, details)),
                Evidence.NONE);
    }

    /// For a file that is not there or cannot be opened.
    public static Judgement unreadable() {
        return of(Integrity.NOT_A_PDF, "cannot-open");
    }

    /// For a file that cannot be judged within its time and memory.
    public static Judgement tookTooLong() {
        return of(Integrity.UNSUPPORTED, "took-too-long");
    }

    /// For a file over which the judge itself fails.
    public static Judgement failed() {
        return of(Integrity.UNSUPPORTED, "check-failed");
    }
}

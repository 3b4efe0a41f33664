package vn.chungthuc.portal.signature;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The verdict on a file: on each signature by itself, and on the whole by the worst.
///
/// @param reasons that belong to no signature
public record Judgement(
        Integrity verdict, Trust trust, List<Signed> signatures, List<Reason> reasons) {
    public Judgement {
        signatures = List.copyOf(signatures);
        reasons = List.copyOf(reasons);
    }

    /// Whose signature it is, by the field's name or the certificate.
    public enum Role {
        LEADER,
        OFFICE,
        OTHER,
        TIMESTAMP;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// One signature, as read from the revision that it signed.
    ///
    /// @param signer null if the CMS could not be read
    /// @param signedAt as the signature states it (`/M`, or signing-time); null if it does not
    /// @param timestamp the earliest time that a sound timestamp proves
    /// @param level of PAdES by structure (ETSI EN 319 142-1, 6); empty for other signatures
    /// @param revisionEnd how many bytes of the file it covers; -1 if that is not known
    /// @param wholeFile whether nothing stands behind the bytes that it covers
    public record Signed(
            String field,
            @Nullable Signer signer,
            Integrity verdict,
            Trust trust,
            @Nullable OffsetDateTime signedAt,
            @Nullable Instant timestamp,
            Role role,
            String level,
            String reason,
            long revisionEnd,
            boolean wholeFile,
            List<Reason> reasons) {
        public Signed {
            reasons = List.copyOf(reasons);
        }
    }

    static Judgement of(Integrity verdict, String code, Object... details) {
        return new Judgement(
                verdict, Trust.UNDETERMINED, List.of(), List.of(Reason.of(code, details)));
    }

    /// For a file that is not there or cannot be opened.
    public static Judgement unreadable() {
        return of(Integrity.NOT_A_PDF, "cannot-open");
    }

    /// For a file that cannot be judged within its time and memory.
    public static Judgement tookTooLong() {
        return of(Integrity.UNSUPPORTED, "took-too-long");
    }
}

package vn.chungthuc.portal.signature;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Base64Url;

/// What is said of one signature, as read from the revision that it signed.
///
/// @param field the full name of its field
/// @param signer null if the CMS could not be read
/// @param role whose it is, by the certificate
/// @param reasons for the verdict, and what is worth knowing beside
/// @param belief whether the signer is whom a trust anchor vouches for
/// @param signedAt as the signature states it (`/M`, or signing-time); null if it does not
/// @param timestamp the earliest sound one over the signature or the file; null without one
/// @param level of PAdES by structure (ETSI EN 319 142-1, 6), `B-B` to `B-LTA`; empty for others
/// @param digest name of the algorithm over the signed bytes; empty if not known
/// @param purpose what the signer gave as reason (`/Reason`); often empty
/// @param covers how much of the file it signs
/// @param certificates of the signature, DER, the signer's first, each issuer behind what it issued
///   as far as the signature holds them
/// @param value what was verified; null where nothing could be
public record Signed(
        String field,
        @Nullable Signer signer,
        Role role,
        Integrity verdict,
        List<Reason> reasons,
        Belief belief,
        @Nullable OffsetDateTime signedAt,
        @Nullable Stamp timestamp,
        String level,
        String digest,
        String purpose,
        Covered covers,
        List<Base64Url> certificates,
        @Nullable Value value) {
    public Signed {
        reasons = List.copyOf(reasons);
        certificates = List.copyOf(certificates);
    }

    /// Whose signature it is.
    public enum Role {
        /// A person's.
        LEADER,
        /// An organisation's: a seal.
        OFFICE,
        OTHER,
        /// Of the whole document, by a timestamp authority.
        TIMESTAMP;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// @param authority common name of its certificate
    public record Stamp(Instant time, String authority) {}

    /// @param bytes from the start of the file: the revision that was signed; -1 if not known
    /// @param wholeFile whether nothing stands behind them
    public record Covered(long bytes, boolean wholeFile) {}

    /// What others can verify again without the file.
    ///
    /// @param kind `/SubFilter`
    /// @param cms of the signature or of the timestamp
    /// @param digest of the signed bytes, by the algorithm `Signed.digest`
    public record Value(String kind, Base64Url cms, Base64Url digest) {}

    Signed believed(Belief belief) {
        return new Signed(
                field,
                signer,
                role,
                verdict,
                reasons,
                belief,
                signedAt,
                timestamp,
                level,
                digest,
                purpose,
                covers,
                certificates,
                value);
    }
}

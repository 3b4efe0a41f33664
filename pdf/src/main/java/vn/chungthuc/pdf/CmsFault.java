package vn.chungthuc.pdf;

import java.security.SignatureException;
import java.util.Locale;

/// A CMS that does not hold, or is not built as the profile wants it; says which part.
public final class CmsFault extends SignatureException {
    private static final long serialVersionUID = 1L;

    /// What is wrong with it (RFC 5652 where nothing else is named).
    public enum Part {
        /// No DER, no SignedData, or a structure that nobody can read.
        MALFORMED,
        /// The signed content lies inside: not detached (ETSI EN 319 142-1, 6.3 c).
        CONTENT_INSIDE,
        /// None, or more than one (ETSI EN 319 142-1, 6.3 b).
        NOT_ONE_SIGNER,
        VERSION,
        DIGEST_ALGORITHM,
        SIGNATURE_ALGORITHM,
        UNSIGNED_ATTRIBUTES,
        REVOCATION_INSIDE,
        SIGNER_CERTIFICATE_MISSING,
        /// One that is not on the signer's path, or no certificate at all: bytes that nobody
        /// signed.
        OTHER_CERTIFICATE,
        NO_SIGNED_ATTRIBUTES,
        CONTENT_TYPE,
        /// The document is another, or changed.
        MESSAGE_DIGEST,
        /// It would lower the PAdES level (ETSI EN 319 142-1, 6.3).
        SIGNING_TIME,
        SIGNING_CERTIFICATE_MISSING,
        /// It names another certificate (RFC 5035).
        SIGNING_CERTIFICATE_OTHER,
        /// A signed attribute that the profile does not know.
        OTHER_ATTRIBUTE,
        SIGNATURE_VALUE
    }

    private final Part part;

    CmsFault(Part part) {
        this(part, part.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    CmsFault(Part part, String message) {
        super("CMS: " + message);
        this.part = part;
    }

    CmsFault(Part part, String message, Throwable cause) {
        super("CMS: " + message, cause);
        this.part = part;
    }

    public Part part() {
        return part;
    }
}

package vn.chungthuc.portal.signature;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.chungthuc.pdf.CmsCheck;
import vn.chungthuc.pdf.Timestamp;
import vn.chungthuc.protocol.Sha256;

/// Whether a certificate may sign what a ticket allows, now. Each check is a sentence of its own.
public final class CertificateCheck {
    /// What can speak against a certificate.
    public enum Fault {
        /// Not one of those registered for this signer.
        NOT_REGISTERED,
        EXPIRED,
        NOT_YET_VALID,
        /// Neither digitalSignature nor nonRepudiation (RFC 5280, 4.2.1.3).
        KEY_USAGE,
        KEY_TOO_SHORT,
        /// No path leads to a trust anchor.
        NO_ANCHOR
    }

    /// What can speak against a timestamp that holds in itself.
    public enum Doubt {
        /// Before the signature can have been made, or in the future.
        TIME,
        NO_ANCHOR
    }

    /// How far a timestamp authority's clock and ours may lie apart.
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private final TrustAnchors anchors;

    public CertificateCheck(TrustAnchors anchors) {
        this.anchors = anchors;
    }

    /// What speaks against it; empty if nothing does.
    ///
    /// @param allowed SHA-256 of the certificates registered for the signer
    public Optional<Fault> fault(CmsCheck.Signed signed, List<Sha256> allowed, Instant now) {
        var certificate = signed.signer();
        if (!allowed.contains(fingerprint(certificate))) {
            return Optional.of(Fault.NOT_REGISTERED);
        }
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            return Optional.of(Fault.EXPIRED);
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return Optional.of(Fault.NOT_YET_VALID);
        }
        if (!maySign(certificate)) {
            return Optional.of(Fault.KEY_USAGE);
        }
        if (!strongEnough(certificate)) {
            return Optional.of(Fault.KEY_TOO_SHORT);
        }
        if (!anchors.leadsTo(certificate, signed.certificates(), now)) {
            return Optional.of(Fault.NO_ANCHOR);
        }
        return Optional.empty();
    }

    /// What speaks against a timestamp; empty if nothing does. The token itself has proved to be
    /// sound ([CmsCheck]).
    ///
    /// @param earliest when what it stamps can have been signed
    public Optional<Doubt> fault(Timestamp timestamp, Instant earliest, Instant now) {
        if (timestamp.time().isBefore(earliest.minus(CLOCKS))
                || timestamp.time().isAfter(now.plus(CLOCKS))) {
            return Optional.of(Doubt.TIME);
        }
        return anchors.leadsTo(timestamp.authority(), timestamp.certificates(), timestamp.time())
                ? Optional.empty()
                : Optional.of(Doubt.NO_ANCHOR);
    }

    public static Sha256 fingerprint(X509Certificate certificate) {
        try {
            return Sha256.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// digitalSignature or nonRepudiation (RFC 5280, 4.2.1.3).
    private static boolean maySign(X509Certificate certificate) {
        var usage = certificate.getKeyUsage();
        return usage != null && (usage[0] || usage[1]);
    }

    /// RSA from 2,048 bits, elliptic curves from 256 (Circular 15/2025/TT-BKHCN, annex).
    private static boolean strongEnough(X509Certificate certificate) {
        return switch (certificate.getPublicKey()) {
            case RSAPublicKey key -> key.getModulus().bitLength() >= 2048;
            case ECPublicKey key -> key.getParams().getOrder().bitLength() >= 256;
            default -> false;
        };
    }
}

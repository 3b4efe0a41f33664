package vn.chungthuc.agent.token;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vn.chungthuc.protocol.Sha256;

/// A certificate that a token shows before the PIN.
///
/// @param leaf the signer's
public record TokenCertificate(X509Certificate leaf) {
    /// Why a certificate cannot be used for a job.
    public enum Unfit {
        NOT_IN_TICKET,
        NO_SIGNING_USAGE,
        NOT_YET_VALID,
        EXPIRED,
        KEY_TOO_WEAK,
        /// known once it was tried: before the PIN a card does not show its keys
        NO_PRIVATE_KEY
    }

    /// Whether the certificate is a signer's at all; a token also carries those of its issuers.
    public boolean isEndEntity() {
        return leaf.getBasicConstraints() < 0;
    }

    /// SHA-256 of the DER, as a ticket's `certs` names it.
    public Sha256 fingerprint() {
        try {
            return Sha256.of(leaf.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Its owner's common name, or the whole name if it has none.
    public String owner() {
        return commonName(leaf.getSubjectX500Principal().getName());
    }

    public String issuer() {
        return commonName(leaf.getIssuerX500Principal().getName());
    }

    /// Hexadecimal, as certificate viewers show it.
    public String serial() {
        return leaf.getSerialNumber().toString(16).toUpperCase(java.util.Locale.ROOT);
    }

    /// The reasons against signing with it now; empty if there is none.
    public Set<Unfit> unfit(Instant now, Collection<Sha256> allowed) {
        List<Unfit> reasons = new ArrayList<>();
        if (!allowed.contains(fingerprint())) {
            reasons.add(Unfit.NOT_IN_TICKET);
        }
        if (!hasSigningUsage()) {
            reasons.add(Unfit.NO_SIGNING_USAGE);
        }
        if (now.isBefore(leaf.getNotBefore().toInstant())) {
            reasons.add(Unfit.NOT_YET_VALID);
        }
        if (now.isAfter(leaf.getNotAfter().toInstant())) {
            reasons.add(Unfit.EXPIRED);
        }
        if (!strongEnough()) {
            reasons.add(Unfit.KEY_TOO_WEAK);
        }
        return reasons.isEmpty() ? EnumSet.noneOf(Unfit.class) : EnumSet.copyOf(reasons);
    }

    /// digitalSignature or nonRepudiation (RFC 5280 §4.2.1.3); absent means any.
    private boolean hasSigningUsage() {
        boolean[] usage = leaf.getKeyUsage();
        return usage == null || usage[0] || usage[1];
    }

    /// Circular 15/2025: RSA of 2048 bits or more, ECDSA of 256 or more.
    private boolean strongEnough() {
        return switch (leaf.getPublicKey()) {
            case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= 2048;
            case ECPublicKey ec -> ec.getParams().getOrder().bitLength() >= 256;
            default -> false;
        };
    }

    private static String commonName(String name) {
        try {
            for (var part : new javax.naming.ldap.LdapName(name).getRdns().reversed()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    return String.valueOf(part.getValue());
                }
            }
            return name;
        } catch (javax.naming.InvalidNameException e) {
            return name;
        }
    }
}

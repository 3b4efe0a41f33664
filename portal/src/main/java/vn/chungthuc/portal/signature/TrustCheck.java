package vn.chungthuc.portal.signature;

import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a signer's certificate led to an anchor when it signed (RFC 5280, 6.1), by what is in
/// the file alone: no network is asked. Revocation is known only from lists kept in the file; where
/// there is none the answer is undetermined, and says so.
public final class TrustCheck {
    private final @Nullable TrustAnchors anchors;

    /// @param anchors null if nobody is believed: then all is undetermined
    public TrustCheck(@Nullable TrustAnchors anchors) {
        this.anchors = anchors;
    }

    Trust of(
            SignatureValue value,
            @Nullable Instant signedAt,
            Evidence evidence,
            Findings findings) {
        if (anchors == null) {
            findings.note("no-anchors");
            return Trust.UNDETERMINED;
        }
        if (signedAt == null) {
            findings.note("no-signing-time");
            return Trust.UNDETERMINED;
        }
        var others = new ArrayList<>(value.certificates());
        others.addAll(evidence.certificates());
        var leaf = value.signer();
        if (!anchors.leadsTo(leaf, others, signedAt)) {
            return withoutPath(leaf, others, signedAt, findings);
        }
        return revocation(leaf, others, signedAt, evidence.crls(), findings);
    }

    private Trust withoutPath(
            X509Certificate leaf,
            List<X509Certificate> others,
            Instant signedAt,
            Findings findings) {
        var from = leaf.getNotBefore().toInstant();
        var until = leaf.getNotAfter().toInstant();
        boolean outside = signedAt.isBefore(from) || signedAt.isAfter(until);
        if (outside && java.util.Objects.requireNonNull(anchors).leadsTo(leaf, others, until)) {
            findings.note("certificate-not-valid-then");
            return Trust.EXPIRED;
        }
        findings.note("no-path");
        return Trust.UNTRUSTED;
    }

    /// RFC 5280, 6.3: a list counts if the leaf's issuer signed it.
    private static Trust revocation(
            X509Certificate leaf,
            List<X509Certificate> others,
            Instant signedAt,
            List<X509CRL> crls,
            Findings findings) {
        boolean asked = false;
        for (var crl : crls) {
            if (issuedFor(leaf, others, crl)) {
                asked = true;
                var entry = crl.getRevokedCertificate(leaf);
                if (entry != null && !entry.getRevocationDate().toInstant().isAfter(signedAt)) {
                    findings.note("revoked", entry.getRevocationDate().toInstant());
                    return Trust.REVOKED;
                }
            }
        }
        if (!asked) {
            findings.note("revocation-not-known");
            return Trust.UNDETERMINED;
        }
        return Trust.TRUSTED;
    }

    private static boolean issuedFor(
            X509Certificate leaf, List<X509Certificate> others, X509CRL crl) {
        if (!crl.getIssuerX500Principal().equals(leaf.getIssuerX500Principal())) {
            return false;
        }
        for (var issuer : others) {
            if (issuer.getSubjectX500Principal().equals(crl.getIssuerX500Principal())) {
                try {
                    crl.verify(issuer.getPublicKey());
                    leaf.verify(issuer.getPublicKey());
                    return true;
                } catch (GeneralSecurityException e) {
                    // another issuer of that name; the next may be the right one
                }
            }
        }
        return false;
    }
}

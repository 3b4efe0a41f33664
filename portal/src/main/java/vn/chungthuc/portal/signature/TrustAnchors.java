package vn.chungthuc.portal.signature;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The certificates at which a path may end, (RFC 5280, 6.1.1 d).
public final class TrustAnchors {
    private final Set<TrustAnchor> anchors;

    private TrustAnchors(Set<TrustAnchor> anchors) {
        this.anchors = Set.copyOf(anchors);
    }

    public static TrustAnchors of(Collection<X509Certificate> certificates) {
        var anchors = new HashSet<TrustAnchor>();
        certificates.forEach(certificate -> anchors.add(new TrustAnchor(certificate, null)));
        return new TrustAnchors(anchors);
    }

    /// Whether a path leads from `leaf` through `others` to an anchor, every certificate of it
    /// valid at `when` (RFC 5280, 6.1). Revocation is not asked here.
    public boolean leadsTo(X509Certificate leaf, Collection<X509Certificate> others, Instant when) {
        return !path(leaf, others, when).isEmpty();
    }

    /// That path, from `leaf` to the anchor; empty if there is none.
    public List<X509Certificate> path(
            X509Certificate leaf, Collection<X509Certificate> others, Instant when) {
        if (anchors.isEmpty()) { // which PKIXBuilderParameters refuses
            return List.of();
        }
        try {
            var target = new X509CertSelector();
            target.setCertificate(leaf);
            var parameters = new PKIXBuilderParameters(anchors, target);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(when));
            parameters.addCertStore(
                    CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
            var built = CertPathBuilder.getInstance("PKIX").build(parameters);
            var path = new ArrayList<X509Certificate>();
            for (var each : built.getCertPath().getCertificates()) {
                path.add((X509Certificate) each);
            }
            if (built instanceof PKIXCertPathBuilderResult result) {
                path.add(result.getTrustAnchor().getTrustedCert());
            }
            return path;
        } catch (CertPathBuilderException e) {
            return List.of();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform's PKIX", e);
        }
    }
}

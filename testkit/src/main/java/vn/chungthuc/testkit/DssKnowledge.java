package vn.chungthuc.testkit;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;

/// What EU DSS knows besides a file: whom it trusts and which certificates are revoked. It asks
/// nobody: without a source of issuers DSS would fetch them from where certificates say.
public final class DssKnowledge {
    private DssKnowledge() {}

    /// @param anchor the only certificate that is trusted
    /// @param lists none if revocation is to be known from the file alone
    public static CommonCertificateVerifier of(X509Certificate anchor, List<X509CRL> lists)
            throws CRLException {
        var trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(new CertificateToken(anchor));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(trusted);
        verifier.setAIASource(null);
        if (!lists.isEmpty()) {
            var encoded = new DSSDocument[lists.size()];
            for (int i = 0; i < encoded.length; i++) {
                encoded[i] = new InMemoryDocument(lists.get(i).getEncoded());
            }
            verifier.setCrlSource(new ExternalResourcesCRLSource(encoded));
        }
        return verifier;
    }
}

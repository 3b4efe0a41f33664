package vn.chungthuc.agent.token;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.protocol.Base64Url;

/// The certificates of a token, and what it holds of the chain of each.
record CertificateChains(List<X509Certificate> all) {
    CertificateChains {
        all = List.copyOf(all);
    }

    /// @param ders what is broken is left out
    static CertificateChains of(List<Base64Url> ders) {
        var read = new ArrayList<X509Certificate>();
        for (var der : ders) {
            try {
                read.add(
                        (X509Certificate)
                                CertificateFactory.getInstance("X.509")
                                        .generateCertificate(
                                                new ByteArrayInputStream(der.bytes())));
            } catch (CertificateException _) {
                // not one to choose
            }
        }
        return new CertificateChains(read);
    }

    /// Those that may be a signer's: no authority's, unless there is nothing but certificates that
    /// their owners issued to themselves, as tools do for a first try.
    List<TokenCertificate> signers() {
        var found = all.stream().map(TokenCertificate::new).toList();
        var leaves = found.stream().filter(TokenCertificate::isEndEntity).toList();
        return leaves.isEmpty()
                ? found.stream().filter(each -> isBy(each.leaf(), each.leaf())).toList()
                : leaves;
    }

    /// The signer's first, then each one's issuer as far as the token holds it.
    List<X509Certificate> from(X509Certificate leaf) {
        var chain = new ArrayList<X509Certificate>(List.of(leaf));
        var issuer = issuer(leaf);
        while (issuer != null && !chain.contains(issuer)) {
            chain.add(issuer);
            issuer = issuer(issuer);
        }
        return chain;
    }

    private @org.jspecify.annotations.Nullable X509Certificate issuer(X509Certificate certificate) {
        return all.stream().filter(each -> isBy(each, certificate)).findFirst().orElse(null);
    }

    private static boolean isBy(X509Certificate issuer, X509Certificate certificate) {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}

package vn.chungthuc.portal.trust;

import eu.europa.esig.dss.crl.CRLUtils;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.RevocationOrigin;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.CertificateExtensionsUtils;
import eu.europa.esig.dss.spi.DSSRevocationUtils;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.x509.aia.AIASource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.CRLToken;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.OCSPSource;
import eu.europa.esig.dss.spi.x509.revocation.ocsp.OCSPToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.trust.Question.Wanted;
import vn.chungthuc.protocol.Base64Url;

/// What was fetched from outside, as DSS asks for it. What is not there yet is noted as wanted, in
/// the order of asking.
final class Heard {
    private final Map<Wanted, Said> said = new HashMap<>();
    private final Set<Wanted> wanted = new LinkedHashSet<>();

    /// @param content null if nothing could be had
    record Said(Wanted asked, @Nullable Base64Url content) {}

    Heard(List<Said> all) {
        all.forEach(each -> said.put(each.asked(), each));
    }

    List<Wanted> wanted() {
        return List.copyOf(wanted);
    }

    private byte @Nullable [] ask(String address, byte @Nullable [] body) {
        if (!address.regionMatches(true, 0, "http", 0, 4)) {
            return null;
        }
        var question = new Wanted(address, body == null ? null : Base64Url.of(body));
        var answer = said.get(question);
        if (answer == null) {
            wanted.add(question);
            return null;
        }
        return answer.content() == null ? null : answer.content().bytes();
    }

    /// Issuers, where a certificate says that theirs stand (RFC 5280, 4.2.2.1).
    AIASource issuers() {
        return certificate -> {
            var found = new HashSet<CertificateToken>();
            for (var address : CertificateExtensionsUtils.getCAIssuersAccessUrls(certificate)) {
                var bytes = ask(address, null);
                try {
                    if (bytes != null) {
                        found.addAll(DSSUtils.loadCertificateFromP7c(bytes));
                    }
                } catch (RuntimeException e) {
                    add(found, bytes);
                }
            }
            return found;
        };
    }

    private static void add(Set<CertificateToken> found, byte @Nullable [] bytes) {
        try {
            found.add(DSSUtils.loadCertificate(bytes));
        } catch (RuntimeException e) {
            // what is no certificate proves nothing
        }
    }

    /// Revocation lists, where a certificate says that they stand (RFC 5280, 4.2.1.13).
    CRLSource lists() {
        return (certificate, issuer) -> {
            for (var address : CertificateExtensionsUtils.getCRLAccessUrls(certificate)) {
                var bytes = ask(address, null);
                try {
                    if (bytes != null) {
                        var list = CRLUtils.buildCRLBinary(bytes);
                        var token =
                                new CRLToken(certificate, CRLUtils.buildCRLValidity(list, issuer));
                        token.setExternalOrigin(RevocationOrigin.EXTERNAL);
                        token.setSourceURL(address);
                        return token;
                    }
                } catch (IOException | RuntimeException e) {
                    // what is no list proves nothing; the next address may have one
                }
            }
            return null;
        };
    }

    /// Answers of responders that a certificate names (RFC 6960, 3.1).
    OCSPSource answers() {
        return (certificate, issuer) -> {
            for (var address : CertificateExtensionsUtils.getOCSPAccessUrls(certificate)) {
                var token = answer(address, certificate, issuer);
                if (token != null) {
                    return token;
                }
            }
            return null;
        };
    }

    private @Nullable OCSPToken answer(
            String address, CertificateToken certificate, CertificateToken issuer) {
        try {
            var bytes = ask(address, request(certificate, issuer));
            if (bytes == null) {
                return null;
            }
            var basic = DSSRevocationUtils.loadOCSPFromBinaries(bytes);
            var latest = DSSRevocationUtils.getLatestSingleResponse(basic, certificate, issuer);
            if (latest == null) {
                return null;
            }
            var token = new OCSPToken(basic, latest, certificate, issuer);
            token.setExternalOrigin(RevocationOrigin.EXTERNAL);
            token.setSourceURL(address);
            return token;
        } catch (IOException | OCSPException | RuntimeException e) {
            return null; // what is no answer proves nothing
        }
    }

    /// Without a nonce, so that the same question has the same answer (RFC 5019). SHA-1 names the
    /// certificate here and protects nothing; all responders know it.
    private static byte[] request(CertificateToken certificate, CertificateToken issuer)
            throws OCSPException, IOException {
        var id = DSSRevocationUtils.getOCSPCertificateID(certificate, issuer, DigestAlgorithm.SHA1);
        return new OCSPReqBuilder().addRequest(id).build().getEncoded();
    }
}

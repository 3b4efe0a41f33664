package vn.chungthuc.portal.longterm;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import vn.chungthuc.protocol.Base64Url;

/// An OCSP answer that can be believed (RFC 6960, 3.2): about this certificate, signed by its
/// issuer or by whom the issuer named for that, and fresh.
///
/// @param encoded the whole response, DER
/// @param revoked when the certificate was revoked; [Instant#MAX] if it was not
/// @param responder who signed
/// @param needsProof whether the responder's own certificate can be revoked (no
///   id-pkix-ocsp-nocheck)
record OcspAnswer(
        Base64Url encoded, Instant revoked, X509Certificate responder, boolean needsProof) {
    static final String MEDIA_TYPE = "application/ocsp-request";

    private static final String SIGNS_ANSWERS = "1.3.6.1.5.5.7.3.9";
    private static final List<ASN1ObjectIdentifier> HASHES =
            List.of(
                    CertificateID.HASH_SHA1.getAlgorithm(),
                    NISTObjectIdentifiers.id_sha256,
                    NISTObjectIdentifiers.id_sha384,
                    NISTObjectIdentifiers.id_sha512);
    private static final Duration SKEW = Duration.ofMinutes(5);

    /// How old an answer may be that does not say when the next one comes.
    private static final Duration WITHOUT_NEXT = Duration.ofDays(1);

    /// The question (RFC 6960, 4.1). Without a nonce: large responders answer from stock (RFC
    /// 5019).
    static byte[] question(X509Certificate certificate, X509Certificate issuer)
            throws GeneralSecurityException {
        try {
            return new OCSPReqBuilder().addRequest(id(certificate, issuer)).build().getEncoded();
        } catch (OCSPException | IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /// @throws GeneralSecurityException when it cannot be believed; the message says why
    static OcspAnswer read(
            byte[] encoded, X509Certificate certificate, X509Certificate issuer, Instant now)
            throws GeneralSecurityException {
        try {
            var response = new OCSPResp(encoded);
            if (response.getStatus() != OCSPResp.SUCCESSFUL
                    || !(response.getResponseObject() instanceof BasicOCSPResp basic)) {
                throw new GeneralSecurityException("OCSP status " + response.getStatus());
            }
            var responder = responder(basic, issuer, now);
            var single = about(basic, certificate, issuer);
            var problem = notFresh(single, now);
            if (problem) {
                throw new GeneralSecurityException("OCSP answer of " + single.getThisUpdate());
            }
            boolean delegated = !responder.equals(issuer);
            var nocheck = OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId();
            return new OcspAnswer(
                    Base64Url.of(encoded),
                    revoked(single),
                    responder,
                    delegated && responder.getExtensionValue(nocheck) == null);
        } catch (OCSPException | OperatorCreationException | IOException e) {
            throw new GeneralSecurityException("OCSP: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new GeneralSecurityException("OCSP answer is malformed", e);
        }
    }

    private static Instant revoked(SingleResp single) throws GeneralSecurityException {
        return switch (single.getCertStatus()) {
            // Bouncy Castle's constant for "good" is null
            case null -> Instant.MAX;
            case RevokedStatus status -> status.getRevocationTime().toInstant();
            case CertificateStatus _ -> throw new GeneralSecurityException("OCSP: unknown");
        };
    }

    private static boolean notFresh(SingleResp single, Instant now) {
        var from = single.getThisUpdate().toInstant();
        var until =
                single.getNextUpdate() == null
                        ? from.plus(WITHOUT_NEXT)
                        : single.getNextUpdate().toInstant();
        return from.isAfter(now.plus(SKEW)) || until.isBefore(now);
    }

    private static SingleResp about(
            BasicOCSPResp basic, X509Certificate certificate, X509Certificate issuer)
            throws OCSPException, GeneralSecurityException, OperatorCreationException {
        for (var single : basic.getResponses()) {
            var id = single.getCertID();
            var calculators = new JcaDigestCalculatorProviderBuilder().build();
            if (HASHES.contains(id.getHashAlgOID())
                    && id.getSerialNumber().equals(certificate.getSerialNumber())
                    && id.matchesIssuer(new JcaX509CertificateHolder(issuer), calculators)) {
                return single;
            }
        }
        throw new GeneralSecurityException("OCSP: about another certificate");
    }

    /// RFC 6960, 4.2.2.2: the issuer itself, or a certificate by it with the purpose OCSPSigning.
    private static X509Certificate responder(
            BasicOCSPResp basic, X509Certificate issuer, Instant now)
            throws GeneralSecurityException, OCSPException, OperatorCreationException {
        var candidates = new ArrayList<X509Certificate>(List.of(issuer));
        for (X509CertificateHolder holder : basic.getCerts()) {
            var certificate = new JcaX509CertificateConverter().getCertificate(holder);
            var purposes = certificate.getExtendedKeyUsage();
            if (purposes != null
                    && purposes.contains(SIGNS_ANSWERS)
                    && certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                    && isBy(issuer, certificate, now)) {
                candidates.add(certificate);
            }
        }
        for (var candidate : candidates) {
            var verifier = new JcaContentVerifierProviderBuilder().build(candidate.getPublicKey());
            if (matches(basic, candidate) && basic.isSignatureValid(verifier)) {
                return candidate;
            }
        }
        throw new GeneralSecurityException("OCSP: signed by somebody else");
    }

    /// A key of another kind than the signature cannot have made it.
    private static boolean matches(BasicOCSPResp basic, X509Certificate candidate) {
        var algorithm = basic.getSignatureAlgorithmID().getAlgorithm().getId();
        boolean elliptic = algorithm.startsWith("1.2.840.10045.4");
        return elliptic == candidate.getPublicKey().getAlgorithm().equals("EC");
    }

    private static boolean isBy(X509Certificate issuer, X509Certificate certificate, Instant now) {
        try {
            certificate.verify(issuer.getPublicKey());
            certificate.checkValidity(java.util.Date.from(now));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static CertificateID id(X509Certificate certificate, X509Certificate issuer)
            throws GeneralSecurityException {
        try {
            // SHA-1 names the certificate here and protects nothing; all responders know it
            return new CertificateID(
                    new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1),
                    new JcaX509CertificateHolder(issuer),
                    certificate.getSerialNumber());
        } catch (OCSPException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}

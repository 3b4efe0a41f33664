package vn.chungthuc.testkit;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.KeyEntityTSPSource;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// Signs as EU DSS does, at each PAdES level (ETSI EN 319 142-1, 6).
public final class DssSigner {
    /// The levels, the least first.
    public enum Level {
        B,
        T,
        LT,
        LTA
    }

    private final TestPki pki;
    private final Identity authority;

    /// @param authority who stamps
    public DssSigner(TestPki pki, Identity authority) {
        this.pki = pki;
        this.authority = authority;
    }

    /// @param at when it is signed and stamped
    /// @param revoked entered in the lists that are kept in the file
    public byte[] sign(
            byte[] pdf, Identity signer, Level level, Instant at, X509Certificate... revoked)
            throws GeneralSecurityException {
        var service = new PAdESService(verifier(revoked));
        var stamps =
                new KeyEntityTSPSource(authority.key(), authority.certificate(), authority.chain());
        stamps.setTsaPolicy(TimestampAuthority.POLICY);
        stamps.setProductionTime(Date.from(at));
        service.setTspSource(stamps);
        var parameters = parameters(signer, level, at);
        var document = new InMemoryDocument(pdf, "a.pdf");
        var algorithm = parameters.getSignatureAlgorithm();
        var key = Signature.getInstance(algorithm.getJCEId(), new BouncyCastleProvider());
        key.initSign(signer.key());
        key.update(service.getDataToSign(document, parameters).getBytes());
        return bytes(service, document, parameters, algorithm, key.sign());
    }

    private static byte[] bytes(
            PAdESService service,
            DSSDocument document,
            PAdESSignatureParameters parameters,
            SignatureAlgorithm algorithm,
            byte[] value) {
        return DSSUtils.toByteArray(
                service.signDocument(document, parameters, new SignatureValue(algorithm, value)));
    }

    private static PAdESSignatureParameters parameters(Identity signer, Level level, Instant at) {
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(
                switch (level) {
                    case B -> SignatureLevel.PAdES_BASELINE_B;
                    case T -> SignatureLevel.PAdES_BASELINE_T;
                    case LT -> SignatureLevel.PAdES_BASELINE_LT;
                    case LTA -> SignatureLevel.PAdES_BASELINE_LTA;
                });
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(new CertificateToken(signer.certificate()));
        parameters.setCertificateChain(
                signer.chain().stream()
                        .map(CertificateToken::new)
                        .toArray(CertificateToken[]::new));
        parameters.bLevel().setSigningDate(Date.from(at));
        return parameters;
    }

    private CommonCertificateVerifier verifier(X509Certificate... revoked)
            throws GeneralSecurityException {
        var verifier = DssKnowledge.of(pki.anchor(), pki.revocationLists(revoked));
        verifier.setAlertOnRevokedCertificate(null);
        return verifier;
    }
}

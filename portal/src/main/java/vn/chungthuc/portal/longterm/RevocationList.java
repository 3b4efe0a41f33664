package vn.chungthuc.portal.longterm;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Base64Url;

/// A revocation list that can be believed (RFC 5280, 5 and 6.3): by the certificate's own issuer,
/// whole, and not over.
///
/// @param encoded DER
record RevocationList(Base64Url encoded, X509CRL list) {
    private static final Duration SKEW = Duration.ofMinutes(5);

    /// @throws GeneralSecurityException when it cannot be believed; the message says why
    static RevocationList read(byte[] encoded, X509Certificate issuer, Instant now)
            throws GeneralSecurityException {
        var list =
                (X509CRL)
                        CertificateFactory.getInstance("X.509")
                                .generateCRL(new ByteArrayInputStream(encoded));
        if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            throw new GeneralSecurityException("revocation list of another issuer");
        }
        list.verify(issuer.getPublicKey());
        var usage = issuer.getKeyUsage();
        if (usage != null && !usage[6]) {
            throw new GeneralSecurityException("the issuer may not sign revocation lists");
        }
        if (list.getExtensionValue(Extension.deltaCRLIndicator.getId()) != null
                || isPartial(list.getExtensionValue(Extension.issuingDistributionPoint.getId()))) {
            throw new GeneralSecurityException("a partial revocation list");
        }
        if (list.hasUnsupportedCriticalExtension()
                || list.getThisUpdate().toInstant().isAfter(now.plus(SKEW))
                || list.getNextUpdate() == null
                || list.getNextUpdate().toInstant().isBefore(now)) {
            throw new GeneralSecurityException("revocation list of " + list.getThisUpdate());
        }
        return new RevocationList(Base64Url.of(list.getEncoded()), list);
    }

    /// RFC 5280, 5.2.5: for some reasons, attribute certificates or other issuers only. One for
    /// users or for authorities only is whole where the certificate itself names it.
    private static boolean isPartial(byte @Nullable [] encoded) throws GeneralSecurityException {
        if (encoded == null) {
            return false;
        }
        try {
            var octets = ASN1OctetString.getInstance(encoded).getOctets();
            var point = IssuingDistributionPoint.getInstance(octets);
            return point.isIndirectCRL()
                    || point.onlyContainsAttributeCerts()
                    || point.getOnlySomeReasons() != null;
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("revocation list is malformed", e);
        }
    }

    /// When it was revoked; null if it was not.
    @Nullable Instant revoked(X509Certificate certificate) {
        var entry = list.getRevokedCertificate(certificate.getSerialNumber());
        return entry == null ? null : entry.getRevocationDate().toInstant();
    }
}

package vn.chungthuc.testkit;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/// One certificate to be made (RFC 5280) and the making of it.
///
/// @param authority whether it may certify others
/// @param purpose what it is for
record Certification(
        X500Name subject,
        Instant from,
        Instant until,
        KeyUsage usage,
        boolean authority,
        Purpose purpose) {

    /// Extended key usage.
    enum Purpose {
        ANY,
        TIMESTAMPS,
        /// As RFC 3161, 2.3 forbids: not critical, and not alone.
        TIMESTAMPS_AND_MORE,
        /// With id-pkix-ocsp-nocheck (RFC 6960, 4.2.2.2.1).
        OCSP
    }

    /// Where a certificate tells people to ask; null parts are left out.
    record Asked(String list, String issuerCertificate, @Nullable String responder) {}

    Certification to(X500Name other) {
        return new Certification(other, from, until, usage, authority, purpose);
    }

    /// @param issuer null for a certificate of its own
    X509Certificate make(
            PublicKey holder,
            X500Name issuerName,
            PrivateKey issuerKey,
            @Nullable X509Certificate issuer,
            @Nullable Asked asked)
            throws GeneralSecurityException {
        try {
            var utils = new JcaX509ExtensionUtils();
            var serial = new BigInteger(100, new SecureRandom());
            var builder =
                    new JcaX509v3CertificateBuilder(
                            issuerName,
                            serial,
                            Date.from(from.truncatedTo(ChronoUnit.SECONDS)),
                            Date.from(until.truncatedTo(ChronoUnit.SECONDS)),
                            subject,
                            holder);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true, usage);
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    utils.createSubjectKeyIdentifier(holder));
            addPurpose(builder);
            if (issuer != null) {
                builder.addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        utils.createAuthorityKeyIdentifier(issuer));
            }
            if (asked != null) {
                tellWhereToAsk(builder, asked);
            }
            var algorithm =
                    issuerKey.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
            var signer = new JcaContentSignerBuilder(algorithm).build(issuerKey);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private void addPurpose(JcaX509v3CertificateBuilder builder) throws IOException {
        switch (purpose) {
            case ANY -> {}
            case TIMESTAMPS -> purposes(builder, true, KeyPurposeId.id_kp_timeStamping);
            case TIMESTAMPS_AND_MORE ->
                    purposes(
                            builder,
                            false,
                            KeyPurposeId.id_kp_timeStamping,
                            KeyPurposeId.id_kp_emailProtection);
            case OCSP -> {
                purposes(builder, false, KeyPurposeId.id_kp_OCSPSigning);
                builder.addExtension(
                        OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
            }
        }
    }

    private static void purposes(
            JcaX509v3CertificateBuilder builder, boolean critical, KeyPurposeId... purposes)
            throws IOException {
        builder.addExtension(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(purposes));
    }

    /// RFC 5280, 4.2.1.13 and 4.2.2.1.
    private static void tellWhereToAsk(JcaX509v3CertificateBuilder builder, Asked asked)
            throws IOException {
        var list = new GeneralNames(address(asked.list()));
        var point = new DistributionPoint(new DistributionPointName(list), null, null);
        builder.addExtension(
                Extension.cRLDistributionPoints,
                false,
                new CRLDistPoint(new DistributionPoint[] {point}));
        var issuer =
                new AccessDescription(
                        AccessDescription.id_ad_caIssuers, address(asked.issuerCertificate()));
        var accesses =
                asked.responder() == null
                        ? new AccessDescription[] {issuer}
                        : new AccessDescription[] {
                            issuer,
                            new AccessDescription(
                                    AccessDescription.id_ad_ocsp, address(asked.responder()))
                        };
        builder.addExtension(
                Extension.authorityInfoAccess, false, new AuthorityInformationAccess(accesses));
    }

    private static GeneralName address(String uri) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, uri);
    }
}

package vn.chungthuc.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A public key infrastructure made by code: a root, an issuing authority below it, and leaves. All
/// names are invented, nothing is stored, two of these share nothing.
public final class TestPki {
    /// The kinds of key that Vietnamese tokens hold.
    public enum KeyKind {
        RSA_2048,
        EC_P256
    }

    private static final Duration YEAR = Duration.ofDays(365);

    private final InstantSource clock;
    private final Identity root;
    private final Identity issuer;

    private TestPki(InstantSource clock, Identity root, Identity issuer) {
        this.clock = clock;
        this.root = root;
        this.issuer = issuer;
    }

    /// A new root and issuing authority, valid from a year before the clock's now for ten years.
    public static TestPki create(InstantSource clock) throws GeneralSecurityException {
        var from = clock.instant().minus(YEAR);
        var rootKey = newKey(KeyKind.RSA_2048);
        var rootName = name("Chứng thực Mẫu – Gốc", "Cơ quan chứng thực Mẫu");
        var order = new Order(rootName, from, from.plus(YEAR.multipliedBy(10)), AUTHORITY, true);
        var anchor = certify(order, rootKey, rootName, rootKey.getPrivate(), null);
        var root = new Identity(rootKey.getPrivate(), List.of(anchor));
        var caKey = newKey(KeyKind.RSA_2048);
        var caOrder = order.to(name("Chứng thực Mẫu – Cấp chứng thư", "Cơ quan chứng thực Mẫu"));
        var ca = certify(caOrder, caKey, rootName, root.key(), anchor);
        return new TestPki(clock, root, new Identity(caKey.getPrivate(), List.of(ca, anchor)));
    }

    /// A signer whose certificate is good: valid from yesterday for two years, usage digital
    /// signature and non-repudiation.
    public Identity signer(String commonName, String organisation, KeyKind kind)
            throws GeneralSecurityException {
        var from = clock.instant().minus(Duration.ofDays(1));
        return leaf(name(commonName, organisation), kind, SIGNER, from, YEAR.multipliedBy(2));
    }

    /// A signer whose certificate ended yesterday.
    public Identity expired(String commonName) throws GeneralSecurityException {
        var from = clock.instant().minus(Duration.ofDays(300));
        return leaf(
                name(commonName, "Cơ quan Mẫu"),
                KeyKind.EC_P256,
                SIGNER,
                from,
                Duration.ofDays(299));
    }

    /// A signer whose certificate begins tomorrow.
    public Identity notYetValid(String commonName) throws GeneralSecurityException {
        var from = clock.instant().plus(Duration.ofDays(1));
        return leaf(name(commonName, "Cơ quan Mẫu"), KeyKind.EC_P256, SIGNER, from, YEAR);
    }

    /// A holder who may encipher but not sign.
    public Identity wrongUsage(String commonName) throws GeneralSecurityException {
        var from = clock.instant().minus(Duration.ofDays(1));
        var usage = new KeyUsage(KeyUsage.keyEncipherment | KeyUsage.dataEncipherment);
        return leaf(name(commonName, "Cơ quan Mẫu"), KeyKind.RSA_2048, usage, from, YEAR);
    }

    public X509Certificate anchor() {
        return root.certificate();
    }

    public X509Certificate issuingAuthority() {
        return issuer.certificate();
    }

    /// Writes the anchor as PEM (RFC 7468).
    ///
    /// @return `file`
    public Path writeAnchor(Path file) throws IOException, GeneralSecurityException {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n"
                        + lines.encodeToString(anchor().getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
    }

    /// The revocation lists of root and issuing authority as of the clock's now, with `revoked`
    /// entered an hour ago.
    public List<X509CRL> revocationLists(X509Certificate... revoked)
            throws GeneralSecurityException {
        return List.of(revocationList(root), revocationList(issuer, revoked));
    }

    private X509CRL revocationList(Identity authority, X509Certificate... revoked)
            throws GeneralSecurityException {
        var now = clock.instant();
        try {
            var list = new JcaX509v2CRLBuilder(authority.certificate(), Date.from(now));
            list.setNextUpdate(Date.from(now.plus(Duration.ofDays(7))));
            for (var certificate : revoked) {
                var since = Date.from(now.minus(Duration.ofHours(1)));
                list.addCRLEntry(certificate.getSerialNumber(), since, 0);
            }
            var utils = new JcaX509ExtensionUtils();
            list.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    utils.createAuthorityKeyIdentifier(authority.certificate()));
            var signer = new JcaContentSignerBuilder(authority.algorithm()).build(authority.key());
            return new JcaX509CRLConverter().getCRL(list.build(signer));
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private Identity leaf(
            X500Name subject, KeyKind kind, KeyUsage usage, Instant from, Duration life)
            throws GeneralSecurityException {
        var pair = newKey(kind);
        var order = new Order(subject, from, from.plus(life), usage, false);
        var issuerName =
                X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded());
        var own = certify(order, pair, issuerName, issuer.key(), issuer.certificate());
        return new Identity(pair.getPrivate(), List.of(own, issuingAuthority(), anchor()));
    }

    private static final KeyUsage AUTHORITY = new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    private static final KeyUsage SIGNER =
            new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation);

    private record Order(
            X500Name subject, Instant from, Instant until, KeyUsage usage, boolean authority) {
        Order to(X500Name other) {
            return new Order(other, from, until, usage, authority);
        }
    }

    private static X509Certificate certify(
            Order order,
            KeyPair pair,
            X500Name issuerName,
            PrivateKey issuerKey,
            @org.jspecify.annotations.Nullable X509Certificate issuer)
            throws GeneralSecurityException {
        try {
            var utils = new JcaX509ExtensionUtils();
            var serial = new java.math.BigInteger(100, new SecureRandom());
            var from = Date.from(order.from.truncatedTo(ChronoUnit.SECONDS));
            var until = Date.from(order.until.truncatedTo(ChronoUnit.SECONDS));
            var builder =
                    new JcaX509v3CertificateBuilder(
                            issuerName, serial, from, until, order.subject, pair.getPublic());
            builder.addExtension(
                    Extension.basicConstraints, true, new BasicConstraints(order.authority));
            builder.addExtension(Extension.keyUsage, true, order.usage);
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    utils.createSubjectKeyIdentifier(pair.getPublic()));
            if (issuer != null) {
                builder.addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        utils.createAuthorityKeyIdentifier(issuer));
                tellWhereToAsk(builder);
            }
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(issuerKey);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (IOException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /// Where real certificates name revocation list and issuer (RFC 5280, 4.2.1.13 and 4.2.2.1);
    /// the names lead nowhere.
    private static void tellWhereToAsk(JcaX509v3CertificateBuilder builder) throws IOException {
        var list = new GeneralNames(address("http://crl.mau.example/cap.crl"));
        var point = new DistributionPoint(new DistributionPointName(list), null, null);
        builder.addExtension(
                Extension.cRLDistributionPoints,
                false,
                new CRLDistPoint(new DistributionPoint[] {point}));
        builder.addExtension(
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(
                        AccessDescription.id_ad_caIssuers,
                        address("http://ca.mau.example/cap.cer")));
    }

    private static GeneralName address(String uri) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, uri);
    }

    private static X500Name name(String commonName, String organisation) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "VN")
                .addRDN(BCStyle.O, organisation)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private static KeyPair newKey(KeyKind kind) throws GeneralSecurityException {
        return switch (kind) {
            case RSA_2048 -> {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                yield generator.generateKeyPair();
            }
            case EC_P256 -> {
                var generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                yield generator.generateKeyPair();
            }
        };
    }

    /// Reads a certificate from PEM or DER.
    public static X509Certificate readCertificate(Path file)
            throws IOException, GeneralSecurityException {
        try (var in = Files.newInputStream(file)) {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}

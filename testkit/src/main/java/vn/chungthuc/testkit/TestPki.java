package vn.chungthuc.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.testkit.Certification.Asked;
import vn.chungthuc.testkit.Certification.Purpose;

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
    private final @Nullable String asked;

    private TestPki(InstantSource clock, Identity root, Identity issuer, @Nullable String asked) {
        this.clock = clock;
        this.root = root;
        this.issuer = issuer;
        this.asked = asked;
    }

    /// A new root and issuing authority, valid from a year before the clock's now for ten years;
    /// the addresses in the certificates lead nowhere.
    public static TestPki create(InstantSource clock) throws GeneralSecurityException {
        return create(clock, null);
    }

    /// The same, with certificates that name [RevocationServer]'s addresses.
    ///
    /// @param asked where it listens, such as `http://127.0.0.1:8888`; null for nowhere
    public static TestPki create(InstantSource clock, @Nullable String asked)
            throws GeneralSecurityException {
        var from = clock.instant().minus(YEAR);
        var rootKey = newKey(KeyKind.RSA_2048);
        var rootName = name("Chứng thực Mẫu – Gốc", "Cơ quan chứng thực Mẫu");
        var order =
                new Certification(
                        rootName,
                        from,
                        from.plus(YEAR.multipliedBy(10)),
                        AUTHORITY,
                        true,
                        Purpose.ANY);
        var anchor = order.make(rootKey.getPublic(), rootName, rootKey.getPrivate(), null, null);
        var root = new Identity(rootKey.getPrivate(), List.of(anchor));
        var caKey = newKey(KeyKind.RSA_2048);
        var caOrder = order.to(name("Chứng thực Mẫu – Cấp chứng thư", "Cơ quan chứng thực Mẫu"));
        var ca =
                caOrder.make(
                        caKey.getPublic(),
                        rootName,
                        root.key(),
                        anchor,
                        asked == null
                                ? NOWHERE
                                : new Asked(asked + "/root.crl", asked + "/root.cer", null));
        var issuer = new Identity(caKey.getPrivate(), List.of(ca, anchor));
        return new TestPki(clock, root, issuer, asked);
    }

    /// Both authorities with their keys into `folder`, for [#keptIn].
    public void keep(Path folder, String pin) throws IOException, GeneralSecurityException {
        root.writePkcs12(folder.resolve("root.p12"), pin);
        issuer.writePkcs12(folder.resolve("issuer.p12"), pin);
    }

    /// What [#keep] wrote.
    public static TestPki keptIn(
            Path folder, String pin, InstantSource clock, @Nullable String asked)
            throws IOException, GeneralSecurityException {
        return new TestPki(
                clock,
                Identity.readPkcs12(folder.resolve("root.p12"), pin),
                Identity.readPkcs12(folder.resolve("issuer.p12"), pin),
                asked);
    }

    /// A signer whose certificate is good: valid from yesterday for two years, usage digital
    /// signature and non-repudiation.
    public Identity signer(String commonName, String organisation, KeyKind kind)
            throws GeneralSecurityException {
        var from = clock.instant().minus(Duration.ofDays(1));
        return leaf(name(commonName, organisation), kind, SIGNER, from, YEAR.multipliedBy(2));
    }

    /// A signer whose certificate is its own issuer and says so, as common tools make them for a
    /// first try.
    public static Identity selfSigned(InstantSource clock, String commonName)
            throws GeneralSecurityException {
        var key = newKey(KeyKind.EC_P256);
        var owner = name(commonName, "Cơ quan Mẫu");
        var from = clock.instant().minus(Duration.ofDays(1));
        var certificate =
                new Certification(owner, from, from.plus(YEAR), SIGNER, true, Purpose.ANY)
                        .make(key.getPublic(), owner, key.getPrivate(), null, null);
        return new Identity(key.getPrivate(), List.of(certificate));
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

    /// A timestamp authority as RFC 3161, 2.3 wants it.
    public Identity timestampAuthority(String commonName, Duration life)
            throws GeneralSecurityException {
        return timestamps(commonName, life, Purpose.TIMESTAMPS);
    }

    /// One whose certificate is for other things, too.
    public Identity looseTimestampAuthority(String commonName) throws GeneralSecurityException {
        return timestamps(commonName, YEAR, Purpose.TIMESTAMPS_AND_MORE);
    }

    private Identity timestamps(String commonName, Duration life, Purpose purpose)
            throws GeneralSecurityException {
        return leaf(
                order(name(commonName, "Cơ quan Mẫu"), TIMESTAMPER, life, purpose),
                KeyKind.RSA_2048);
    }

    /// Answers for the issuing authority (RFC 6960, 4.2.2.2).
    public Identity ocspResponder(String commonName) throws GeneralSecurityException {
        return leaf(
                order(name(commonName, "Cơ quan Mẫu"), TIMESTAMPER, YEAR, Purpose.OCSP),
                KeyKind.EC_P256);
    }

    private Certification order(X500Name subject, KeyUsage usage, Duration life, Purpose purpose) {
        var from = clock.instant().minus(Duration.ofDays(1));
        return new Certification(subject, from, from.plus(life), usage, false, purpose);
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
        return Files.writeString(file, Identity.pem(anchor()));
    }

    /// The revocation lists of root and issuing authority as of the clock's now, with `revoked`
    /// entered an hour ago.
    public List<X509CRL> revocationLists(X509Certificate... revoked)
            throws GeneralSecurityException {
        return revocationLists(clock.instant(), revoked);
    }

    List<X509CRL> revocationLists(Instant now, X509Certificate... revoked)
            throws GeneralSecurityException {
        return List.of(revocationList(root, now), revocationList(issuer, now, revoked));
    }

    InstantSource clock() {
        return clock;
    }

    private static X509CRL revocationList(
            Identity authority, Instant now, X509Certificate... revoked)
            throws GeneralSecurityException {
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
        return leaf(
                new Certification(subject, from, from.plus(life), usage, false, Purpose.ANY), kind);
    }

    private Identity leaf(Certification order, KeyKind kind) throws GeneralSecurityException {
        var pair = newKey(kind);
        var issuerName =
                X500Name.getInstance(issuer.certificate().getSubjectX500Principal().getEncoded());
        var where =
                asked == null
                        ? NOWHERE
                        : new Asked(asked + "/issuer.crl", asked + "/issuer.cer", asked + "/ocsp");
        var own =
                order.make(pair.getPublic(), issuerName, issuer.key(), issuer.certificate(), where);
        return new Identity(pair.getPrivate(), List.of(own, issuingAuthority(), anchor()));
    }

    private static final Asked NOWHERE =
            new Asked("http://crl.mau.example/cap.crl", "http://ca.mau.example/cap.cer", null);
    private static final KeyUsage AUTHORITY = new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    private static final KeyUsage SIGNER =
            new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation);
    private static final KeyUsage TIMESTAMPER = new KeyUsage(KeyUsage.digitalSignature);

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

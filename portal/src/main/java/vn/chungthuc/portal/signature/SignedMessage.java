package vn.chungthuc.portal.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/// A CMS SignedData by any program, BER or DER (RFC 5652): what it holds and whether it holds. Of
/// the profile that this project itself writes, `pdf.CmsCheck` says more.
final class SignedMessage {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private final CMSSignedData data;
    private final SignerInformation info;
    private final List<X509Certificate> certificates;
    private final X509Certificate signer;
    private final byte[] encoded;
    private final boolean padded;

    private SignedMessage(
            CMSSignedData data,
            SignerInformation info,
            List<X509Certificate> certificates,
            X509Certificate signer,
            byte[] encoded,
            boolean padded) {
        this.data = data;
        this.info = info;
        this.certificates = certificates;
        this.signer = signer;
        this.encoded = encoded;
        this.padded = padded;
    }

    /// @param contents a SignedData, with whatever stands behind it
    /// @throws SignatureException if it is none, or none that may stand in a PDF
    static SignedMessage read(byte[] contents) throws GeneralSecurityException {
        try {
            var in = new ByteArrayInputStream(contents);
            var value = new ASN1InputStream(in).readObject();
            var rest = in.readAllBytes();
            var data = new CMSSignedData(ContentInfo.getInstance(value));
            // ETSI EN 319 142-1, 4.1, and ISO 32000-2, 12.8.3.3.1: one signer only
            must(data.getSignerInfos().size() == 1, "signer-count");
            var info = data.getSignerInfos().iterator().next();
            var certificates = certificates(data);
            return new SignedMessage(
                    data,
                    info,
                    certificates,
                    signer(certificates, info),
                    Arrays.copyOf(contents, contents.length - rest.length),
                    zeros(rest));
        } catch (IOException | CMSException e) {
            throw new SignatureException("cms-malformed", e);
        } catch (RuntimeException e) { // Bouncy Castle's way to say so of some structures
            throw new SignatureException("cms-malformed", e);
        }
    }

    private static boolean zeros(byte[] rest) {
        for (byte b : rest) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private static List<X509Certificate> certificates(CMSSignedData data)
            throws GeneralSecurityException {
        var certificates = new ArrayList<X509Certificate>();
        var converter = new JcaX509CertificateConverter().setProvider(PROVIDER);
        for (X509CertificateHolder holder : data.getCertificates().getMatches(null)) {
            certificates.add(converter.getCertificate(holder));
        }
        return certificates;
    }

    /// ISO 32000-2, 12.8.3.3.1: at least the signer's certificate shall be in the message.
    private static X509Certificate signer(
            List<X509Certificate> certificates, SignerInformation info)
            throws GeneralSecurityException, IOException {
        for (var certificate : certificates) {
            if (info.getSID().match(new X509CertificateHolder(certificate.getEncoded()))) {
                return certificate;
            }
        }
        throw new SignatureException("signer-certificate-missing");
    }

    X509Certificate signer() {
        return signer;
    }

    List<X509Certificate> certificates() {
        return certificates;
    }

    /// The message by itself, without what stands behind it in `/Contents`.
    byte[] encoded() {
        return encoded.clone();
    }

    CMSSignedData data() {
        return data;
    }

    /// Whether nothing but zeros stands behind the message.
    boolean zeroPadded() {
        return padded;
    }

    DigestName digest() throws GeneralSecurityException {
        return DigestName.of(info.getDigestAlgorithmID().getAlgorithm());
    }

    boolean hasSignedAttributes() {
        return info.getSignedAttributes() != null;
    }

    /// The signature value: what a signature timestamp stamps (ETSI EN 319 122-1, 5.3).
    byte[] signatureValue() {
        return info.getSignature();
    }

    /// What is encapsulated (RFC 5652, 5.2); null for a detached signature.
    byte @Nullable [] content() {
        return data.getSignedContent() == null
                ? null
                : (byte[]) data.getSignedContent().getContent();
    }

    ASN1ObjectIdentifier contentType() {
        return new ASN1ObjectIdentifier(data.getSignedContentTypeOID());
    }

    /// Every value of that unsigned attribute.
    List<ASN1Primitive> unsigned(ASN1ObjectIdentifier type) {
        return info.getUnsignedAttributes() == null
                ? List.of()
                : values(info.getUnsignedAttributes().getAll(type));
    }

    private List<ASN1Primitive> signed(ASN1ObjectIdentifier type) {
        return info.getSignedAttributes() == null
                ? List.of()
                : values(info.getSignedAttributes().getAll(type));
    }

    private static List<ASN1Primitive> values(org.bouncycastle.asn1.ASN1EncodableVector all) {
        var values = new ArrayList<ASN1Primitive>();
        for (int i = 0; i < all.size(); i++) {
            for (var value : Attribute.getInstance(all.get(i)).getAttrValues()) {
                values.add(value.toASN1Primitive());
            }
        }
        return values;
    }

    /// Holds the signature against the digest of the content.
    ///
    /// @throws SignatureException with the reason's code if it does not hold
    void verify(byte[] contentDigest) throws GeneralSecurityException {
        // RFC 5652, 11.2: exactly one message-digest, equal to the content's
        var digests = signed(CMSAttributes.messageDigest);
        must(digests.size() == 1, "message-digest-missing");
        var stated = ASN1OctetString.getInstance(digests.getFirst()).getOctets();
        must(Arrays.equals(stated, contentDigest), "digest-differs");
        // RFC 5652, 11.1: the content-type must be the one of the encapsulated content info
        var types = signed(CMSAttributes.contentType);
        must(types.size() == 1 && types.getFirst().equals(contentType()), "content-type-differs");
        checkSigningCertificate();
        var known = Map.of(info.getDigestAlgorithmID().getAlgorithm().getId(), contentDigest);
        verifyBy(known);
    }

    private void verifyBy(Map<String, byte[]> known) throws GeneralSecurityException {
        try {
            var detached =
                    data.getSignedContent() == null
                            ? new CMSSignedData(known, data.toASN1Structure())
                            : data;
            verify(detached);
        } catch (CMSException e) {
            throw new SignatureException("cms-malformed", e);
        }
    }

    /// Without signed attributes the signature is over the content itself (RFC 5652, 5.4).
    void verify(CMSTypedData content) throws GeneralSecurityException {
        try {
            verify(new CMSSignedData(content, data.toASN1Structure()));
        } catch (CMSException e) {
            throw new SignatureException("cms-malformed", e);
        }
    }

    private void verify(CMSSignedData message) throws GeneralSecurityException {
        try {
            // by the key alone: whether the certificate was valid is a question of trust
            var verifier =
                    new JcaSimpleSignerInfoVerifierBuilder()
                            .setProvider(PROVIDER)
                            .build(signer.getPublicKey());
            var one = message.getSignerInfos().iterator().next();
            must(one.verify(verifier), "signature-value");
        } catch (OperatorCreationException e) {
            throw new java.security.NoSuchAlgorithmException(info.getEncryptionAlgOID(), e);
        } catch (CMSException e) {
            throw unsupported(e)
                    ? new java.security.NoSuchAlgorithmException(info.getEncryptionAlgOID(), e)
                    : new SignatureException("signature-value", e);
        } catch (RuntimeException e) {
            throw new SignatureException("signature-value", e);
        }
    }

    private static boolean unsupported(CMSException e) {
        return e.getCause() instanceof OperatorCreationException;
    }

    /// RFC 5035, 4 and 5.4.1: the first certificate named is the signer's.
    private void checkSigningCertificate() throws GeneralSecurityException {
        for (var value : signed(PKCSObjectIdentifiers.id_aa_signingCertificateV2)) {
            var first = SigningCertificateV2.getInstance(value).getCerts()[0];
            var digest = DigestName.of(first.getHashAlgorithm().getAlgorithm()).begin();
            must(
                    Arrays.equals(first.getCertHash(), digest.digest(signer.getEncoded())),
                    "signing-certificate-differs");
        }
        for (var value : signed(PKCSObjectIdentifiers.id_aa_signingCertificate)) {
            var first = SigningCertificate.getInstance(value).getCerts()[0];
            var digest = new DigestName("SHA-1").begin();
            must(
                    Arrays.equals(first.getCertHash(), digest.digest(signer.getEncoded())),
                    "signing-certificate-differs");
        }
    }

    boolean namesSigningCertificate() {
        return !signed(PKCSObjectIdentifiers.id_aa_signingCertificateV2).isEmpty()
                || !signed(PKCSObjectIdentifiers.id_aa_signingCertificate).isEmpty();
    }

    java.util.Optional<java.time.Instant> signingTime() {
        return signed(CMSAttributes.signingTime).stream()
                .findFirst()
                .map(org.bouncycastle.asn1.cms.Time::getInstance)
                .map(time -> Objects.requireNonNull(time.getDate()).toInstant());
    }

    private static void must(boolean holds, String code) throws SignatureException {
        if (!holds) {
            throw new SignatureException(code);
        }
    }
}

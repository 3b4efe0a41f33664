package vn.chungthuc.pdf;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.CmsFault.Part;
import vn.chungthuc.protocol.Sha256;

/// Checks the CMS of a signature against what [Cms#sign] writes: by RFC 5652 and RFC 5035, and
/// nothing else than ours passes. Nothing is said about trust.
public final class CmsCheck {
    /// Who signed, by the CMS alone: nothing is said about trust.
    ///
    /// @param certificates the signer's and its issuers', in order, without a root
    /// @param timestamp of the signature value; null without one
    public record Signed(
            X509Certificate signer,
            List<X509Certificate> certificates,
            @Nullable Timestamp timestamp) {
        public Signed {
            certificates = List.copyOf(certificates);
        }
    }

    /// RSA (as rsaEncryption or with its digest), RSASSA-PSS and ECDSA, each with SHA-256 and with
    /// the parameters of RFC 4055, RFC 5754 and RFC 5758; no others.
    private static final Set<AlgorithmIdentifier> ALGORITHMS =
            Set.of(
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                    new AlgorithmIdentifier(
                            PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE),
                    new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withRSAandMGF1"),
                    new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256));

    /// SHA-256, whose parameters are absent or null (RFC 5754, 2).
    private static final Set<AlgorithmIdentifier> DIGESTS =
            Set.of(
                    new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256),
                    new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE));

    /// content-type, message-digest and signing-certificate-v2: all that [Cms#sign] signs besides.
    private static final int ATTRIBUTES = 3;

    private CmsCheck() {}

    /// Checks the signature itself: one signer whose certificate is in the CMS and named by
    /// signing-certificate-v2 (RFC 5035), no content, the digest, the signature value, and a
    /// timestamp of that value if there is one.
    ///
    /// @throws CmsFault when it does not hold; says which part
    /// @throws TimestampFault when all of it holds but the timestamp
    public static Signed verify(byte[] cms, byte[] documentDigest) throws GeneralSecurityException {
        try {
            var known = Map.of(NISTObjectIdentifiers.id_sha256.getId(), documentDigest);
            var data = new CMSSignedData(known, cms);
            must(data.getSignerInfos().size() == 1, Part.NOT_ONE_SIGNER);
            must(
                    data.toASN1Structure()
                            .getContentType()
                            .equals(PKCSObjectIdentifiers.signedData),
                    Part.MALFORMED);
            must(Arrays.equals(cms, data.toASN1Structure().getEncoded("DER")), Part.MALFORMED);
            var info = data.getSignerInfos().iterator().next();
            checkFrame(SignedData.getInstance(data.toASN1Structure().getContent()), info);
            var certificates = certificates(data);
            var signer = signer(certificates, info);
            checkAttributes(info, signer, documentDigest);
            must(
                    info.verify(
                            new JcaSimpleSignerInfoVerifierBuilder().build(signer.getPublicKey())),
                    Part.SIGNATURE_VALUE);
            return new Signed(signer, path(signer, certificates), timestamp(info));
        } catch (CMSException | OperatorCreationException | IOException e) {
            throw new CmsFault(Part.MALFORMED, String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw new CmsFault(Part.MALFORMED, "malformed", e);
        }
    }

    /// What no signature covers must be exactly what [Cms#sign] writes (RFC 5652, 5.1 and 5.3).
    private static void checkFrame(SignedData data, SignerInformation info)
            throws SignatureException, IOException {
        var digests = data.getDigestAlgorithms();
        var written = data.getSignerInfos().getObjectAt(0).toASN1Primitive().getEncoded("DER");
        must(Arrays.equals(written, info.toASN1Structure().getEncoded("DER")), Part.MALFORMED);
        must(data.getVersion().hasValue(1) && info.getVersion() == 1, Part.VERSION);
        must(
                digests.size() == 1
                        && AlgorithmIdentifier.getInstance(digests.getObjectAt(0))
                                .equals(info.getDigestAlgorithmID()),
                Part.DIGEST_ALGORITHM);
        must(
                data.getEncapContentInfo().getContentType().equals(PKCSObjectIdentifiers.data),
                Part.CONTENT_TYPE);
        must(
                ALGORITHMS.contains(info.toASN1Structure().getDigestEncryptionAlgorithm()),
                Part.SIGNATURE_ALGORITHM);
        must(DIGESTS.contains(info.getDigestAlgorithmID()), Part.DIGEST_ALGORITHM);
        must(data.getEncapContentInfo().getContent() == null, Part.CONTENT_INSIDE);
        must(data.getCRLs() == null, Part.REVOCATION_INSIDE);
        must(data.getCertificates() != null, Part.SIGNER_CERTIFICATE_MISSING);
        for (var certificate : data.getCertificates()) {
            must(certificate.toASN1Primitive() instanceof ASN1Sequence, Part.OTHER_CERTIFICATE);
        }
    }

    /// No signature covers the set of certificates: nothing may be in it that is not needed.
    private static List<X509Certificate> path(
            X509Certificate signer, List<X509Certificate> certificates) throws SignatureException {
        var signerFirst = new ArrayList<>(certificates);
        signerFirst.remove(signer);
        signerFirst.addFirst(signer);
        var path = Cms.carried(signerFirst);
        must(path.size() == certificates.size(), Part.OTHER_CERTIFICATE);
        return path;
    }

    /// No signature covers unsigned attributes: the only one that may be there proves itself.
    private static @Nullable Timestamp timestamp(SignerInformation info)
            throws SignatureException, IOException {
        var unsigned = info.getUnsignedAttributes();
        if (unsigned == null) {
            return null;
        }
        must(unsigned.size() == 1, Part.UNSIGNED_ATTRIBUTES);
        var token =
                value(
                        unsigned,
                        PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                        Part.UNSIGNED_ATTRIBUTES);
        return Timestamp.read(token.getEncoded("DER"), Sha256.of(info.getSignature()));
    }

    private static void checkAttributes(
            SignerInformation info, X509Certificate signer, byte[] documentDigest)
            throws GeneralSecurityException {
        var signed = info.getSignedAttributes();
        must(signed != null, Part.NO_SIGNED_ATTRIBUTES);
        must(signed.get(CMSAttributes.signingTime) == null, Part.SIGNING_TIME);
        var type = value(signed, CMSAttributes.contentType, Part.CONTENT_TYPE);
        must(type.equals(PKCSObjectIdentifiers.data), Part.CONTENT_TYPE);
        var digest = value(signed, CMSAttributes.messageDigest, Part.MESSAGE_DIGEST);
        must(
                digest instanceof ASN1OctetString octets
                        && Arrays.equals(octets.getOctets(), documentDigest),
                Part.MESSAGE_DIGEST);
        var named =
                SigningCertificateV2.getInstance(
                                value(
                                        signed,
                                        PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                                        Part.SIGNING_CERTIFICATE_MISSING))
                        .getCerts();
        must(
                named.length == 1
                        && Arrays.equals(
                                named[0].getCertHash(),
                                Sha256.newDigest().digest(signer.getEncoded())),
                Part.SIGNING_CERTIFICATE_OTHER);
        must(signed.size() == ATTRIBUTES, Part.OTHER_ATTRIBUTE);
    }

    private static org.bouncycastle.asn1.ASN1Primitive value(
            AttributeTable table, org.bouncycastle.asn1.ASN1ObjectIdentifier type, Part part)
            throws SignatureException {
        var attributes = table.getAll(type);
        must(attributes.size() == 1, part);
        var values = ((Attribute) attributes.get(0)).getAttrValues();
        must(values.size() == 1, part);
        return values.getObjectAt(0).toASN1Primitive();
    }

    private static List<X509Certificate> certificates(CMSSignedData data)
            throws CertificateException {
        var certificates = new ArrayList<X509Certificate>();
        var converter = new JcaX509CertificateConverter();
        for (X509CertificateHolder holder : data.getCertificates().getMatches(null)) {
            certificates.add(converter.getCertificate(holder));
        }
        return certificates;
    }

    private static X509Certificate signer(
            List<X509Certificate> certificates, SignerInformation info)
            throws CertificateException, IOException, SignatureException {
        for (var certificate : certificates) {
            if (info.getSID().match(new X509CertificateHolder(certificate.getEncoded()))) {
                return certificate;
            }
        }
        throw new CmsFault(
                Part.SIGNER_CERTIFICATE_MISSING, "the signer's certificate is not in it");
    }

    private static void must(boolean holds, Part part) throws SignatureException {
        if (!holds) {
            throw new CmsFault(part);
        }
    }
}

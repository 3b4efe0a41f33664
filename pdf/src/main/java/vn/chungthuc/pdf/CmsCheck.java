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
import org.bouncycastle.asn1.DEROctetString;
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
import org.bouncycastle.operator.OperatorCreationException;
import vn.chungthuc.protocol.Sha256;

/// Checks the CMS of a signature against what [Cms#sign] writes: by RFC 5652 and RFC 5035, and
/// nothing else than ours passes. Nothing is said about trust.
public final class CmsCheck {
    /// Who signed, by the CMS alone: nothing is said about trust.
    public record Signed(X509Certificate signer, List<X509Certificate> certificates) {
        public Signed {
            certificates = List.copyOf(certificates);
        }
    }

    /// RSA (as rsaEncryption or with its digest), RSASSA-PSS and ECDSA, each with SHA-256.
    private static final Set<String> ALGORITHMS =
            Set.of(
                    PKCSObjectIdentifiers.rsaEncryption.getId(),
                    PKCSObjectIdentifiers.sha256WithRSAEncryption.getId(),
                    PKCSObjectIdentifiers.id_RSASSA_PSS.getId(),
                    X9ObjectIdentifiers.ecdsa_with_SHA256.getId());

    private CmsCheck() {}

    /// Checks the signature itself: one signer whose certificate is in the CMS and named by
    /// signing-certificate-v2 (RFC 5035), no content, the digest, the signature value.
    ///
    /// @throws SignatureException when it does not hold; the message says which part
    public static Signed verify(byte[] cms, byte[] documentDigest) throws GeneralSecurityException {
        try {
            var known = Map.of(NISTObjectIdentifiers.id_sha256.getId(), documentDigest);
            var data = new CMSSignedData(known, cms);
            must(data.getSignedContent() == null, "content inside");
            must(data.getSignerInfos().size() == 1, "not exactly one signer");
            must(
                    data.toASN1Structure()
                            .getContentType()
                            .equals(PKCSObjectIdentifiers.signedData),
                    "no SignedData");
            must(Arrays.equals(cms, data.toASN1Structure().getEncoded("DER")), "not DER");
            var info = data.getSignerInfos().iterator().next();
            checkFrame(SignedData.getInstance(data.toASN1Structure().getContent()), info);
            var certificates = certificates(data);
            var signer = signer(certificates, info);
            checkAttributes(info, signer, documentDigest);
            must(
                    info.verify(
                            new JcaSimpleSignerInfoVerifierBuilder().build(signer.getPublicKey())),
                    "signature value");
            return new Signed(signer, certificates);
        } catch (CMSException | OperatorCreationException | IOException e) {
            throw new SignatureException("CMS: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new SignatureException("CMS is malformed", e);
        }
    }

    /// What no signature covers must be exactly what [Cms#sign] writes (RFC 5652, 5.1 and 5.3).
    private static void checkFrame(SignedData data, SignerInformation info)
            throws SignatureException, IOException {
        var digests = data.getDigestAlgorithms();
        var written = data.getSignerInfos().getObjectAt(0).toASN1Primitive().getEncoded("DER");
        must(Arrays.equals(written, info.toASN1Structure().getEncoded("DER")), "signer info");
        must(data.getVersion().hasValue(1) && info.getVersion() == 1, "version");
        must(
                digests.size() == 1
                        && AlgorithmIdentifier.getInstance(digests.getObjectAt(0))
                                .equals(info.getDigestAlgorithmID()),
                "digest algorithms");
        must(
                data.getEncapContentInfo().getContentType().equals(PKCSObjectIdentifiers.data),
                "content type");
        must(ALGORITHMS.contains(info.getEncryptionAlgOID()), "signature algorithm");
        must(info.getUnsignedAttributes() == null, "unsigned attributes");
        must(data.getCRLs() == null, "revocation lists inside");
    }

    private static void checkAttributes(
            SignerInformation info, X509Certificate signer, byte[] documentDigest)
            throws GeneralSecurityException {
        var signed = info.getSignedAttributes();
        must(signed != null, "no signed attributes");
        must(value(signed, CMSAttributes.contentType).equals(PKCSObjectIdentifiers.data), "type");
        var digest = (DEROctetString) value(signed, CMSAttributes.messageDigest);
        must(Arrays.equals(digest.getOctets(), documentDigest), "message-digest");
        must(signed.get(CMSAttributes.signingTime) == null, "signing-time");
        var named =
                SigningCertificateV2.getInstance(
                                value(signed, PKCSObjectIdentifiers.id_aa_signingCertificateV2))
                        .getCerts();
        must(
                named.length == 1
                        && Arrays.equals(
                                named[0].getCertHash(),
                                Sha256.newDigest().digest(signer.getEncoded())),
                "signing-certificate-v2");
    }

    private static org.bouncycastle.asn1.ASN1Primitive value(
            AttributeTable table, org.bouncycastle.asn1.ASN1ObjectIdentifier type)
            throws SignatureException {
        var attributes = table.getAll(type);
        must(attributes.size() == 1, "attribute " + type);
        var values = ((Attribute) attributes.get(0)).getAttrValues();
        must(values.size() == 1, "values of attribute " + type);
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
        throw new SignatureException("the signer's certificate is not in the CMS");
    }

    private static void must(boolean holds, String what) throws SignatureException {
        if (!holds) {
            throw new SignatureException("CMS: " + what);
        }
    }
}

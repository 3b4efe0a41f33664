package vn.chungthuc.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.cms.SimpleAttributeTableGenerator;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Sha256;

/// The CMS of a signature: a CAdES baseline SignedData (ETSI EN 319 122-1) as PAdES wants it (ETSI
/// EN 319 142-1, 6.3): detached, one signer, content-type, message-digest and
/// signing-certificate-v2, no signing-time.
public final class Cms {
    /// Raw signatures by a key that may sit in a token.
    public interface Signer {
        /// @param signedAttributes the DER of the signed attributes, to be hashed and signed
        byte[] sign(byte[] signedAttributes) throws GeneralSecurityException;
    }

    /// SignedData and SignerInfo around their variable parts, with SHA-512 and PSS parameters: some
    /// 330 bytes.
    private static final int STRUCTURE = 384;

    private Cms() {}

    /// @param documentDigest of the signed bytes, by the hash of `algorithm`
    /// @param chain the signer's certificate first; a root in it is left out
    /// @param algorithm `SHA256withRSA`, `SHA256withRSAandMGF1` or `SHA256withECDSA`, or the same
    ///   with SHA384 or SHA512
    public static byte[] sign(
            byte[] documentDigest, List<X509Certificate> chain, String algorithm, Signer key)
            throws GeneralSecurityException {
        try {
            var certificate = new JcaX509CertificateHolder(chain.getFirst());
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new SignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .setSignedAttributeGenerator(
                                    new SimpleAttributeTableGenerator(
                                            attributes(documentDigest, chain.getFirst())))
                            .build(new TokenSigner(algorithm, key), certificate));
            for (var each : carried(chain)) {
                generator.addCertificate(new JcaX509CertificateHolder(each));
            }
            return generator
                    .generate(new CMSAbsentContent(), false)
                    .toASN1Structure()
                    .getEncoded("DER");
        } catch (RefusedByToken e) {
            throw e.refusal();
        } catch (CMSException | OperatorCreationException | IOException e) {
            throw new GeneralSecurityException("building the CMS", e);
        }
    }

    private static AttributeTable attributes(byte[] digest, X509Certificate signer)
            throws GeneralSecurityException {
        var hash = Sha256.newDigest().digest(signer.getEncoded());
        var attributes = new ASN1EncodableVector();
        attributes.add(
                new Attribute(CMSAttributes.contentType, new DERSet(PKCSObjectIdentifiers.data)));
        attributes.add(
                new Attribute(CMSAttributes.messageDigest, new DERSet(new DEROctetString(digest))));
        attributes.add(
                new Attribute(
                        PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                        new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash)))));
        return new AttributeTable(attributes);
    }

    /// How many bytes `/Contents` must hold for such a chain: certificates, the largest signature
    /// that the key makes, the signer's identifier and the structure around them, rounded up.
    public static int room(List<X509Certificate> chain) throws GeneralSecurityException {
        var signer = chain.getFirst();
        int size = STRUCTURE + signer.getIssuerX500Principal().getEncoded().length;
        size +=
                switch (signer.getPublicKey()) {
                    case RSAPublicKey rsa -> (rsa.getModulus().bitLength() + 7) / 8;
                    case ECPublicKey ec -> (ec.getParams().getOrder().bitLength() + 7) / 4 + 16;
                    default -> 1_024;
                };
        for (var certificate : carried(chain)) {
            size += certificate.getEncoded().length;
        }
        return (size + 15) / 16 * 16;
    }

    /// The chain without its root: who does not have that already must not trust it for being sent
    /// along (RFC 5652, 5.1), and its bytes would stand in every signature, twice in hexadecimal.
    ///
    /// @param chain the signer's certificate first; of the others, in any order, only its path is
    ///   taken
    static List<X509Certificate> carried(List<X509Certificate> chain) {
        var path = new ArrayList<>(List.of(chain.getFirst()));
        var others = new ArrayList<>(chain.subList(1, chain.size()));
        for (var at = chain.getFirst(); at != null && !isRoot(at); ) {
            at = issuer(at, others);
            if (at != null && !isRoot(at)) {
                path.add(at);
                others.remove(at);
            }
        }
        return path;
    }

    private static boolean isRoot(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }

    private static @Nullable X509Certificate issuer(
            X509Certificate of, List<X509Certificate> among) {
        for (var each : among) {
            if (each.getSubjectX500Principal().equals(of.getIssuerX500Principal())
                    && signed(of, each)) {
                return each;
            }
        }
        return null;
    }

    private static boolean signed(X509Certificate certificate, X509Certificate by) {
        try {
            certificate.verify(by.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /// Bouncy Castle's view of a key that it never sees.
    private static final class TokenSigner implements ContentSigner {
        private final String algorithm;
        private final Signer key;
        private final ByteArrayOutputStream attributes = new ByteArrayOutputStream();

        TokenSigner(String algorithm, Signer key) {
            this.algorithm = algorithm;
            this.key = key;
        }

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return Objects.requireNonNull(
                    new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm));
        }

        @Override
        public OutputStream getOutputStream() {
            return attributes;
        }

        @Override
        public byte[] getSignature() {
            try {
                return key.sign(attributes.toByteArray());
            } catch (GeneralSecurityException e) {
                throw new RefusedByToken(e);
            }
        }
    }

    /// Carries a token's own exception through Bouncy Castle.
    private static final class RefusedByToken extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final GeneralSecurityException refusal;

        RefusedByToken(GeneralSecurityException refusal) {
            super(refusal);
            this.refusal = refusal;
        }

        GeneralSecurityException refusal() {
            return refusal;
        }
    }
}

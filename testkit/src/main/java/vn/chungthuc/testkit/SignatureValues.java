package vn.chungthuc.testkit;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/// Values for `/Contents`, each lawful or wrong in one way.
public final class SignatureValues {
    private final Identity signer;
    private final Identity other;
    private final Identity authority;
    private final InstantSource clock;

    /// @param signer with an RSA key
    /// @param authority who stamps
    public SignatureValues(
            Identity signer, Identity other, Identity authority, InstantSource clock) {
        this.signer = signer;
        this.other = other;
        this.authority = authority;
        this.clock = clock;
    }

    /// What a CMS is made with.
    ///
    /// @param attributes whether there are signed attributes
    /// @param encapsulate whether the content lies inside
    /// @param certificates whether the signer's is in it
    /// @param encoding `DER` or `BER`
    public record Shape(
            String algorithm,
            boolean attributes,
            boolean encapsulate,
            boolean certificates,
            String encoding) {}

    public byte[] detached(byte[] signed) throws GeneralSecurityException, IOException {
        return cms(signed, new Shape(signer.algorithm(), true, false, true, "DER"));
    }

    public byte[] cms(byte[] content, Shape shape) throws GeneralSecurityException, IOException {
        try {
            return generator(shape, signer)
                    .generate(new CMSProcessableByteArray(content), shape.encapsulate())
                    .toASN1Structure()
                    .getEncoded(shape.encoding());
        } catch (CMSException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static CMSSignedDataGenerator generator(Shape shape, Identity identity)
            throws GeneralSecurityException, OperatorCreationException, CMSException {
        var generator = new CMSSignedDataGenerator();
        addSigner(generator, shape, identity);
        if (shape.certificates()) {
            generator.addCertificates(new JcaCertStore(identity.chain()));
        }
        return generator;
    }

    private static void addSigner(CMSSignedDataGenerator generator, Shape shape, Identity identity)
            throws GeneralSecurityException, OperatorCreationException {
        var builder =
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
        builder.setDirectSignature(!shape.attributes());
        if (shape.attributes()) {
            var named = signingCertificate(identity);
            builder.setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(named));
        }
        generator.addSignerInfoGenerator(
                builder.build(
                        new JcaContentSignerBuilder(shape.algorithm())
                                .setProvider(new BouncyCastleProvider())
                                .build(identity.key()),
                        new JcaX509CertificateHolder(identity.certificate())));
    }

    private static AttributeTable signingCertificate(Identity identity)
            throws GeneralSecurityException {
        var hash = Signing.digest("SHA-256", identity.certificate().getEncoded());
        var attributes = new ASN1EncodableVector();
        attributes.add(
                new Attribute(
                        PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                        new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash)))));
        return new AttributeTable(attributes);
    }

    public byte[] twoSigners(byte[] signed) throws GeneralSecurityException, IOException {
        try {
            var shape = new Shape(signer.algorithm(), true, false, true, "DER");
            var generator = generator(shape, signer);
            addSigner(generator, new Shape(other.algorithm(), true, false, true, "DER"), other);
            generator.addCertificates(new JcaCertStore(other.chain()));
            return generator.generate(new CMSProcessableByteArray(signed)).getEncoded();
        } catch (CMSException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /// The attribute names another certificate than the signer's.
    public byte[] namesAnother(byte[] signed) throws GeneralSecurityException, IOException {
        try {
            var builder =
                    new JcaSignerInfoGeneratorBuilder(
                            new JcaDigestCalculatorProviderBuilder().build());
            builder.setSignedAttributeGenerator(
                    new DefaultSignedAttributeTableGenerator(signingCertificate(other)));
            var generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    builder.build(
                            new JcaContentSignerBuilder(signer.algorithm()).build(signer.key()),
                            new JcaX509CertificateHolder(signer.certificate())));
            generator.addCertificates(new JcaCertStore(signer.chain()));
            return generator.generate(new CMSProcessableByteArray(signed)).getEncoded();
        } catch (CMSException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /// `adbe.pkcs7.sha1`: the digest is the content.
    public byte[] overDigest(byte[] signed) throws GeneralSecurityException, IOException {
        return cms(
                Signing.digest("SHA-1", signed),
                new Shape(signer.algorithm(), true, true, true, "DER"));
    }

    /// `adbe.x509.rsa_sha1`: PKCS#1 in an octet string; the key must be RSA.
    public byte[] raw(byte[] signed) throws GeneralSecurityException, IOException {
        var rsa = Signature.getInstance("SHA1withRSA");
        rsa.initSign(signer.key());
        rsa.update(signed);
        return new DEROctetString(rsa.sign()).getEncoded();
    }

    public String certificateEntry() throws GeneralSecurityException {
        return "/Cert<" + SignedDraft.hex(signer.certificate().getEncoded()) + ">";
    }

    /// With a timestamp over the value, or over something else.
    public byte[] stamped(byte[] signed, boolean honest)
            throws GeneralSecurityException, IOException {
        try {
            var data = new CMSSignedData(detached(signed));
            SignerInformation info = data.getSignerInfos().iterator().next();
            var token = token(honest ? info.getSignature() : signed);
            var attributes = new ASN1EncodableVector();
            attributes.add(
                    new Attribute(
                            PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                            new DERSet(org.bouncycastle.asn1.ASN1Primitive.fromByteArray(token))));
            var stamped =
                    SignerInformation.replaceUnsignedAttributes(
                            info, new AttributeTable(attributes));
            return CMSSignedData.replaceSigners(data, new SignerInformationStore(List.of(stamped)))
                    .getEncoded();
        } catch (CMSException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /// A timestamp token (RFC 3161) over `content`.
    public byte[] token(byte[] content) throws GeneralSecurityException, IOException {
        try {
            var requests = new TimeStampRequestGenerator();
            requests.setCertReq(true);
            var request =
                    requests.generate(
                            NISTObjectIdentifiers.id_sha256,
                            Signing.digest("SHA-256", content),
                            BigInteger.ONE);
            var digests = new JcaDigestCalculatorProviderBuilder().build();
            var generator =
                    new TimeStampTokenGenerator(
                            new JcaSignerInfoGeneratorBuilder(digests)
                                    .build(
                                            new JcaContentSignerBuilder(authority.algorithm())
                                                    .build(authority.key()),
                                            authority.certificate()),
                            digests.get(
                                    new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                                            NISTObjectIdentifiers.id_sha256)),
                            new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"));
            generator.addCertificates(new JcaCertStore(authority.chain()));
            return generator
                    .generate(request, BigInteger.TEN, Date.from(clock.instant()))
                    .getEncoded();
        } catch (TSPException | OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}

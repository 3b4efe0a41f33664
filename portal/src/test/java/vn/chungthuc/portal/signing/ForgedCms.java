package vn.chungthuc.portal.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.SimpleAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.testkit.Identity;

/// A CMS as others would make it: valid in itself, with one thing that the profile does not allow.
final class ForgedCms {
    private final Identity signer;
    private final ASN1EncodableVector more = new ASN1EncodableVector();
    private final ASN1EncodableVector unsigned = new ASN1EncodableVector();
    private boolean named = true;
    private boolean carried = true;
    private boolean content;
    private boolean attributed = true;
    private ASN1ObjectIdentifier type = PKCSObjectIdentifiers.data;
    private int signers = 1;
    private String hash = "SHA256";
    private Identity namedCertificate;
    private @Nullable X509CRL revocation;
    private @Nullable Identity beside;

    ForgedCms(Identity signer) {
        this.signer = signer;
        this.namedCertificate = signer;
    }

    ForgedCms signingTime(Instant time) {
        return attribute(CMSAttributes.signingTime, new Time(Date.from(time)));
    }

    ForgedCms attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        more.add(new Attribute(type, new DERSet(value)));
        return this;
    }

    ForgedCms unsigned(ASN1ObjectIdentifier type) {
        unsigned.add(new Attribute(type, new DERSet(new DERUTF8String("x"))));
        return this;
    }

    ForgedCms withoutSigningCertificate() {
        named = false;
        return this;
    }

    ForgedCms naming(Identity other) {
        namedCertificate = other;
        return this;
    }

    ForgedCms withoutItsCertificate() {
        carried = false;
        return this;
    }

    ForgedCms contentInside() {
        content = true;
        return this;
    }

    ForgedCms withoutSignedAttributes() {
        attributed = false;
        return this;
    }

    ForgedCms contentType(ASN1ObjectIdentifier other) {
        type = other;
        return this;
    }

    ForgedCms revocation(X509CRL list) {
        revocation = list;
        return this;
    }

    /// With another's certificate.
    ForgedCms beside(Identity other) {
        beside = other;
        return this;
    }

    ForgedCms twoSigners() {
        signers = 2;
        return this;
    }

    ForgedCms hash(String name) {
        hash = name;
        return this;
    }

    byte[] over(byte[] digest) throws GeneralSecurityException {
        try {
            var generator = new CMSSignedDataGenerator();
            for (int i = 0; i < signers; i++) {
                generator.addSignerInfoGenerator(
                        new JcaSignerInfoGeneratorBuilder(
                                        new JcaDigestCalculatorProviderBuilder().build())
                                .setSignedAttributeGenerator(
                                        new SimpleAttributeTableGenerator(attributes(digest)))
                                .setDirectSignature(!attributed)
                                .setUnsignedAttributeGenerator(
                                        unsigned.size() == 0
                                                ? null
                                                : _ -> new AttributeTable(unsigned))
                                .build(
                                        new JcaContentSignerBuilder(
                                                        signer.algorithm().replace("SHA256", hash))
                                                .build(signer.key()),
                                        signer.certificate()));
            }
            for (var each : signer.chain()) {
                boolean root = each.getIssuerX500Principal().equals(each.getSubjectX500Principal());
                if (each.equals(signer.certificate()) ? carried : !root) {
                    generator.addCertificate(new JcaX509CertificateHolder(each));
                }
            }
            if (beside != null) {
                generator.addCertificate(new JcaX509CertificateHolder(beside.certificate()));
            }
            if (revocation != null) {
                generator.addCRL(new JcaX509CRLHolder(revocation));
            }
            CMSTypedData data =
                    content
                            ? new CMSProcessableByteArray("inside".getBytes(StandardCharsets.UTF_8))
                            : new CMSAbsentContent();
            return generator.generate(data, content).toASN1Structure().getEncoded("DER");
        } catch (CMSException | OperatorCreationException | CRLException | IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private AttributeTable attributes(byte[] digest) throws GeneralSecurityException {
        var attributes = new ASN1EncodableVector();
        attributes.add(new Attribute(CMSAttributes.contentType, new DERSet(type)));
        ASN1OctetString octets = new DEROctetString(digest);
        attributes.add(new Attribute(CMSAttributes.messageDigest, new DERSet(octets)));
        if (named) {
            var encoded = namedCertificate.certificate().getEncoded();
            var name = new ESSCertIDv2(Sha256.newDigest().digest(encoded));
            attributes.add(
                    new Attribute(
                            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                            new DERSet(new SigningCertificateV2(name))));
        }
        for (int i = 0; i < more.size(); i++) {
            attributes.add(more.get(i));
        }
        return new AttributeTable(attributes);
    }

    /// The same with a certificate of another format (RFC 5652, 10.2.2), which may be any bytes.
    static byte[] withOtherFormat(byte[] cms) throws GeneralSecurityException {
        var content = (ASN1Sequence) ContentInfo.getInstance(cms).getContent().toASN1Primitive();
        var certificates = new ASN1EncodableVector();
        ASN1Set.getInstance((ASN1TaggedObject) content.getObjectAt(3), false)
                .forEach(certificates::add);
        var any =
                new DERSequence(
                        new ASN1Encodable[] {PKCSObjectIdentifiers.data, new DERUTF8String("any")});
        certificates.add(new DERTaggedObject(false, 3, any));
        var changed = new ASN1EncodableVector();
        for (int i = 0; i < content.size(); i++) {
            changed.add(
                    i == 3
                            ? new DERTaggedObject(false, 0, new DERSet(certificates))
                            : content.getObjectAt(i));
        }
        return encoded(changed);
    }

    /// The same with parts that no signature covers changed.
    ///
    /// @param version of the SignedData
    /// @param digest one algorithm more
    static byte[] framed(byte[] cms, int version, @Nullable ASN1ObjectIdentifier digest)
            throws GeneralSecurityException {
        var content = (ASN1Sequence) ContentInfo.getInstance(cms).getContent().toASN1Primitive();
        var digests = new ASN1EncodableVector();
        ((ASN1Set) content.getObjectAt(1)).forEach(digests::add);
        if (digest != null) {
            digests.add(new AlgorithmIdentifier(digest));
        }
        var changed = new ASN1EncodableVector();
        changed.add(new ASN1Integer(version));
        changed.add(new DERSet(digests));
        for (int i = 2; i < content.size(); i++) {
            changed.add(content.getObjectAt(i));
        }
        return encoded(changed);
    }

    private static byte[] encoded(ASN1EncodableVector signedData) throws GeneralSecurityException {
        try {
            return new ContentInfo(PKCSObjectIdentifiers.signedData, new DERSequence(signedData))
                    .getEncoded("DER");
        } catch (IOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    /// The same with one byte of the signature value changed.
    static byte[] damaged(byte[] cms) {
        var changed = Arrays.copyOf(cms, cms.length);
        changed[cms.length - 10] ^= 1;
        return changed;
    }
}

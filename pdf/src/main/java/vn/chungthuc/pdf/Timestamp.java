package vn.chungthuc.pdf;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;

/// A timestamp token that holds (RFC 3161, 2.4.2; RFC 5816): its signature, its certificate's only
/// and critical purpose, and that it is about the bytes asked for. Nothing is said about trust.
///
/// @param token the DER of its SignedData
/// @param time when those bytes existed
/// @param authority who says so
/// @param certificates all that the token carries
public record Timestamp(
        Base64Url token,
        Instant time,
        X509Certificate authority,
        List<X509Certificate> certificates) {

    /// What `/Contents` keeps free for one: three certificates of 4,096 bits and their signatures.
    public static final int ROOM = 10_240;

    private static final Set<String> DIGESTS =
            Set.of(
                    NISTObjectIdentifiers.id_sha256.getId(),
                    NISTObjectIdentifiers.id_sha384.getId(),
                    NISTObjectIdentifiers.id_sha512.getId());

    public Timestamp {
        certificates = List.copyOf(certificates);
    }

    /// Checks a token.
    ///
    /// @param imprint SHA-256 of the bytes that it must be about
    public static Timestamp read(byte[] token, Sha256 imprint) throws TimestampFault {
        try {
            var content = ContentInfo.getInstance(token);
            var stamp = new TimeStampToken(content);
            var info = stamp.getTimeStampInfo();
            must(
                    info.getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha256)
                            && Arrays.equals(info.getMessageImprintDigest(), imprint.bytes()),
                    "imprint");
            must(
                    DIGESTS.contains(signer(stamp.toCMSSignedData()).getDigestAlgOID()),
                    "digest algorithm");
            must(stamp.getUnsignedAttributes() == null, "unsigned attributes");
            var certificates = certificates(stamp);
            var authority = authority(stamp, certificates);
            stamp.validate(new JcaSimpleSignerInfoVerifierBuilder().build(authority));
            must(strongEnough(authority), "key too short");
            return new Timestamp(
                    Base64Url.of(content.getEncoded("DER")),
                    info.getGenTime().toInstant(),
                    authority,
                    certificates);
        } catch (TSPException | OperatorCreationException | IOException e) {
            throw new TimestampFault(String.valueOf(e.getMessage()), e);
        } catch (TimestampFault e) {
            throw e;
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new TimestampFault("malformed", e);
        }
    }

    /// What a timestamp of this CMS's signature is about (ETSI EN 319 122-1, 5.3).
    public static Sha256 imprintOf(byte[] cms) throws GeneralSecurityException {
        try {
            return Sha256.of(signer(new CMSSignedData(cms)).getSignature());
        } catch (CMSException e) {
            throw new GeneralSecurityException("our own CMS", e);
        }
    }

    /// The CMS with this timestamp of its signature as its only unsigned attribute
    /// (id-aa-signatureTimeStampToken, RFC 3161, appendix A).
    public byte[] into(byte[] cms) throws GeneralSecurityException {
        try {
            var data = new CMSSignedData(cms);
            var attributes = new ASN1EncodableVector();
            attributes.add(
                    new Attribute(
                            PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                            new DERSet(ContentInfo.getInstance(token.bytes()))));
            var stamped =
                    SignerInformation.replaceUnsignedAttributes(
                            signer(data), new AttributeTable(attributes));
            return CMSSignedData.replaceSigners(data, new SignerInformationStore(stamped))
                    .toASN1Structure()
                    .getEncoded("DER");
        } catch (CMSException | IOException e) {
            throw new GeneralSecurityException("building the CMS", e);
        }
    }

    private static SignerInformation signer(CMSSignedData data) throws TimestampFault {
        must(data.getSignerInfos().size() == 1, "not exactly one signer");
        return data.getSignerInfos().iterator().next();
    }

    private static List<X509Certificate> certificates(TimeStampToken stamp)
            throws GeneralSecurityException {
        var certificates = new ArrayList<X509Certificate>();
        var converter = new JcaX509CertificateConverter();
        for (X509CertificateHolder holder : stamp.getCertificates().getMatches(null)) {
            certificates.add(converter.getCertificate(holder));
        }
        return certificates;
    }

    private static X509Certificate authority(
            TimeStampToken stamp, List<X509Certificate> certificates)
            throws GeneralSecurityException, IOException {
        for (var certificate : certificates) {
            if (stamp.getSID().match(new X509CertificateHolder(certificate.getEncoded()))) {
                return certificate;
            }
        }
        throw new TimestampFault("the authority's certificate is not in it");
    }

    /// As for signers: RSA from 2,048 bits, elliptic curves from 256.
    private static boolean strongEnough(X509Certificate certificate) {
        return switch (certificate.getPublicKey()) {
            case RSAPublicKey key -> key.getModulus().bitLength() >= 2048;
            case ECPublicKey key -> key.getParams().getOrder().bitLength() >= 256;
            default -> false;
        };
    }

    private static void must(boolean holds, String what) throws TimestampFault {
        if (!holds) {
            throw new TimestampFault(what);
        }
    }
}

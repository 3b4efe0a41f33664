package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.cms.CMSTypedData;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;

/// What stands in `/Contents`, by `/SubFilter` (ISO 32000-2, table 260).
sealed interface SignatureValue {
    /// The digest of the signed range that [#verify] asks for.
    DigestName digest() throws GeneralSecurityException;

    /// @param rangeDigest of the signed bytes
    /// @param range the signed bytes, for values that are not made over a digest
    /// @throws SignatureException with the reason's code if the value does not hold
    /// @throws NoSuchAlgorithmException if its algorithm is not known here
    void verify(byte[] rangeDigest, CMSTypedData range) throws GeneralSecurityException;

    /// `/SubFilter`, as it was read.
    String kind();

    X509Certificate signer();

    List<X509Certificate> certificates();

    /// The CMS, unless there is none.
    @Nullable SignedMessage message();

    /// @throws NoSuchAlgorithmException for a `/SubFilter` that is not judged here
    static SignatureValue read(PdfFile file, FoundSignature signature, byte[] contents)
            throws GeneralSecurityException, IOException, PdfFault {
        var kind =
                file.resolve(signature.dict().get("SubFilter")) instanceof PdfValue.Name(var name)
                        ? name
                        : "";
        return switch (kind) {
            case "adbe.pkcs7.detached", "ETSI.CAdES.detached" ->
                    new Detached(kind, SignedMessage.read(contents));
            case "adbe.pkcs7.sha1" -> new Encapsulated(SignedMessage.read(contents));
            case "ETSI.RFC3161" -> new DocumentTimestamp(Timestamp.read(contents));
            case "adbe.x509.rsa_sha1" ->
                    RawRsa.read(contents, file.resolve(signature.dict().get("Cert")));
            default -> throw new NoSuchAlgorithmException("SubFilter " + kind);
        };
    }

    /// A CMS over the signed bytes (12.8.3.3.2; ETSI EN 319 142-1, 5).
    record Detached(String kind, SignedMessage message) implements SignatureValue {
        @Override
        public DigestName digest() throws GeneralSecurityException {
            return message.digest();
        }

        @Override
        public void verify(byte[] rangeDigest, CMSTypedData range) throws GeneralSecurityException {
            // 12.8.3.3.1: "no data shall be encapsulated in the SignedData field"
            if (message.content() != null) {
                throw new SignatureException("content-inside");
            }
            if (message.hasSignedAttributes()) {
                message.verify(rangeDigest);
            } else {
                message.verify(range);
            }
        }

        @Override
        public X509Certificate signer() {
            return message.signer();
        }

        @Override
        public List<X509Certificate> certificates() {
            return message.certificates();
        }
    }

    /// A CMS over the SHA-1 digest of the signed bytes, which it encapsulates (12.8.3.3.1).
    record Encapsulated(SignedMessage message) implements SignatureValue {
        @Override
        public String kind() {
            return "adbe.pkcs7.sha1";
        }

        @Override
        public DigestName digest() {
            return new DigestName("SHA-1");
        }

        @Override
        public void verify(byte[] rangeDigest, CMSTypedData range) throws GeneralSecurityException {
            var content = message.content();
            if (content == null || !Arrays.equals(content, rangeDigest)) {
                throw new SignatureException("digest-differs");
            }
            if (message.hasSignedAttributes()) {
                message.verify(message.digest().begin().digest(content));
            } else {
                message.verify(java.util.Objects.requireNonNull(message.data().getSignedContent()));
            }
        }

        @Override
        public X509Certificate signer() {
            return message.signer();
        }

        @Override
        public List<X509Certificate> certificates() {
            return message.certificates();
        }
    }

    /// A timestamp token over the signed bytes (12.8.5; ETSI EN 319 142-1, 5.4.3).
    record DocumentTimestamp(Timestamp token) implements SignatureValue {
        @Override
        public String kind() {
            return "ETSI.RFC3161";
        }

        @Override
        public DigestName digest() throws GeneralSecurityException {
            return token.imprintDigest();
        }

        @Override
        public void verify(byte[] rangeDigest, CMSTypedData range) throws SignatureException {
            if (!token.stamps(rangeDigest)) {
                throw new SignatureException("digest-differs");
            }
        }

        @Override
        public SignedMessage message() {
            return token.message();
        }

        @Override
        public X509Certificate signer() {
            return token.message().signer();
        }

        @Override
        public List<X509Certificate> certificates() {
            return token.message().certificates();
        }
    }

    /// A PKCS#1 signature without CMS, its certificates in `/Cert` (12.8.3.2).
    record RawRsa(PdfValue.Str value, List<X509Certificate> certificates)
            implements SignatureValue {
        static RawRsa read(byte[] contents, PdfValue cert) throws GeneralSecurityException {
            var chain = cert instanceof PdfValue.Array(var items) ? items : List.of(cert);
            var factory = CertificateFactory.getInstance("X.509");
            var certificates = new java.util.ArrayList<X509Certificate>();
            for (var item : chain) {
                if (!(item instanceof PdfValue.Str(var bytes, _))) {
                    throw new SignatureException("signer-certificate-missing");
                }
                certificates.add(
                        (X509Certificate)
                                factory.generateCertificate(
                                        new java.io.ByteArrayInputStream(latin1(bytes))));
            }
            try (var in = new org.bouncycastle.asn1.ASN1InputStream(contents)) {
                var octets = ASN1OctetString.getInstance(in.readObject()).getOctets();
                var text = new String(octets, java.nio.charset.StandardCharsets.ISO_8859_1);
                return new RawRsa(new PdfValue.Str(text, true), List.copyOf(certificates));
            } catch (IOException | RuntimeException e) {
                throw new SignatureException("cms-malformed", e);
            }
        }

        private static byte[] latin1(String bytes) {
            return bytes.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        }

        @Override
        public String kind() {
            return "adbe.x509.rsa_sha1";
        }

        @Override
        public DigestName digest() {
            return new DigestName("SHA-1");
        }

        @Override
        public void verify(byte[] rangeDigest, CMSTypedData range) throws GeneralSecurityException {
            try {
                var rsa = Signature.getInstance("NONEwithRSA");
                rsa.initVerify(signer().getPublicKey());
                var sha1 =
                        new AlgorithmIdentifier(
                                OIWObjectIdentifiers.idSHA1,
                                org.bouncycastle.asn1.DERNull.INSTANCE);
                rsa.update(new DigestInfo(sha1, rangeDigest).getEncoded("DER"));
                if (!rsa.verify(latin1(value.bytes()))) {
                    throw new SignatureException("signature-value");
                }
            } catch (IOException e) {
                throw new GeneralSecurityException(e);
            }
        }

        @Override
        public X509Certificate signer() {
            return certificates.getFirst();
        }

        @Override
        public @Nullable SignedMessage message() {
            return null;
        }
    }
}

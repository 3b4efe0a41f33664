package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.protocol.Base64Url;

/// Whether the signed bytes are the signed bytes: digest and signature value of each signature, all
/// in one pass over the file (ISO 32000-2, 12.8.3; RFC 5652, 5.4 and 5.6).
final class ValueCheck {
    private ValueCheck() {}

    /// Reads what stands in `/Contents`; the file's other bytes are not needed yet.
    static void read(PdfFile file, Examined signature) throws IOException, PdfFault {
        var findings = signature.findings;
        if (signature.range == null) {
            return;
        }
        var contents = signature.range.contents(file, findings);
        if (contents.isEmpty()) {
            return;
        }
        try {
            var value = SignatureValue.read(file, signature.found, contents.get());
            signature.value = value;
            checkKind(file, signature, value);
        } catch (NoSuchAlgorithmException e) {
            findings.add(Integrity.UNSUPPORTED, "unsupported", String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException e) {
            findings.add(Integrity.BROKEN, code(e));
        }
    }

    /// `/Type` and `/SubFilter` must tell one story (ISO 32000-2, tables 255 and 258).
    private static void checkKind(PdfFile file, Examined signature, SignatureValue value)
            throws IOException, PdfFault {
        var dict = signature.found.dict();
        var type = file.resolve(dict.get("Type"));
        boolean stamp = value instanceof SignatureValue.DocumentTimestamp;
        var lawful = PdfValue.name(stamp ? "DocTimeStamp" : "Sig");
        if (!(type instanceof PdfValue.Null) && !type.equals(lawful)) {
            if (stamp && type.equals(PdfValue.name("Sig"))) {
                // older writers of timestamps know no other type; what it is shows in its content
                signature.findings.note("signature-type");
            } else {
                signature.findings.add(Integrity.BROKEN, "signature-type");
            }
        }
        if (!signature.found.field().is("Sig")) {
            signature.findings.add(Integrity.BROKEN, "field-type");
        }
        if (value.message() != null && !value.message().zeroPadded()) {
            signature.findings.note("padding-not-zero");
        }
    }

    /// Computes what was read and holds it against the file.
    static void verify(Source source, List<Examined> signatures) throws IOException {
        var wanted = new ArrayList<RangeDigests.Wanted>();
        for (var signature : signatures) {
            wanted(signature, wanted);
        }
        Map<RangeDigests.Wanted, byte[]> digests;
        try {
            digests = RangeDigests.of(source, wanted);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform's digests", e);
        }
        for (var signature : signatures) {
            verify(source, signature, digests);
        }
    }

    private static void wanted(Examined signature, List<RangeDigests.Wanted> wanted) {
        if (signature.range != null && signature.value != null && signature.findings.sound()) {
            try {
                wanted.add(new RangeDigests.Wanted(signature.range, signature.value.digest()));
            } catch (GeneralSecurityException e) {
                signature.findings.add(
                        Integrity.UNSUPPORTED, "unsupported", String.valueOf(e.getMessage()));
            }
        }
    }

    private static void verify(
            Source source, Examined signature, Map<RangeDigests.Wanted, byte[]> digests) {
        var value = signature.value;
        var range = signature.range;
        if (value == null || range == null || !signature.findings.sound()) {
            return;
        }
        var findings = signature.findings;
        try {
            var algorithm = value.digest();
            var digest =
                    Objects.requireNonNull(digests.get(new RangeDigests.Wanted(range, algorithm)));
            value.verify(digest, new RangeContent(source, range));
            signature.rangeDigest = Base64Url.of(digest);
            if (algorithm.weak()) {
                findings.note("weak-digest", algorithm.name());
            }
            if (value.signer().getPublicKey() instanceof RSAPublicKey key
                    && key.getModulus().bitLength() < 2048) {
                findings.note("weak-key", key.getModulus().bitLength());
            }
            timestamp(signature, value);
        } catch (NoSuchAlgorithmException e) {
            findings.add(Integrity.UNSUPPORTED, "unsupported", String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException e) {
            findings.add(Integrity.BROKEN, code(e));
        } catch (RuntimeException e) {
            // certificates and keys are foreign input to the end
            findings.add(Integrity.BROKEN, "cms-malformed");
        }
    }

    /// The signature timestamp (ETSI EN 319 122-1, 5.3). It is unsigned: one that does not hold
    /// proves no time, and takes nothing from the signature.
    private static void timestamp(Examined signature, SignatureValue value) {
        if (value instanceof SignatureValue.DocumentTimestamp(var token)) {
            signature.timestamp = token;
            return;
        }
        var message = value.message();
        if (message == null) {
            return;
        }
        for (var encoded : message.unsigned(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)) {
            try {
                var token = Timestamp.read(encoded.getEncoded());
                if (token.stamps(token.imprintDigest().begin().digest(message.signatureValue()))) {
                    signature.timestamp = token;
                } else {
                    signature.findings.note("timestamp-broken");
                }
            } catch (GeneralSecurityException | IOException e) {
                signature.findings.note("timestamp-broken");
            }
        }
    }

    private static String code(GeneralSecurityException e) {
        return e instanceof SignatureException
                        && e.getMessage() != null
                        && e.getMessage().matches("[a-z-]+")
                ? e.getMessage()
                : "signature-value";
    }
}

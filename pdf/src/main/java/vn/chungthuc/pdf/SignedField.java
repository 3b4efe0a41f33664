package vn.chungthuc.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;

/// A signature or document timestamp as it stands in one of our own documents, which were checked
/// when they came into being: for documents of unknown origin this looks too little.
///
/// @param name of the field
/// @param timestamp whether it is a document timestamp (ISO 32000-2, 12.8.5)
/// @param contents the DER in `/Contents`
/// @param gap where `/Contents` begins
/// @param behind where it has ended
/// @param end where the signed bytes end
public record SignedField(
        String name, boolean timestamp, Base64Url contents, long gap, long behind, long end) {
    private static final int CHUNK = 65_536;

    /// All that are signed, in the order of the document's life.
    public static List<SignedField> all(PdfFile file) throws IOException, PdfFault {
        var found = new ArrayList<SignedField>();
        if (file.resolve(file.catalog().get("AcroForm")) instanceof PdfValue.Dict form
                && file.resolve(form.get("Fields")) instanceof PdfValue.Array(var fields)) {
            for (var item : fields) {
                if (file.resolve(item) instanceof PdfValue.Dict field
                        && field.get("T") instanceof PdfValue.Str name
                        && file.resolve(field.get("V")) instanceof PdfValue.Dict signature) {
                    found.add(of(PdfValue.textOf(name), signature));
                }
            }
        }
        found.sort(Comparator.comparingLong(SignedField::end));
        return found;
    }

    private static SignedField of(String name, PdfValue.Dict signature) throws PdfFault {
        if (signature.get("Contents") instanceof PdfValue.Str(var contents, _)
                && signature.get("ByteRange") instanceof PdfValue.Array(var range)
                && range.size() == 4
                && range.get(0) instanceof PdfValue.Int(long from)
                && range.get(1) instanceof PdfValue.Int(long gap)
                && range.get(2) instanceof PdfValue.Int(long behind)
                && range.get(3) instanceof PdfValue.Int(long rest)
                && from == 0
                && behind - gap == 2L * contents.length() + 2) {
            var der = FilledField.der(contents.getBytes(StandardCharsets.ISO_8859_1));
            return new SignedField(
                    name,
                    signature.is("SubFilter", "ETSI.RFC3161"),
                    Base64Url.of(der),
                    gap,
                    behind,
                    behind + rest);
        }
        throw new PdfFault(PdfFault.Kind.NOT_THE_PROFILE, "the signature of " + name);
    }

    /// SHA-256 of the signed bytes, read anew.
    public Sha256 digest(Source document) throws IOException {
        var digest = Sha256.newDigest();
        update(digest, document, 0, gap);
        update(digest, document, behind, end);
        return Sha256.ofDigest(digest.digest());
    }

    private static void update(MessageDigest digest, Source document, long from, long to)
            throws IOException {
        for (long at = from; at < to; at += CHUNK) {
            digest.update(document.bytes(at, (int) Math.min(CHUNK, to - at)));
        }
    }
}

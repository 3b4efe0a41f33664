package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.History;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;

/// A signature as a field's value shows it (ISO 32000-2, 12.7.5.5 and 12.8.1).
///
/// @param owner the object that holds the dictionary: its own, or the field if it is direct
/// @param path of keys from `owner` to the dictionary
/// @param offset of `owner` in the file; -1 if it stands nowhere of its own
record FoundSignature(
        FormField field,
        PdfValue.@Nullable Ref owner,
        List<String> path,
        long offset,
        PdfValue.Dict dict) {

    /// The signatures that the form of `file` shows, in the order of the form.
    static List<FoundSignature> all(PdfFile file) throws IOException, PdfFault {
        var found = new ArrayList<FoundSignature>();
        for (var field : FormField.all(file)) {
            var value = field.dict().get("V");
            if (value != null
                    && file.resolve(value) instanceof PdfValue.Dict dict
                    && (field.is("Sig") || looksSigned(dict))) {
                var owner = value instanceof PdfValue.Ref ref ? ref : field.ref();
                var path = value instanceof PdfValue.Ref ? List.<String>of() : List.of("V");
                found.add(new FoundSignature(field, owner, path, offset(file, owner), dict));
            }
        }
        return found;
    }

    /// A signature dictionary behind a field of another type is a signature to some readers.
    private static boolean looksSigned(PdfValue.Dict dict) {
        return dict.has("ByteRange") || dict.is("Type", "Sig") || dict.is("Type", "DocTimeStamp");
    }

    private static long offset(PdfFile file, PdfValue.@Nullable Ref owner) {
        return owner == null ? -1 : History.offset(file, owner.number()).orElse(-1);
    }

    /// Two views show the same signature if they read it at the same place.
    boolean sameAs(FoundSignature other) {
        return offset >= 0 && offset == other.offset && path.equals(other.path);
    }

    boolean timestamp() {
        return dict.is("Type", "DocTimeStamp") || dict.is("SubFilter", "ETSI.RFC3161");
    }

    String text(PdfFile file, String key) throws IOException, PdfFault {
        return file.resolve(dict.get(key)) instanceof PdfValue.Str text
                ? PdfValue.textOf(text)
                : "";
    }
}

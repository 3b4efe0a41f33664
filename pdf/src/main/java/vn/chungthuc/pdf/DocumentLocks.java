package vn.chungthuc.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.PlacementFault.Kind;

/// What earlier signatures of a document forbid: certification (DocMDP, ISO 32000-2, 12.8.2.2) and
/// field locks (FieldMDP, 12.8.2.4, and `/Lock`, 12.7.5.5).
final class DocumentLocks {
    /// No change at all.
    private static final long NOTHING = 1;

    private DocumentLocks() {}

    /// Refuses what would make a signature in the document say it was violated.
    ///
    /// @param name full name of the field that is to be signed, there already or new
    static void check(PdfFile file, FormFields fields, String name)
            throws IOException, PdfFault, PlacementFault {
        if (file.resolve(file.catalog().get("Perms")) instanceof PdfValue.Dict permissions
                && file.resolve(permissions.get("DocMDP")) instanceof PdfValue.Dict certified) {
            checkReferences(file, certified, name);
        }
        for (var field : fields.all()) {
            if (field.isSignature()
                    && file.resolve(field.whole().get("V")) instanceof PdfValue.Dict signature) {
                checkReferences(file, signature, name);
                if (file.resolve(field.dict().get("Lock")) instanceof PdfValue.Dict lock) {
                    checkLock(file, lock, name);
                }
            }
        }
    }

    private static void checkReferences(PdfFile file, PdfValue.Dict signature, String name)
            throws IOException, PdfFault, PlacementFault {
        if (!(file.resolve(signature.get("Reference")) instanceof PdfValue.Array(var references))) {
            return;
        }
        for (var item : references) {
            if (file.resolve(item) instanceof PdfValue.Dict reference
                    && file.resolve(reference.get("TransformParams"))
                            instanceof PdfValue.Dict parameters) {
                if (reference.is("TransformMethod", "DocMDP")) {
                    checkPermission(file, parameters, name);
                } else if (reference.is("TransformMethod", "FieldMDP")) {
                    checkLock(file, parameters, name);
                }
            }
        }
    }

    private static void checkLock(PdfFile file, PdfValue.Dict lock, String name)
            throws IOException, PdfFault, PlacementFault {
        checkPermission(file, lock, name);
        var listed = names(file, lock.get("Fields"));
        boolean locked =
                lock.is("Action", "All")
                        || (lock.is("Action", "Include") && covers(listed, name))
                        || (lock.is("Action", "Exclude") && !covers(listed, name));
        if (locked) {
            throw new PlacementFault(Kind.FIELD_LOCKED, name);
        }
    }

    private static void checkPermission(PdfFile file, PdfValue.Dict parameters, String name)
            throws IOException, PdfFault, PlacementFault {
        if (file.resolve(parameters.get("P")) instanceof PdfValue.Int(long p) && p == NOTHING) {
            throw new PlacementFault(Kind.DOCUMENT_LOCKED, name);
        }
    }

    /// A name stands for the field and all below it.
    private static boolean covers(List<String> listed, String name) {
        return listed.stream().anyMatch(each -> name.equals(each) || name.startsWith(each + "."));
    }

    private static List<String> names(PdfFile file, @Nullable PdfValue value)
            throws IOException, PdfFault {
        var names = new ArrayList<String>();
        if (file.resolve(value) instanceof PdfValue.Array(var items)) {
            for (var item : items) {
                if (file.resolve(item) instanceof PdfValue.Str name) {
                    names.add(PdfValue.textOf(name));
                }
            }
        }
        return names;
    }
}

package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;

/// A node of the field tree (ISO 32000-2, 12.7.4) with what it inherits.
///
/// @param ref null if the field stands directly in its parent's array
/// @param name fully qualified (12.7.4.2)
/// @param type `/FT`, inherited; empty if there is none
/// @param flags `/Ff`, inherited
/// @param terminal whether it has no fields below it: then its kids are widgets
record FormField(
        PdfValue.@Nullable Ref ref,
        String name,
        String type,
        long flags,
        PdfValue.Dict dict,
        boolean terminal) {
    private static final int MOST = 50_000;
    private static final int DEEPEST = 50;

    /// All fields of a form, parents before kids, and the widgets of terminal fields as nodes of
    /// the same name.
    static List<FormField> all(PdfFile file) throws IOException, PdfFault {
        var found = new ArrayList<FormField>();
        if (form(file).get("Fields") != null
                && file.resolve(form(file).get("Fields")) instanceof PdfValue.Array(var fields)) {
            var walk = new Walk(file, found, new HashSet<>());
            for (var field : fields) {
                walk.visit(field, new Above("", "", 0), 0);
            }
        }
        return found;
    }

    static PdfValue.Dict form(PdfFile file) throws IOException, PdfFault {
        return file.resolve(file.catalog().get("AcroForm")) instanceof PdfValue.Dict form
                ? form
                : PdfValue.dict();
    }

    boolean is(String kind) {
        return type.equals(kind);
    }

    private record Above(String name, String type, long flags) {}

    private record Walk(PdfFile file, List<FormField> found, Set<PdfValue.Ref> seen) {
        void visit(PdfValue node, Above above, int depth) throws IOException, PdfFault {
            var ref = node instanceof PdfValue.Ref reference ? reference : null;
            if (ref != null && !seen.add(ref)) {
                return; // a field is one object; who lists it twice says nothing new
            }
            if (depth > DEEPEST || found.size() > MOST) {
                throw new PdfFault(PdfFault.Kind.TOO_MUCH, "form fields");
            }
            if (!(file.resolve(node) instanceof PdfValue.Dict dict)) {
                return;
            }
            var here = below(above, dict);
            var kids =
                    file.resolve(dict.get("Kids")) instanceof PdfValue.Array(var items)
                            ? items
                            : List.<PdfValue>of();
            found.add(
                    new FormField(ref, here.name(), here.type(), here.flags(), dict, !named(kids)));
            for (var kid : kids) {
                visit(kid, here, depth + 1);
            }
        }

        private Above below(Above above, PdfValue.Dict dict) throws IOException, PdfFault {
            var name = above.name();
            if (file.resolve(dict.get("T")) instanceof PdfValue.Str partial) {
                var text = PdfValue.textOf(partial);
                name = name.isEmpty() ? text : name + "." + text;
            }
            var type =
                    file.resolve(dict.get("FT")) instanceof PdfValue.Name(var own)
                            ? own
                            : above.type();
            long flags =
                    file.resolve(dict.get("Ff")) instanceof PdfValue.Int(long own)
                            ? own
                            : above.flags();
            return new Above(name, type, flags);
        }

        /// Whether a kid has a name: then the kids are fields, else widgets (12.7.4.1).
        private boolean named(List<PdfValue> kids) throws IOException, PdfFault {
            for (var kid : kids) {
                if (file.resolve(kid) instanceof PdfValue.Dict dict && dict.has("T")) {
                    return true;
                }
            }
            return false;
        }
    }
}

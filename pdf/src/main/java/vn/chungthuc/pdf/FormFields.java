package vn.chungthuc.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of a document's form, by their full names (ISO 32000-2, 12.7.4.2).
final class FormFields {
    private static final List<String> INHERITED = List.of("FT", "Ff", "V");
    private static final int DEEPEST = 60;
    private static final int MOST = 100_000;

    /// A terminal field.
    ///
    /// @param dict as it stands in the file
    /// @param whole with type, flags and value that it may inherit
    /// @param widgets its widgets: the field itself or its kids
    record Field(
            PdfValue.Ref ref,
            String name,
            PdfValue.Dict dict,
            PdfValue.Dict whole,
            List<PdfValue.Ref> widgets) {
        Field {
            widgets = List.copyOf(widgets);
        }

        boolean isSignature() {
            return whole.is("FT", "Sig");
        }

        boolean isReadOnly() {
            return whole.get("Ff") instanceof PdfValue.Int(long flags) && (flags & 1) != 0;
        }
    }

    private final PdfFile file;
    private final List<Field> found = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<Integer> seen = new HashSet<>();

    private FormFields(PdfFile file) {
        this.file = file;
    }

    static FormFields read(PdfFile file) throws IOException, PdfFault {
        var fields = new FormFields(file);
        if (file.resolve(file.catalog().get("AcroForm")) instanceof PdfValue.Dict form
                && file.resolve(form.get("Fields")) instanceof PdfValue.Array(var roots)) {
            for (var root : roots) {
                fields.visit(root, "", PdfValue.dict(), 0);
            }
        }
        return fields;
    }

    List<Field> all() {
        return found;
    }

    /// The terminal field of that full name; null if there is none.
    @Nullable Field named(String name) {
        return found.stream().filter(field -> field.name().equals(name)).findFirst().orElse(null);
    }

    /// Whether a field, terminal or not, has that full name.
    boolean taken(String name) {
        return names.contains(name);
    }

    private void visit(PdfValue item, String above, PdfValue.Dict inherited, int depth)
            throws IOException, PdfFault {
        if (!(item instanceof PdfValue.Ref ref)
                || !(file.object(ref) instanceof PdfValue.Dict dict)) {
            return; // a dangling or direct entry: no field that one could sign
        }
        if (!seen.add(ref.number()) || depth > DEEPEST || seen.size() > MOST) {
            throw new PdfFault(PdfFault.Kind.LOOP, "the form's fields at " + ref.number());
        }
        var name = above;
        if (file.resolve(dict.get("T")) instanceof PdfValue.Str part) {
            name = above.isEmpty() ? PdfValue.textOf(part) : above + "." + PdfValue.textOf(part);
        }
        names.add(name);
        var attributes = inherited;
        for (var key : INHERITED) {
            var own = dict.get(key);
            if (own != null) {
                attributes = attributes.with(key, own);
            }
        }
        var kids = kids(dict);
        if (hasField(kids)) {
            for (var kid : kids) {
                visit(kid, name, attributes, depth + 1);
            }
        } else {
            found.add(
                    new Field(ref, name, dict, whole(dict, attributes), widgets(ref, dict, kids)));
        }
    }

    private PdfValue.Dict whole(PdfValue.Dict dict, PdfValue.Dict attributes)
            throws IOException, PdfFault {
        var whole = dict;
        for (var entry : attributes.entries().entrySet()) {
            whole = whole.with(entry.getKey(), file.resolve(entry.getValue()));
        }
        return whole;
    }

    private static List<PdfValue.Ref> widgets(
            PdfValue.Ref ref, PdfValue.Dict dict, List<PdfValue.Ref> kids) {
        return dict.has("Rect") || dict.is("Subtype", "Widget") ? List.of(ref) : kids;
    }

    private List<PdfValue.Ref> kids(PdfValue.Dict dict) throws IOException, PdfFault {
        var kids = new ArrayList<PdfValue.Ref>();
        if (file.resolve(dict.get("Kids")) instanceof PdfValue.Array(var items)) {
            for (var item : items) {
                if (item instanceof PdfValue.Ref ref) {
                    kids.add(ref);
                }
            }
        }
        return kids;
    }

    private boolean hasField(List<PdfValue.Ref> kids) throws IOException {
        for (var kid : kids) {
            if (isField(kid)) {
                return true;
            }
        }
        return false;
    }

    /// A kid with a partial name is a field, without one a widget of its parent.
    private boolean isField(PdfValue.Ref kid) throws IOException {
        try {
            return file.object(kid) instanceof PdfValue.Dict dict && dict.has("T");
        } catch (PdfFault e) {
            return false; // damaged where nobody needs it
        }
    }
}

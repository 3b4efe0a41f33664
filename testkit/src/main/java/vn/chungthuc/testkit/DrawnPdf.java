package vn.chungthuc.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import vn.chungthuc.testkit.AnyPdf.Form;
import vn.chungthuc.testkit.AnyPdf.Resources;
import vn.chungthuc.testkit.AnyPdf.Traits;
import vn.chungthuc.testkit.ScanPdf.Xref;

/// Writes the file that the traits of an [AnyPdf] describe, object by object and revision by
/// revision.
final class DrawnPdf {
    private static final String ID = " /ID [ <00112233445566778899AABBCCDDEEFF> (short) ]";
    private static final int CATALOG = 1;
    private static final int ROOT = 2;
    private static final int INFO = 3;
    private static final int COMING_BACK = 4;
    private static final int FIRST_PAGE = 10;

    private final Traits traits;
    private final PdfOut out;
    private final OddSyntax syntax;
    private final Map<Integer, String> loose = new TreeMap<>();
    private int next;

    DrawnPdf(Traits traits, PdfOut out, OddSyntax syntax) {
        this.traits = traits;
        this.out = out;
        this.syntax = syntax;
        this.next = FIRST_PAGE + traits.pages() + (traits.gaps() ? 7 : 0);
    }

    /// Writes all revisions.
    void write() throws IOException {
        out.header(traits.version());
        pages();
        form();
        loose.put(CATALOG, catalog());
        loose.put(INFO, info(0));
        if (traits.reused()) {
            loose.put(COMING_BACK, "(for now)");
        }
        save(traits.saved().getFirst(), loose);
        for (int i = 1; i < traits.saved().size(); i++) {
            var changed = new TreeMap<Integer, String>();
            changed.put(INFO, info(i));
            if (traits.reused() && i == 1) {
                out.free(COMING_BACK, 1);
            } else if (traits.reused() && i == 2) {
                out.object(COMING_BACK, 1, "(again)");
            }
            save(traits.saved().get(i), changed);
        }
    }

    private int add(String body) {
        int number = next++;
        loose.put(number, body);
        return number;
    }

    private String body(int number) {
        return Objects.requireNonNull(loose.get(number));
    }

    private String ref(int number) {
        return number + " 0 R";
    }

    /// The value itself, or a reference to it.
    private String maybe(String value) {
        return traits.indirectEntries() ? ref(add(value)) : value;
    }

    private String catalog() {
        return "<< /Type /Catalog /Pages 2 0 R /PageLayout /SinglePage"
                + " /ViewerPreferences "
                + maybe("<< /FitWindow true >>")
                + formEntry
                + " >>";
    }

    private String info(int revision) {
        return "<< /Title (Tap " + revision + " \\(mau\\)) /Producer (" + "x".repeat(400) + ") >>";
    }

    private void pages() throws IOException {
        var inherited = new StringBuilder();
        if (traits.boxInherited()) {
            inherited.append(" /MediaBox ").append(maybe(traits.box().array));
        }
        if (traits.rotate() != 0 && traits.rotateInherited()) {
            inherited.append(" /Rotate ").append(traits.rotate());
        }
        if (traits.resources() == Resources.INHERITED) {
            inherited.append(" /Resources ").append(maybe(SOME_RESOURCES));
        }
        int shared = add(SOME_RESOURCES);
        int list = add("[]");
        int parent = traits.nested() ? next++ : ROOT;
        var kids = new StringBuilder();
        for (int i = 0; i < traits.pages(); i++) {
            kids.append(kids.isEmpty() ? "" : " ").append(ref(FIRST_PAGE + i));
            loose.put(FIRST_PAGE + i, page(parent, shared, list));
        }
        var tree = "/Type /Pages /Count " + traits.pages();
        var array = "[ " + kids + " ]";
        if (traits.nested()) {
            loose.put(parent, "<< " + tree + " /Parent 2 0 R /Kids " + maybe(array) + " >>");
            loose.put(ROOT, "<< " + tree + inherited + " /Kids [ " + ref(parent) + " ] >>");
        } else {
            loose.put(ROOT, "<< " + tree + inherited + " /Kids " + maybe(array) + " >>");
        }
    }

    private static final String SOME_RESOURCES = "<< /ProcSet [ /PDF ] >>";

    private String page(int parent, int shared, int list) throws IOException {
        var page = new StringBuilder("<< /Type /Page /Parent " + ref(parent));
        if (!traits.boxInherited()) {
            page.append(" /MediaBox ").append(traits.box().array);
        }
        if (traits.cropped()) {
            page.append(
                    " /CropBox [ %s %s %s %s ]"
                            .formatted(
                                    syntax.number((int) traits.box().left + 30),
                                    syntax.number((int) traits.box().bottom + 50),
                                    syntax.number((int) traits.box().right - 70),
                                    syntax.number((int) traits.box().top - 20)));
        }
        if (traits.rotate() != 0 && !traits.rotateInherited()) {
            page.append(" /Rotate ").append(traits.rotate());
        }
        if (traits.unit() != 1) {
            page.append(" /UserUnit ").append(traits.unit());
        }
        page.append(
                switch (traits.resources()) {
                    case DIRECT -> " /Resources " + SOME_RESOURCES;
                    case INDIRECT -> " /Resources " + ref(add(SOME_RESOURCES));
                    case SHARED -> " /Resources " + ref(shared);
                    case NONE, INHERITED -> "";
                });
        page.append(
                switch (traits.annots()) {
                    case MISSING -> "";
                    case EMPTY -> " /Annots [ ]";
                    case DIRECT -> " /Annots [ " + ref(add(link())) + " ]";
                    case INDIRECT -> " /Annots " + ref(add("[ " + ref(add(link())) + " ]"));
                    case SHARED -> " /Annots " + ref(list);
                });
        return page.append(" /Contents ").append(contents()).append(" >>").toString();
    }

    private String link() {
        return "<< /Type /Annot /Subtype /Link /Rect [ 100 300 160 320 ] /F 4 /Border [ 0 0 0 ]"
                + " /Dest [ "
                + ref(FIRST_PAGE)
                + " /Fit ] >>";
    }

    /// Four marks at the corners and a grey field between them.
    private String contents() throws IOException {
        var b = traits.box();
        var drawn = new StringBuilder("0.9 g\n");
        drawn.append(
                "%s %s %s %s re f\n0 g\n"
                        .formatted(
                                b.left + 90,
                                b.bottom + 90,
                                b.right - b.left - 180,
                                b.top - b.bottom - 180));
        for (var x : new double[] {b.left + 40, b.right - 90}) {
            for (var y : new double[] {b.bottom + 60, b.top - 40}) {
                drawn.append("%s %s 12 7 re f\n".formatted(x, y));
            }
        }
        var bytes = drawn.toString().getBytes(StandardCharsets.US_ASCII);
        int number = next++;
        if (traits.indirectEntries()) {
            int length = add(Integer.toString(bytes.length));
            out.streamOfLength(number, "", bytes.length, ref(length), o -> o.write(bytes));
            return "[ " + ref(number) + " ]";
        }
        out.stream(number, "", bytes);
        return ref(number);
    }

    private String formEntry = "";

    private void form() {
        var form =
                switch (traits.form()) {
                    case NONE -> "";
                    case NO_FIELDS -> "<< /DA (/Helv 0 Tf 0 g) >>";
                    case EMPTY_FIELDS -> "<< /Fields [] >>";
                    case TEXT_FIELDS -> "<< /Fields [ " + textField() + " ] >>";
                    case TEXT_FIELDS_INDIRECT ->
                            "<< /Fields " + ref(add("[ " + textField() + " ]")) + " >>";
                    case SIGNATURE_FIELD, SIGNATURE_FIELD_OF_TWO_OBJECTS ->
                            "<< /Fields [ " + signatureField() + " ] >>";
                };
        if (!form.isEmpty()) {
            formEntry = " /AcroForm " + (traits.formIndirect() ? ref(add(form)) : form);
        }
    }

    private String textField() {
        return ref(widget("/FT /Tx /T (Signature1) /V (co) /DA (/Helv 0 Tf 0 g)"));
    }

    /// A field below a parent that only names; its widget is itself or its own kid.
    private String signatureField() {
        int parent = next++;
        var own = "/FT /Sig /T (1) /Parent " + ref(parent);
        int field;
        if (traits.form() == Form.SIGNATURE_FIELD) {
            field = widget(own);
        } else {
            field = next++;
            int widget = widget("/Parent " + ref(field));
            loose.put(field, "<< " + own + " /Kids [ " + ref(widget) + " ] >>");
        }
        loose.put(parent, "<< /T (Duyet) /Kids [ " + ref(field) + " ] >>");
        return ref(parent);
    }

    /// Stands on the first page, beside what is there.
    private int widget(String entries) {
        var b = traits.box();
        int x = (int) b.left + 200;
        int y = (int) b.bottom + 200;
        int number =
                add(
                        "<< /Type /Annot /Subtype /Widget /F 4 /P "
                                + ref(FIRST_PAGE)
                                + " /Rect [ %d %d %d %d ] ".formatted(x, y, x + 160, y + 160)
                                + entries
                                + " >>");
        var page = body(FIRST_PAGE);
        var list =
                page.contains("/Annots")
                        ? page
                        : page.replace(" /Contents", " /Annots [ ] /Contents");
        loose.put(FIRST_PAGE, list.replaceFirst("/Annots (\\[|\\d+ 0 R)", "/Annots $1 %W"));
        var now = body(FIRST_PAGE);
        var indirect = Pattern.compile("/Annots (\\d+) 0 R %W").matcher(now);
        if (indirect.find()) {
            int at = Integer.parseInt(indirect.group(1));
            loose.put(at, body(at).replaceFirst("\\[", "[ " + ref(number)));
            loose.put(FIRST_PAGE, now.replace(" %W", ""));
        } else {
            loose.put(FIRST_PAGE, now.replace("%W", ref(number)));
        }
        return number;
    }

    private void save(Xref kind, Map<Integer, String> objects) throws IOException {
        var odd = new LinkedHashMap<Integer, String>();
        objects.forEach((number, body) -> odd.put(number, traits.odd() ? syntax.odd(body) : body));
        switch (kind) {
            case TABLE, STREAM -> plainly(odd);
            case OBJECT_STREAMS -> out.objectStream(Math.max(next++, out.next()), odd);
            case HYBRID -> {
                var hidden = Objects.requireNonNull(odd.remove(INFO));
                plainly(odd);
                out.objectStream(Math.max(next++, out.next()), Map.of(INFO, hidden));
            }
        }
        var trailer = "/Root 1 0 R /Info 3 0 R" + (traits.identified() ? ID : "");
        switch (kind) {
            case TABLE -> out.xrefTable(trailer);
            case STREAM, OBJECT_STREAMS -> out.xrefStream(out.next(), trailer);
            case HYBRID -> {
                long at = out.hiddenXref(out.next());
                out.xrefTable(trailer + " /XRefStm " + at);
            }
        }
    }

    private void plainly(Map<Integer, String> objects) throws IOException {
        for (var entry : objects.entrySet()) {
            out.object(entry.getKey(), entry.getValue());
        }
    }
}

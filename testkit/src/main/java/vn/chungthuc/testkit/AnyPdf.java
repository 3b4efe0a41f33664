package vn.chungthuc.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import vn.chungthuc.testkit.ScanPdf.Xref;

/// Any lawful PDF that an office could meet: each trait is a way in which real files differ, and a
/// seed decides every trait and every oddity of syntax. The same seed gives the same bytes.
public final class AnyPdf {
    /// Where a page's annotations stand.
    public enum Annots {
        MISSING,
        EMPTY,
        DIRECT,
        INDIRECT,
        SHARED
    }

    /// Where a page's resources stand; a page that draws no text needs none.
    public enum Resources {
        NONE,
        DIRECT,
        INDIRECT,
        SHARED,
        INHERITED
    }

    /// What form the document has.
    public enum Form {
        NONE,
        NO_FIELDS,
        EMPTY_FIELDS,
        TEXT_FIELDS,
        TEXT_FIELDS_INDIRECT,
        SIGNATURE_FIELD,
        SIGNATURE_FIELD_OF_TWO_OBJECTS
    }

    /// Corners of the media box: left, bottom, right, top.
    public enum Box {
        A4("[0 0 595 842]", 0, 0, 595, 842),
        LANDSCAPE("[0 0 842 595]", 0, 0, 842, 595),
        NOT_AT_ORIGIN("[-100 200 495 1042]", -100, 200, 495, 1042),
        REVERSED("[595 842 0 0]", 0, 0, 595, 842),
        REAL("[0.5 -.25 595.275 841.890]", 0.5, -0.25, 595.275, 841.89);

        final String array;
        final double left;
        final double bottom;
        final double right;
        final double top;

        Box(String array, double left, double bottom, double right, double top) {
            this.array = array;
            this.left = left;
            this.bottom = bottom;
            this.right = right;
            this.top = top;
        }
    }

    /// Everything that is drawn by lot.
    ///
    /// @param saved the cross-references of the first revision and of those behind it
    /// @param unit of user space; 1 leaves `/UserUnit` out
    /// @param reused a number that an earlier revision freed comes back in generation 1
    public record Traits(
            String version,
            List<Xref> saved,
            int pages,
            boolean nested,
            Box box,
            boolean boxInherited,
            boolean cropped,
            int rotate,
            boolean rotateInherited,
            int unit,
            Resources resources,
            Annots annots,
            Form form,
            boolean formIndirect,
            boolean indirectEntries,
            boolean identified,
            boolean odd,
            String lineEnd,
            boolean runs,
            boolean gaps,
            boolean reused,
            boolean finalEnd,
            boolean linearised) {
        public Traits {
            saved = List.copyOf(saved);
        }

        /// Whether some revisions have tables and some streams, which iText 9.4 reads not or only
        /// in part.
        public boolean mixed() {
            long tables = saved.stream().filter(k -> k == Xref.TABLE || k == Xref.HYBRID).count();
            return tables > 0 && tables < saved.size();
        }

        /// Whether there is an empty signature field, [#FIELD].
        public boolean hasSignatureField() {
            return form == Form.SIGNATURE_FIELD || form == Form.SIGNATURE_FIELD_OF_TWO_OBJECTS;
        }

        /// Whether the form lets the profile's certification page in.
        public boolean isScan() {
            return form == Form.NONE || form == Form.NO_FIELDS || form == Form.EMPTY_FIELDS;
        }
    }

    /// The name of the empty signature field, if there is one.
    public static final String FIELD = "Duyet.1";

    private final long seed;
    private final Traits traits;

    private AnyPdf(long seed, Traits traits) {
        this.seed = seed;
        this.traits = traits;
    }

    public static AnyPdf of(long seed) {
        return new AnyPdf(seed, draw(new Random(seed)));
    }

    public Traits traits() {
        return traits;
    }

    @Override
    public String toString() {
        return "AnyPdf.of(" + seed + "L): " + traits;
    }

    private static Traits draw(Random random) {
        var saved = new ArrayList<Xref>();
        do {
            saved.add(one(random, Xref.values()));
        } while (saved.size() < 4 && random.nextInt(3) == 0);
        boolean tables = saved.stream().allMatch(kind -> kind == Xref.TABLE);
        var versions =
                tables ? List.of("1.3", "1.4", "1.7", "2.0") : List.of("1.5", "1.6", "1.7", "2.0");
        boolean linearised = saved.size() == 1 && random.nextInt(6) == 0 && Programs.has("qpdf");
        return new Traits(
                versions.get(random.nextInt(versions.size())),
                saved,
                1 + random.nextInt(4),
                random.nextBoolean(),
                one(random, Box.values()),
                random.nextBoolean(),
                random.nextInt(3) == 0,
                90 * random.nextInt(4),
                random.nextBoolean(),
                random.nextInt(4) == 0 ? 2 + random.nextInt(3) : 1,
                one(random, Resources.values()),
                one(random, Annots.values()),
                one(random, Form.values()),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextInt(4) > 0,
                random.nextInt(3) > 0,
                List.of("\n", "\r\n", "\r").get(random.nextInt(3)),
                random.nextBoolean(),
                random.nextBoolean(),
                tables && saved.size() > 2,
                random.nextInt(3) > 0,
                linearised);
    }

    @SafeVarargs
    private static <T> T one(Random random, T... values) {
        return values[random.nextInt(values.length)];
    }

    /// @return `file`
    public Path write(Path file) throws IOException {
        var random = new Random(~seed);
        var syntax = new OddSyntax(random, traits.lineEnd);
        var style = new PdfOut.Style(traits.lineEnd, traits.runs, traits.finalEnd);
        try (var out = new PdfOut(file, style)) {
            new Writing(out, syntax).all();
        }
        return traits.linearised ? SamplePdfs.qpdf(file, "--linearize") : file;
    }

    /// One file being written.
    private final class Writing {
        private static final int CATALOG = 1;
        private static final int ROOT = 2;
        private static final int INFO = 3;
        private static final int COMING_BACK = 4;
        private static final int FIRST_PAGE = 10;

        private final PdfOut out;
        private final OddSyntax syntax;
        private final Map<Integer, String> loose = new TreeMap<>();
        private int next;

        Writing(PdfOut out, OddSyntax syntax) {
            this.out = out;
            this.syntax = syntax;
            this.next = FIRST_PAGE + traits.pages + (traits.gaps ? 7 : 0);
        }

        void all() throws IOException {
            out.header(traits.version);
            pages();
            form();
            loose.put(CATALOG, catalog());
            loose.put(INFO, info(0));
            if (traits.reused) {
                loose.put(COMING_BACK, "(for now)");
            }
            save(traits.saved.getFirst(), loose);
            for (int i = 1; i < traits.saved.size(); i++) {
                var changed = new TreeMap<Integer, String>();
                changed.put(INFO, info(i));
                if (traits.reused && i == 1) {
                    out.free(COMING_BACK, 1);
                } else if (traits.reused && i == 2) {
                    out.object(COMING_BACK, 1, "(again)");
                }
                save(traits.saved.get(i), changed);
            }
        }

        private int add(String body) {
            int number = next++;
            loose.put(number, body);
            return number;
        }

        private String body(int number) {
            return java.util.Objects.requireNonNull(loose.get(number));
        }

        private String ref(int number) {
            return number + " 0 R";
        }

        /// The value itself, or a reference to it.
        private String maybe(String value) {
            return traits.indirectEntries ? ref(add(value)) : value;
        }

        private String catalog() {
            return "<< /Type /Catalog /Pages 2 0 R /PageLayout /SinglePage"
                    + " /ViewerPreferences "
                    + maybe("<< /FitWindow true >>")
                    + formEntry
                    + " >>";
        }

        private String info(int revision) {
            return "<< /Title (Tap "
                    + revision
                    + " \\(mau\\)) /Producer ("
                    + "x".repeat(400)
                    + ") >>";
        }

        private void pages() throws IOException {
            var inherited = new StringBuilder();
            if (traits.boxInherited) {
                inherited.append(" /MediaBox ").append(maybe(traits.box.array));
            }
            if (traits.rotate != 0 && traits.rotateInherited) {
                inherited.append(" /Rotate ").append(traits.rotate);
            }
            if (traits.resources == Resources.INHERITED) {
                inherited.append(" /Resources ").append(maybe(SOME_RESOURCES));
            }
            int shared = add(SOME_RESOURCES);
            int list = add("[]");
            int parent = traits.nested ? next++ : ROOT;
            var kids = new StringBuilder();
            for (int i = 0; i < traits.pages; i++) {
                kids.append(kids.isEmpty() ? "" : " ").append(ref(FIRST_PAGE + i));
                loose.put(FIRST_PAGE + i, page(parent, shared, list));
            }
            var tree = "/Type /Pages /Count " + traits.pages;
            var array = "[ " + kids + " ]";
            if (traits.nested) {
                loose.put(parent, "<< " + tree + " /Parent 2 0 R /Kids " + maybe(array) + " >>");
                loose.put(ROOT, "<< " + tree + inherited + " /Kids [ " + ref(parent) + " ] >>");
            } else {
                loose.put(ROOT, "<< " + tree + inherited + " /Kids " + maybe(array) + " >>");
            }
        }

        private static final String SOME_RESOURCES = "<< /ProcSet [ /PDF ] >>";

        private String page(int parent, int shared, int list) throws IOException {
            var page = new StringBuilder("<< /Type /Page /Parent " + ref(parent));
            if (!traits.boxInherited) {
                page.append(" /MediaBox ").append(traits.box.array);
            }
            if (traits.cropped) {
                page.append(
                        " /CropBox [ %s %s %s %s ]"
                                .formatted(
                                        syntax.number((int) traits.box.left + 30),
                                        syntax.number((int) traits.box.bottom + 50),
                                        syntax.number((int) traits.box.right - 70),
                                        syntax.number((int) traits.box.top - 20)));
            }
            if (traits.rotate != 0 && !traits.rotateInherited) {
                page.append(" /Rotate ").append(traits.rotate);
            }
            if (traits.unit != 1) {
                page.append(" /UserUnit ").append(traits.unit);
            }
            page.append(
                    switch (traits.resources) {
                        case DIRECT -> " /Resources " + SOME_RESOURCES;
                        case INDIRECT -> " /Resources " + ref(add(SOME_RESOURCES));
                        case SHARED -> " /Resources " + ref(shared);
                        case NONE, INHERITED -> "";
                    });
            page.append(
                    switch (traits.annots) {
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
            var b = traits.box;
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
            if (traits.indirectEntries) {
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
                    switch (traits.form) {
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
                formEntry = " /AcroForm " + (traits.formIndirect ? ref(add(form)) : form);
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
            if (traits.form == Form.SIGNATURE_FIELD) {
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
            var b = traits.box;
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
            var indirect = java.util.regex.Pattern.compile("/Annots (\\d+) 0 R %W").matcher(now);
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
            objects.forEach(
                    (number, body) -> odd.put(number, traits.odd ? syntax.odd(body) : body));
            switch (kind) {
                case TABLE, STREAM -> plainly(odd);
                case OBJECT_STREAMS -> out.objectStream(Math.max(next++, out.next()), odd);
                case HYBRID -> {
                    var hidden = java.util.Objects.requireNonNull(odd.remove(INFO));
                    plainly(odd);
                    out.objectStream(Math.max(next++, out.next()), Map.of(INFO, hidden));
                }
            }
            var trailer = "/Root 1 0 R /Info 3 0 R" + (traits.identified ? ID : "");
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

    private static final String ID = " /ID [ <00112233445566778899AABBCCDDEEFF> (short) ]";
}

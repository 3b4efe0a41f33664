package vn.chungthuc.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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
            saved.add(behind(saved, one(random, Xref.values())));
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

    /// A hybrid lets old readers read what stands before it, so no stream may (7.5.8.4).
    private static Xref behind(List<Xref> saved, Xref drawn) {
        boolean streamed = saved.contains(Xref.STREAM) || saved.contains(Xref.OBJECT_STREAMS);
        return drawn == Xref.HYBRID && streamed ? Xref.OBJECT_STREAMS : drawn;
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
            new DrawnPdf(traits, out, syntax).write();
        }
        return traits.linearised ? SamplePdfs.qpdf(file, "--linearize") : file;
    }
}

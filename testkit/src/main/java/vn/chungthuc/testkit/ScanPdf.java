package vn.chungthuc.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A scanned paper as PDF: one JPEG a page, written straight to disk. Each method says one thing
/// about the file and returns this; [#write] writes it. A size asked for is met to the byte, by
/// random JPEG comments that no compression shrinks.
public final class ScanPdf {
    /// How the file tells where its objects are.
    public enum Xref {
        TABLE,
        STREAM,
        OBJECT_STREAMS,
        HYBRID
    }

    private static final int OBJECTS_BEFORE_PAGES = 3;
    private static final int OBJECTS_PER_PAGE = 3;

    private final int pages;
    private long size;
    private Xref xref = Xref.TABLE;
    private boolean landscape;
    private String box = "";
    private String onPage = "";
    private String onTree = "";
    private String catalog = "";
    private int revisions = 1;
    private final List<String> extra = new ArrayList<>();

    private ScanPdf(int pages) {
        this.pages = pages;
    }

    public static ScanPdf of(int pages) {
        return new ScanPdf(pages);
    }

    /// The exact size of the file in bytes; without it, what the pictures take.
    public ScanPdf size(long bytes) {
        size = bytes;
        return this;
    }

    public ScanPdf xref(Xref kind) {
        xref = kind;
        return this;
    }

    public ScanPdf landscape() {
        landscape = true;
        return this;
    }

    /// The media box of each page; without it A4 at the origin.
    public ScanPdf mediaBox(String array) {
        box = array;
        return this;
    }

    /// More entries of each page's dictionary.
    public ScanPdf onPage(String entries) {
        onPage += " " + entries;
        return this;
    }

    /// Entries of the page tree's root, which pages inherit.
    public ScanPdf onTree(String entries) {
        onTree += " " + entries;
        return this;
    }

    /// More entries of the catalog; `{1}` is the reference to the first [#object], and so on.
    public ScanPdf catalog(String entries) {
        catalog += " " + entries;
        return this;
    }

    /// One more object, reachable only where another entry names it.
    public ScanPdf object(String body) {
        extra.add(body);
        return this;
    }

    /// How many times the file was saved: each further time appends a changed title.
    public ScanPdf revisions(int times) {
        revisions = times;
        return this;
    }

    /// @return `file`
    public Path write(Path file) throws IOException {
        long filler = 0;
        write(file, filler);
        for (int i = 0; size > 0 && Files.size(file) != size && i < 5; i++) {
            filler += size - Files.size(file);
            write(file, filler);
        }
        if (size > 0 && Files.size(file) != size) {
            throw new IOException("the pages alone are larger than " + size + " bytes");
        }
        return file;
    }

    private void write(Path file, long filler) throws IOException {
        try (var out = new PdfOut(file)) {
            out.header(xref == Xref.TABLE ? "1.4" : "1.7");
            var loose = new TreeMap<Integer, String>();
            loose.put(1, catalog());
            loose.put(2, tree());
            loose.put(3, "<< /Title (Ban quet 1) /Producer (May quet mau) >>");
            for (int i = 0; i < extra.size(); i++) {
                loose.put(extraNumber(i), references(extra.get(i)));
            }
            for (int page = 1; page <= pages; page++) {
                loose.put(pageNumber(page), page(page));
                streams(out, page, page == pages ? filler : 0);
            }
            finish(out, loose);
            for (int again = 2; again <= revisions; again++) {
                out.object(3, "<< /Title (Ban quet " + again + ") /Producer (May quet mau) >>");
                crossReferences(out);
            }
        }
    }

    private void finish(PdfOut out, Map<Integer, String> loose) throws IOException {
        if (xref == Xref.OBJECT_STREAMS) {
            out.objectStream(out.next() + 1 + extra.size(), loose);
        } else if (xref == Xref.HYBRID) {
            var title = java.util.Objects.requireNonNull(loose.remove(3));
            for (var entry : loose.entrySet()) {
                out.object(entry.getKey(), entry.getValue());
            }
            hybrid(out, Map.of(3, title));
            return;
        } else {
            for (var entry : loose.entrySet()) {
                out.object(entry.getKey(), entry.getValue());
            }
        }
        crossReferences(out);
    }

    private static void hybrid(PdfOut out, Map<Integer, String> hidden) throws IOException {
        out.objectStream(out.next(), hidden);
        long at = out.hiddenXref(out.next());
        out.xrefTable(TRAILER + " /XRefStm " + at);
    }

    private void crossReferences(PdfOut out) throws IOException {
        if (xref == Xref.TABLE || xref == Xref.HYBRID) {
            out.xrefTable(TRAILER);
        } else {
            out.xrefStream(out.next(), TRAILER);
        }
    }

    private static final String TRAILER =
            "/Root 1 0 R /Info 3 0 R /ID [<00112233445566778899AABBCCDDEEFF>"
                    + " <00112233445566778899AABBCCDDEEFF>]";

    private String catalog() {
        return "<< /Type /Catalog /Pages 2 0 R" + references(catalog) + " >>";
    }

    private String tree() {
        var kids = new StringBuilder();
        for (int page = 1; page <= pages; page++) {
            kids.append(pageNumber(page)).append(" 0 R ");
        }
        return "<< /Type /Pages /Count " + pages + onTree + " /Kids [" + kids + "] >>";
    }

    private String page(int page) {
        int n = pageNumber(page);
        return "<< /Type /Page /Parent 2 0 R /MediaBox "
                + mediaBox()
                + references(onPage)
                + " /Contents "
                + (n + 1)
                + " 0 R /Resources << /XObject << /Im "
                + (n + 2)
                + " 0 R >> >> >>";
    }

    private String mediaBox() {
        if (!box.isEmpty()) {
            return box;
        }
        return landscape ? "[0 0 841.89 595.28]" : "[0 0 595.28 841.89]";
    }

    private void streams(PdfOut out, int page, long filler) throws IOException {
        var corners = mediaBox().replaceAll("[\\[\\]]", "").trim().split(" ");
        double x = Double.parseDouble(corners[0]);
        double y = Double.parseDouble(corners[1]);
        var draw =
                String.format(
                        java.util.Locale.ROOT,
                        "q %.2f 0 0 %.2f %.2f %.2f cm /Im Do Q",
                        Double.parseDouble(corners[2]) - x,
                        Double.parseDouble(corners[3]) - y,
                        x,
                        y);
        int n = pageNumber(page);
        out.stream(n + 1, "", draw.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        var jpeg = ScanPicture.jpeg(page, pages, landscape);
        var image =
                "/Type /XObject /Subtype /Image /Width %d /Height %d"
                                .formatted(
                                        ScanPicture.width(landscape), ScanPicture.height(landscape))
                        + " /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode";
        var comments = filler == 0 ? null : new Comments(filler);
        out.stream(n + 2, image, jpeg.length + filler, to -> picture(to, jpeg, comments));
    }

    private static void picture(OutputStream to, byte[] jpeg, @Nullable Comments comments)
            throws IOException {
        to.write(jpeg, 0, 2);
        if (comments != null) {
            comments.write(to);
        }
        to.write(jpeg, 2, jpeg.length - 2);
    }

    /// JPEG comment segments (marker FFFE) of random bytes, `total` bytes with their heads.
    private record Comments(long total) {
        private static final int MOST = 60_000;

        void write(OutputStream to) throws IOException {
            var random = new Random(total);
            for (long left = total; left > 0; ) {
                int here = left > MOST && left - MOST < 4 ? MOST - 4 : (int) Math.min(left, MOST);
                if (here < 4) {
                    throw new IOException("a comment takes at least four bytes");
                }
                to.write(new byte[] {(byte) 0xFF, (byte) 0xFE});
                to.write((here - 2) >>> 8);
                to.write(here - 2);
                var noise = new byte[here - 4];
                random.nextBytes(noise);
                to.write(noise);
                left -= here;
            }
        }
    }

    private static int pageNumber(int page) {
        return OBJECTS_BEFORE_PAGES + 1 + (page - 1) * OBJECTS_PER_PAGE;
    }

    private int extraNumber(int index) {
        return pageNumber(pages + 1) + index;
    }

    private String references(String text) {
        var result = text;
        for (int i = 0; i < extra.size(); i++) {
            result = result.replace("{" + (i + 1) + "}", extraNumber(i) + " 0 R");
        }
        return result;
    }
}

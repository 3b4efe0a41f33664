package vn.chungthuc.testkit;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes the bytes of a PDF in the order told, and cross-references of each kind (ISO 32000-2,
/// 7.5). It knows no rules: what it is told to write, it writes.
final class PdfOut implements Closeable {
    /// Where an object is: at an offset, or as the n-th in an object stream.
    sealed interface Place {
        record At(long offset, int generation) implements Place {}

        record Inside(int stream, int index) implements Place {}

        /// Freed; `generation` is the one that its number may be used with next.
        record Free(int generation) implements Place {}
    }

    /// How lines end, and how entries of a cross-reference table are grouped.
    ///
    /// @param end line feed, carriage return or both
    /// @param runs whether neighbours share a subsection; else each entry has its own
    /// @param finalEnd whether the last `%%EOF` ends its line
    record Style(String end, boolean runs, boolean finalEnd) {
        static final Style PLAIN = new Style("\n", false, true);

        /// The two characters that end an entry of a table (7.5.4).
        String entryEnd() {
            return end.length() == 2 ? end : " " + end;
        }
    }

    private final OutputStream out;
    private final TreeMap<Integer, Place> places = new TreeMap<>();
    private final Style style;
    private long position;
    private long lastXref = -1;
    private int highest;

    PdfOut(Path file) throws IOException {
        this(file, Style.PLAIN);
    }

    PdfOut(Path file, Style style) throws IOException {
        this.style = style;
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    PdfOut header(String version) throws IOException {
        line("%PDF-" + version);
        line("%\u00E2\u00E3\u00CF\u00D3");
        return this;
    }

    void object(int number, String body) throws IOException {
        object(number, 0, body);
    }

    void object(int number, int generation, String body) throws IOException {
        begin(number, generation);
        line(body);
        line("endobj");
    }

    /// Frees a number; it may come back with that generation.
    void free(int number, int generation) {
        place(number, new Place.Free(generation));
    }

    void stream(int number, String dictionary, byte[] content) throws IOException {
        stream(number, dictionary, content.length, o -> o.write(content));
    }

    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /// @param length must be what `content` writes
    void stream(int number, String dictionary, long length, Content content) throws IOException {
        streamOfLength(number, dictionary, length, Long.toString(length), content);
    }

    /// @param said what stands behind `/Length`: the number or a reference
    void streamOfLength(int number, String dictionary, long length, String said, Content content)
            throws IOException {
        begin(number, 0);
        line("<< " + dictionary + " /Length " + said + " >>");
        text("stream" + (style.end.equals("\r") ? "\r\n" : style.end)); // 7.3.8.1: no lone CR
        content.to(out);
        position += length;
        text(style.end);
        line("endstream");
        line("endobj");
    }

    /// Several objects in one object stream (7.5.7).
    void objectStream(int number, Map<Integer, String> objects) throws IOException {
        var index = new StringBuilder();
        var bodies = new StringBuilder();
        int n = 0;
        for (var entry : objects.entrySet()) {
            index.append(entry.getKey()).append(' ').append(bytes(bodies).length).append(' ');
            bodies.append(entry.getValue()).append('\n');
            place(entry.getKey(), new Place.Inside(number, n++));
        }
        stream(
                number,
                "/Type /ObjStm /N " + n + " /First " + bytes(index).length,
                bytes(index.append(bodies)));
    }

    /// A classic cross-reference section and trailer; objects inside streams stand as free.
    void xrefTable(String trailer) throws IOException {
        long here = position;
        line("xref");
        if (style.runs && lastXref < 0) { // 7.5.4: the first section is one subsection
            for (int number = 1; number < highest; number++) {
                places.putIfAbsent(number, new Place.Free(0));
            }
        }
        var rows = new TreeMap<Integer, String>();
        if (lastXref < 0 || places.values().stream().anyMatch(p -> p instanceof Place.Free)) {
            rows.put(0, "%010d 65535 f".formatted(nextFree(0)));
        }
        places.forEach((number, place) -> rows.put(number, row(number, place)));
        table(rows);
        line("trailer");
        line("<< /Size " + (highest + 1) + " " + trailer + previous() + " >>");
        end(here);
    }

    private String row(int number, Place place) {
        return switch (place) {
            case Place.At(long offset, int generation) ->
                    "%010d %05d n".formatted(offset, generation);
            case Place.Inside _ -> "0000000000 65535 f";
            case Place.Free(int generation) ->
                    "%010d %05d f".formatted(nextFree(number), generation);
        };
    }

    private int nextFree(int number) {
        return places.tailMap(number, false).entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Place.Free)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
    }

    private void table(SortedMap<Integer, String> rows) throws IOException {
        for (var entry : rows.entrySet()) {
            int number = entry.getKey();
            if (!style.runs || !rows.containsKey(number - 1)) {
                int count = 1;
                while (style.runs && rows.containsKey(number + count)) {
                    count++;
                }
                line(number + " " + count);
            }
            text(entry.getValue() + style.entryEnd());
        }
    }

    /// A cross-reference stream that is also the trailer (7.5.8).
    void xrefStream(int number, String trailer) throws IOException {
        long here = position;
        crossReferences(number, trailer);
        end(here);
    }

    /// The cross-reference stream of a hybrid file (7.5.8.4): tells only of objects in streams.
    ///
    /// @return its offset, for `/XRefStm`
    long hiddenXref(int number) throws IOException {
        long here = position;
        crossReferences(number, "");
        return here;
    }

    private void crossReferences(int number, String trailer) throws IOException {
        place(number, new Place.At(position, 0));
        var rows = new java.io.ByteArrayOutputStream();
        var index = new StringBuilder();
        if (lastXref < 0) {
            index.append("0 1 ");
            row(rows, 0, 0, 65535);
        }
        for (var entry : places.entrySet()) {
            index.append(entry.getKey()).append(" 1 ");
            switch (entry.getValue()) {
                case Place.At at -> row(rows, 1, at.offset, at.generation);
                case Place.Inside in -> row(rows, 2, in.stream, in.index);
                case Place.Free free -> row(rows, 0, nextFree(entry.getKey()), free.generation);
            }
        }
        var dictionary =
                "/Type /XRef /W [1 4 2] /Index ["
                        + index.toString().trim()
                        + "] /Size "
                        + (highest + 1)
                        + " "
                        + trailer
                        + previous();
        stream(number, dictionary, rows.toByteArray());
    }

    private static void row(OutputStream to, int type, long second, int third) throws IOException {
        to.write(type);
        for (int shift = 24; shift >= 0; shift -= 8) {
            to.write((int) (second >>> shift));
        }
        to.write(third >>> 8);
        to.write(third);
    }

    private String previous() {
        return lastXref < 0 ? "" : " /Prev " + lastXref;
    }

    private void end(long xref) throws IOException {
        line("startxref");
        line(Long.toString(xref));
        text("%%EOF" + (style.finalEnd ? style.end : ""));
        lastXref = xref;
        places.clear();
    }

    private void begin(int number, int generation) throws IOException {
        place(number, new Place.At(position, generation));
        line(number + " " + generation + " obj");
    }

    void line(String s) throws IOException {
        text(s + style.end);
    }

    private void place(int number, Place place) {
        places.put(number, place);
        highest = Math.max(highest, number);
    }

    void text(String s) throws IOException {
        bytes(s.getBytes(StandardCharsets.ISO_8859_1));
    }

    private PdfOut bytes(byte[] b) throws IOException {
        out.write(b);
        position += b.length;
        return this;
    }

    private static byte[] bytes(StringBuilder s) {
        return s.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    int next() {
        return highest + 1;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

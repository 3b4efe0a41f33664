package vn.chungthuc.testkit;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Writes the bytes of a PDF in the order told, and cross-references of each kind (ISO 32000-2,
/// 7.5). It knows no rules: what it is told to write, it writes.
final class PdfOut implements Closeable {
    /// Where an object is: at an offset, or as the n-th in an object stream.
    sealed interface Place {
        record At(long offset) implements Place {}

        record Inside(int stream, int index) implements Place {}
    }

    private final OutputStream out;
    private final TreeMap<Integer, Place> places = new TreeMap<>();
    private long position;
    private long lastXref = -1;
    private int highest;

    PdfOut(Path file) throws IOException {
        out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    PdfOut header(String version) throws IOException {
        text("%PDF-" + version + "\n");
        return bytes(new byte[] {'%', (byte) 0xE2, (byte) 0xE3, (byte) 0xCF, (byte) 0xD3, '\n'});
    }

    void object(int number, String body) throws IOException {
        begin(number);
        text(body + "\nendobj\n");
    }

    void stream(int number, String dictionary, byte[] content) throws IOException {
        stream(number, dictionary, content.length, o -> o.write(content));
    }

    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /// @param length must be what `content` writes
    void stream(int number, String dictionary, long length, Content content) throws IOException {
        begin(number);
        text("<< " + dictionary + " /Length " + length + " >>\nstream\n");
        content.to(out);
        position += length;
        text("\nendstream\nendobj\n");
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
        text("xref\n");
        if (lastXref < 0) {
            text("0 1\n0000000000 65535 f \n");
        }
        for (var entry : places.entrySet()) {
            text(entry.getKey() + " 1\n");
            text(
                    entry.getValue() instanceof Place.At at
                            ? "%010d 00000 n \n".formatted(at.offset)
                            : "0000000000 65535 f \n");
        }
        text("trailer\n<< /Size " + (highest + 1) + " " + trailer + previous() + " >>\n");
        end(here);
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
        place(number, new Place.At(position));
        var rows = new java.io.ByteArrayOutputStream();
        var index = new StringBuilder();
        if (lastXref < 0) {
            index.append("0 1 ");
            row(rows, 0, 0, 65535);
        }
        for (var entry : places.entrySet()) {
            index.append(entry.getKey()).append(" 1 ");
            switch (entry.getValue()) {
                case Place.At at -> row(rows, 1, at.offset, 0);
                case Place.Inside in -> row(rows, 2, in.stream, in.index);
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
        text("startxref\n" + xref + "\n%%EOF\n");
        lastXref = xref;
        places.clear();
    }

    private void begin(int number) throws IOException {
        place(number, new Place.At(position));
        text(number + " 0 obj\n");
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

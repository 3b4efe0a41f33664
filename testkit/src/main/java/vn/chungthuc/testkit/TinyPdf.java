package vn.chungthuc.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// A PDF of one page and a few hundred bytes, to which a test adds what it is about. Objects 1 to 4
/// are catalog, page tree, page and content; what is added counts from 5. Strings hold one
/// character a byte.
final class TinyPdf {
    private static final int FIRST_FREE = 5;

    private String head = "%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n";
    private String catalog = "";
    private String page = "";
    private String trailer = "";
    private String unlisted = "";
    private String tail = "";
    private boolean inStream;
    private final Map<Integer, String> changed = new LinkedHashMap<>();
    private final List<String> more = new ArrayList<>();
    private final List<Map<Integer, String>> updates = new ArrayList<>();

    private TinyPdf() {}

    static TinyPdf of() {
        return new TinyPdf();
    }

    TinyPdf head(String bytes) {
        head = bytes;
        return this;
    }

    /// More entries of the catalog.
    TinyPdf catalog(String entries) {
        catalog += entries;
        return this;
    }

    /// More entries of the page.
    TinyPdf page(String entries) {
        page += entries;
        return this;
    }

    TinyPdf trailer(String entries) {
        trailer += entries;
        return this;
    }

    /// The next object: 5, 6, 7, …
    TinyPdf object(String body) {
        more.add(body);
        return this;
    }

    TinyPdf stream(String entries, byte[] data) {
        return object(streamBody(entries, data));
    }

    /// Another body for one of the objects 1 to 4.
    TinyPdf change(int number, String body) {
        changed.put(number, body);
        return this;
    }

    /// Objects of one more revision.
    TinyPdf update(int number, String body) {
        updates.add(Map.of(number, body));
        return this;
    }

    /// Bytes between the objects that no table names.
    TinyPdf unlisted(String bytes) {
        unlisted += bytes;
        return this;
    }

    /// Bytes behind the last `%%EOF` and its line end.
    TinyPdf tail(String bytes) {
        tail += bytes;
        return this;
    }

    /// All objects but streams in one object stream, with a cross-reference stream.
    TinyPdf inStream() {
        inStream = true;
        return this;
    }

    static String streamBody(String entries, byte[] data) {
        return "<< %s /Length %d >>\nstream\n%s\nendstream"
                .formatted(entries, data.length, text(data));
    }

    static byte[] deflated(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var stream = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION))) {
            stream.write(content);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private SortedMap<Integer, String> objects() {
        var objects = new TreeMap<Integer, String>();
        objects.put(1, "<< /Type /Catalog /Pages 2 0 R " + catalog + " >>");
        objects.put(2, "<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
        objects.put(
                3,
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                        + page
                        + " >>");
        objects.put(4, streamBody("", bytes("0 0 m 9 9 l S")));
        for (int i = 0; i < more.size(); i++) {
            objects.put(FIRST_FREE + i, more.get(i));
        }
        objects.putAll(changed);
        return objects;
    }

    byte[] build() {
        var file = new StringBuilder(head);
        var places = new TreeMap<Integer, Integer>();
        var objects = objects();
        var packed = new TreeMap<Integer, String>();
        objects.forEach((number, body) -> {
            if (inStream && !body.contains("endstream")) {
                packed.put(number, body);
            } else {
                put(file, places, number, body);
            }
        });
        int size = objects.lastKey() + 1;
        int start;
        if (inStream) {
            put(file, places, size, objectStream(packed));
            file.append(unlisted);
            start = file.length();
            xrefStream(file, places, packed, size);
        } else {
            file.append(unlisted);
            start = file.length();
            xref(file, places, "/Size " + size + " /Root 1 0 R " + trailer);
        }
        for (var update : updates) {
            var there = new TreeMap<Integer, Integer>();
            update.forEach((number, body) -> put(file, there, number, body));
            int previous = start;
            start = file.length();
            xref(
                    file,
                    there,
                    "/Size %d /Root 1 0 R /Prev %d".formatted(Math.max(size, 20), previous));
        }
        return bytes(file + tail);
    }

    private static void put(
            StringBuilder file, Map<Integer, Integer> places, int number, String body) {
        places.put(number, file.length());
        file.append(number).append(" 0 obj\n").append(body).append("\nendobj\n");
    }

    private static void xref(
            StringBuilder file, SortedMap<Integer, Integer> places, String trailer) {
        int start = file.length();
        file.append("xref\n");
        if (places.firstKey() == 1) {
            file.append("0 1\n0000000000 65535 f \n");
        }
        places.forEach((number, at) -> file.append("%d 1\n%010d 00000 n \n".formatted(number, at)));
        file.append("trailer\n<< ").append(trailer).append(" >>\n");
        file.append("startxref\n").append(start).append("\n%%EOF\n");
    }

    private static String objectStream(SortedMap<Integer, String> packed) {
        var index = new StringBuilder();
        var bodies = new StringBuilder();
        packed.forEach((number, body) -> {
            index.append(number).append(' ').append(bodies.length()).append(' ');
            bodies.append(body).append('\n');
        });
        var entries =
                "/Type /ObjStm /N %d /First %d /Filter /FlateDecode"
                        .formatted(packed.size(), index.length());
        return streamBody(entries, deflated(bytes(index.append(bodies).toString())));
    }

    private void xrefStream(
            StringBuilder file,
            SortedMap<Integer, Integer> places,
            SortedMap<Integer, String> packed,
            int container) {
        int start = file.length();
        int self = container + 1;
        places.put(self, start);
        var rows = new ByteArrayOutputStream();
        int index = 0;
        for (int number = 0; number <= self; number++) {
            boolean inside = packed.containsKey(number);
            int at = inside ? container : places.getOrDefault(number, 0);
            rows.write(number == 0 ? 0 : inside ? 2 : 1);
            rows.write(at >>> 16);
            rows.write(at >>> 8);
            rows.write(at);
            rows.write(0);
            rows.write(inside ? index++ : 0);
        }
        var entries = "/Type /XRef /W [1 3 2] /Size %d /Root 1 0 R %s".formatted(self + 1, trailer);
        file.append(self).append(" 0 obj\n").append(streamBody(entries, rows.toByteArray()));
        file.append("\nendobj\nstartxref\n").append(start).append("\n%%EOF\n");
    }
}

package vn.chungthuc.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The chain of cross-reference sections, newest first (ISO 32000-2, 7.5.4, 7.5.8): tables, streams
/// and hybrids. What is not as the standard says is damage; nothing is rebuilt.
final class CrossReferences {
    /// Where an object stands.
    sealed interface Entry {
        record Free() implements Entry {}

        record InUse(long offset, int generation) implements Entry {}

        record Compressed(int stream, int index) implements Entry {}
    }

    /// One section: where it starts, its kind, its trailer.
    record Section(long start, boolean stream, PdfValue.Dict trailer) {}

    /// A section with the entries it lists, until they are merged.
    private record Listed(Section section, Map<Integer, Entry> entries) {}

    private static final int MOST_SECTIONS = 1_000;

    private final Source source;
    private final Budget budget;
    private final List<Section> sections = new ArrayList<>();
    private final Map<Integer, Entry> newest = new HashMap<>();

    private CrossReferences(Source source, Budget budget) {
        this.source = source;
        this.budget = budget;
    }

    static CrossReferences read(Source source, Budget budget) throws IOException, PdfFault {
        var references = new CrossReferences(source, budget);
        references.follow(startXref(source, budget));
        return references;
    }

    /// Reads the one section that `source` has more than the document of `base`: behind it, of its
    /// kind, and with `/Prev` to where it begins. Nothing else of `source` is followed.
    static CrossReferences extended(
            CrossReferences base, long baseLength, Source source, Budget budget)
            throws IOException, PdfFault {
        long start = startXref(source, budget);
        var before = base.sections.getFirst();
        if (start < baseLength) {
            throw PdfFault.damaged("the new section is not behind the base");
        }
        var references = new CrossReferences(source, budget);
        var added = references.section(start);
        var trailer = added.section().trailer();
        if (added.section().stream() != before.stream()
                || trailer.has("XRefStm")
                || !new PdfValue.Int(before.start()).equals(trailer.get("Prev"))) {
            throw PdfFault.damaged("the new section does not continue the base");
        }
        references.sections.add(added.section());
        references.sections.addAll(base.sections);
        references.newest.putAll(base.newest);
        references.newest.putAll(added.entries());
        return references;
    }

    List<Section> sections() {
        return sections;
    }

    @Nullable Entry entry(int number) {
        return newest.get(number);
    }

    Map<Integer, Entry> entries() {
        return newest;
    }

    /// The number behind the last `startxref` of the file's last 1,024 bytes.
    private static long startXref(Source source, Budget budget) throws IOException, PdfFault {
        int length = (int) Math.min(1024, source.length());
        long from = source.length() - length;
        var tail =
                new String(
                        source.bytes(from, length), java.nio.charset.StandardCharsets.ISO_8859_1);
        int found = tail.lastIndexOf("startxref");
        if (found < 0 || tail.indexOf("%%EOF", found) < 0) {
            throw PdfFault.damaged("no startxref and %%EOF at the end");
        }
        return new Syntax(source, from + found + "startxref".length(), budget).integer();
    }

    private void follow(long start) throws IOException, PdfFault {
        var seen = new HashSet<Long>();
        long at = start;
        while (at >= 0) {
            if (!seen.add(at)) {
                throw new PdfFault(PdfFault.Kind.LOOP, "cross-references loop at " + at);
            }
            if (sections.size() >= MOST_SECTIONS) {
                throw new PdfFault(PdfFault.Kind.TOO_MUCH, "cross-reference sections");
            }
            var listed = section(at);
            sections.add(listed.section());
            listed.entries().forEach(newest::putIfAbsent);
            at =
                    listed.section().trailer().get("Prev") instanceof PdfValue.Int(long prev)
                            ? prev
                            : -1;
        }
    }

    private Listed section(long at) throws IOException, PdfFault {
        if (at <= 0 || at >= source.length()) {
            throw PdfFault.damaged("startxref or Prev points outside the file: " + at);
        }
        var syntax = new Syntax(source, at, budget);
        if (!syntax.passes("xref")) {
            return stream(at);
        }
        var entries = new HashMap<Integer, Entry>();
        while (!syntax.passes("trailer")) {
            subsection(syntax, entries);
        }
        if (!(syntax.value() instanceof PdfValue.Dict trailer)) {
            throw PdfFault.damaged("no trailer dictionary before " + syntax.position());
        }
        if (trailer.get("XRefStm") instanceof PdfValue.Int(long hidden)) {
            addHidden(entries, stream(hidden).entries());
        }
        return new Listed(new Section(at, false, trailer), entries);
    }

    /// A hybrid's stream (7.5.8.4) tells what the table lists as free or not at all.
    private static void addHidden(Map<Integer, Entry> entries, Map<Integer, Entry> hidden) {
        hidden.forEach((number, entry) -> {
            if (!(entries.get(number) instanceof Entry.InUse)) {
                entries.put(number, entry);
            }
        });
    }

    private void subsection(Syntax syntax, Map<Integer, Entry> entries)
            throws IOException, PdfFault {
        long first = syntax.integer();
        long count = syntax.integer();
        checkRange(first, count);
        for (int i = 0; i < count; i++) {
            long offset = syntax.integer();
            long generation = syntax.integer();
            var kind = syntax.word();
            if (generation < 0 || generation > 65535) {
                throw PdfFault.damaged("a generation number before " + syntax.position());
            }
            put(
                    entries,
                    (int) first + i,
                    switch (kind) {
                        case "n" -> new Entry.InUse(offset, (int) generation);
                        case "f" -> new Entry.Free();
                        default -> throw PdfFault.damaged("an entry before " + syntax.position());
                    });
        }
    }

    private void checkRange(long first, long count) throws PdfFault {
        if (first < 0 || count < 0 || first + count > Integer.MAX_VALUE) {
            throw PdfFault.damaged("a cross-reference subsection " + first + " " + count);
        }
        budget.objects(count);
    }

    private static void put(Map<Integer, Entry> entries, int number, Entry entry) throws PdfFault {
        if (entries.putIfAbsent(number, entry) != null) {
            throw PdfFault.damaged("object " + number + " twice in one section");
        }
    }

    private Listed stream(long at) throws IOException, PdfFault {
        var stream = StreamReader.at(source, at, null, new StreamReader.Limits(budget, _ -> null));
        if (!stream.dict().is("Type", "XRef")) {
            throw PdfFault.damaged("no cross-reference section at " + at);
        }
        var data = StreamReader.decode(source, stream, budget);
        var widths = integers(stream.dict().get("W"));
        if (widths.length != 3) {
            throw PdfFault.damaged("W of the cross-reference stream at " + at);
        }
        var index =
                stream.dict().has("Index")
                        ? integers(stream.dict().get("Index"))
                        : new int[] {0, integers(PdfValue.array(size(stream.dict())))[0]};
        return new Listed(new Section(at, true, stream.dict()), rows(data, widths, index));
    }

    private static PdfValue size(PdfValue.Dict trailer) throws PdfFault {
        if (trailer.get("Size") instanceof PdfValue.Int size) {
            return size;
        }
        throw PdfFault.damaged("no Size in a trailer");
    }

    private Map<Integer, Entry> rows(byte[] data, int[] widths, int[] index) throws PdfFault {
        var entries = new HashMap<Integer, Entry>();
        int at = 0;
        int row = widths[0] + widths[1] + widths[2];
        for (int i = 0; i + 1 < index.length; i += 2) {
            checkRange(index[i], index[i + 1]);
            for (int k = 0; k < index[i + 1]; k++, at += row) {
                if (row == 0 || at + row > data.length) {
                    throw PdfFault.damaged("a cross-reference stream is cut short");
                }
                long type = widths[0] == 0 ? 1 : field(data, at, widths[0]);
                long second = field(data, at + widths[0], widths[1]);
                int third = (int) field(data, at + widths[0] + widths[1], widths[2]);
                put(
                        entries,
                        index[i] + k,
                        switch ((int) type) {
                            case 0 -> new Entry.Free();
                            case 1 -> new Entry.InUse(second, third);
                            case 2 -> new Entry.Compressed((int) second, third);
                            default ->
                                    throw new PdfFault(
                                            PdfFault.Kind.UNSUPPORTED, "entry type " + type);
                        });
            }
        }
        return entries;
    }

    private static long field(byte[] data, int at, int width) {
        long value = 0;
        for (int i = 0; i < width; i++) {
            value = (value << 8) | (data[at + i] & 0xFF);
        }
        return value;
    }

    private static int[] integers(@Nullable PdfValue value) throws PdfFault {
        if (!(value instanceof PdfValue.Array(var items))) {
            throw PdfFault.damaged("an array of integers is missing");
        }
        var numbers = new int[items.size()];
        for (int i = 0; i < numbers.length; i++) {
            if (!(items.get(i) instanceof PdfValue.Int(long n))
                    || n < 0
                    || n > Integer.MAX_VALUE / 4) {
                throw PdfFault.damaged("an array of integers holds something else");
            }
            numbers[i] = (int) n;
        }
        return numbers;
    }
}

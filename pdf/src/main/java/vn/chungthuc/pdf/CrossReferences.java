package vn.chungthuc.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The chain of cross-reference sections, newest first (ISO 32000-2, 7.5.4, 7.5.8): tables, streams
/// and hybrids. What is not as the standard says is damage, or an [Oddity] where all readers read
/// the same; nothing is rebuilt.
final class CrossReferences {
    /// Where an object stands.
    sealed interface Entry {
        record Free() implements Entry {}

        record InUse(long offset, int generation) implements Entry {}

        record Compressed(int stream, int index) implements Entry {}
    }

    /// One section: where it starts, its kind, its trailer.
    ///
    /// @param encrypted whether this trailer, or the one of its hidden stream, says so
    record Section(long start, boolean stream, PdfValue.Dict trailer, boolean encrypted) {}

    /// An entry that a newer section overrides.
    ///
    /// @param section index of the section that lists it, 0 for the newest
    record Overridden(int number, Entry.InUse entry, int section) {}

    /// A section with the entries it lists.
    ///
    /// @param hidden of these, what its table calls free and its hidden stream does not
    private record Listed(Section section, Map<Integer, Entry> entries, Set<Integer> hidden) {}

    private static final int MOST_SECTIONS = 1_000;

    private final Source source;
    private final Budget budget;
    private final List<Section> sections = new ArrayList<>();
    private final List<Map<Integer, Entry>> listings = new ArrayList<>();
    private final Map<Integer, Entry> newest = new HashMap<>();
    private final Set<Entry.Compressed> compressed = new HashSet<>();
    private final Set<Integer> hidden = new HashSet<>();
    private final List<PdfValue.Dict> hiddenStreams = new ArrayList<>();

    private CrossReferences(Source source, Budget budget) {
        this.source = source;
        this.budget = budget;
    }

    static CrossReferences read(Source source, Budget budget) throws IOException, PdfFault {
        var references = new CrossReferences(source, budget);
        references.follow(startXref(source, budget));
        return references;
    }

    /// The newest section alone; what it continues is not followed.
    static CrossReferences newest(Source source, Budget budget) throws IOException, PdfFault {
        var references = new CrossReferences(source, budget);
        var listed = references.section(startXref(source, budget));
        references.sections.add(listed.section());
        references.newest.putAll(listed.entries());
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
        references.listings.add(added.entries());
        references.listings.addAll(base.listings);
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

    /// Whether the table that is newest for an object calls it free, and only the stream hidden
    /// behind that table (7.5.8.4) does not.
    boolean hides(int number) {
        return hidden.contains(number);
    }

    /// The dictionaries of the streams hidden behind tables.
    List<PdfValue.Dict> hiddenStreams() {
        return hiddenStreams;
    }

    /// Whether any section lists the object as in use.
    boolean everHeld(int number) {
        return listings.stream()
                .map(listing -> listing.get(number))
                .anyMatch(entry -> entry != null && !(entry instanceof Entry.Free));
    }

    /// What older sections said of objects that newer ones override or free, newest first.
    List<Overridden> overridden() {
        var found = new ArrayList<Overridden>();
        var seen = new HashSet<Long>();
        newest.values()
                .forEach(entry -> {
                    if (entry instanceof Entry.InUse(long offset, _)) {
                        seen.add(offset);
                    }
                });
        for (int i = 1; i < listings.size(); i++) {
            for (var entry : listings.get(i).entrySet()) {
                if (entry.getValue() instanceof Entry.InUse old && seen.add(old.offset())) {
                    found.add(new Overridden(entry.getKey(), old, i));
                }
            }
        }
        return found;
    }

    /// Whether the newest entries lead to the object at `index` of an object stream.
    boolean leadsTo(ObjectStream container, int stream, int index) {
        int number = container.number(index);
        return newest.get(number) instanceof Entry.Compressed(int in, int at)
                && in == stream
                && (at == index || at >= container.count() || container.number(at) != number);
    }

    /// Whether any entry of an older section names that place.
    boolean ledTo(int stream, int index) {
        if (listings.size() > 1 && compressed.isEmpty()) {
            for (var listing : listings) {
                for (var entry : listing.values()) {
                    if (entry instanceof Entry.Compressed place) {
                        compressed.add(place);
                    }
                }
            }
        }
        return compressed.contains(new Entry.Compressed(stream, index));
    }

    /// Where an object stood when the section of that index was the newest.
    @Nullable Entry entryAsOf(int section, int number) {
        for (int i = section; i < listings.size(); i++) {
            var entry = listings.get(i).get(number);
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    private static final int TAIL = 1024;
    private static final int BEFORE_TAIL = 64;

    /// The number behind the last `startxref`; the last `%%EOF` must be in the file's last 1,024
    /// bytes. Of what stands behind it only blanks and control characters are noticed here.
    private static long startXref(Source source, Budget budget) throws IOException, PdfFault {
        int length = (int) Math.min(TAIL + BEFORE_TAIL, source.length());
        long from = source.length() - length;
        var tail = new String(source.bytes(from, length), StandardCharsets.ISO_8859_1);
        int end = tail.lastIndexOf("%%EOF");
        int found = end < 0 ? -1 : tail.lastIndexOf("startxref", end);
        if (found < 0 || end < length - TAIL) {
            throw PdfFault.damaged("no startxref and %%EOF at the end");
        }
        var syntax = new Syntax(source, from + found + "startxref".length(), budget);
        long start = syntax.integer();
        long rest = syntax.position() - from;
        int number = (int) Math.min(rest, end);
        if (!tail.substring(number, end).isBlank()
                || tail.substring(found, number).indexOf('%') >= 0) {
            syntax.notice(Oddity.Kind.STARTXREF, from + rest);
        }
        var behind = tail.substring(end + "%%EOF".length());
        if (behind.contains("startxref")) {
            throw PdfFault.damaged("startxref behind %%EOF"); // some readers take the last one
        }
        if (!behind.isEmpty() && !behind.matches("\r?\n?")) {
            syntax.notice(Oddity.Kind.BEHIND_END, from + end);
        }
        budget.extents().add(from + found, from + end + "%%EOF".length());
        return start;
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
            listings.add(listed.entries());
            listed.entries()
                    .forEach((number, entry) -> {
                        if (newest.putIfAbsent(number, entry) == null
                                && listed.hidden().contains(number)) {
                            hidden.add(number);
                        }
                    });
            at = place(listed.section().trailer(), "Prev");
        }
    }

    /// Where a trailer leads on to, or -1. A place that is told in any other way than as a number
    /// (table 15: a direct integer) is damage: some readers would follow it, others would not.
    private static long place(PdfValue.Dict trailer, String key) throws PdfFault {
        return switch (trailer.get(key)) {
            case null -> -1;
            case PdfValue.Null _ -> -1;
            case PdfValue.Int(long place) when place > 0 -> place;
            default -> throw PdfFault.damaged(key + " of a trailer");
        };
    }

    private Listed section(long at) throws IOException, PdfFault {
        if (at <= 0 || at >= source.length()) {
            throw PdfFault.damaged("startxref or Prev points outside the file: " + at);
        }
        var syntax = new Syntax(source, at, budget);
        syntax.skipOdd(Oddity.Kind.OFFSET_EARLY);
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
        budget.extents().add(at, syntax.position());
        boolean encrypted = trailer.has("Encrypt");
        var behind = new HashSet<Integer>();
        long hidden = place(trailer, "XRefStm");
        if (hidden >= 0) {
            var more = stream(hidden);
            encrypted |= more.section().encrypted();
            hiddenStreams.add(more.section().trailer());
            addHidden(entries, more.entries(), behind);
        }
        checkSize(trailer, entries, at);
        return new Listed(new Section(at, false, trailer, encrypted), entries, behind);
    }

    /// `/Size` counts the objects of this section and of all before it.
    private void checkSize(PdfValue.Dict trailer, Map<Integer, Entry> entries, long at)
            throws PdfFault {
        long size = size(trailer).value();
        int highest = 0;
        for (int number : entries.keySet()) {
            highest = Math.max(highest, number);
        }
        if (size <= highest || (size != highest + 1 && !trailer.has("Prev"))) {
            budget.oddities().notice(Oddity.Kind.SIZE, at);
        }
    }

    /// A hybrid's stream (7.5.8.4) tells what the table lists as free or not at all. Where both say
    /// something else, readers differ over which is right.
    private static void addHidden(
            Map<Integer, Entry> entries, Map<Integer, Entry> more, Set<Integer> behind)
            throws PdfFault {
        for (var entry : more.entrySet()) {
            if (!(entries.get(entry.getKey()) instanceof Entry.InUse shown)) {
                if (entries.put(entry.getKey(), entry.getValue()) instanceof Entry.Free
                        && !(entry.getValue() instanceof Entry.Free)) {
                    behind.add(entry.getKey());
                }
            } else if (!shown.equals(entry.getValue())) {
                throw PdfFault.damaged("object " + entry.getKey() + " in two places");
            }
        }
    }

    private void subsection(Syntax syntax, Map<Integer, Entry> entries)
            throws IOException, PdfFault {
        long first = syntax.integer();
        long count = syntax.integer();
        checkRange(first, count);
        syntax.skipSpace();
        for (int i = 0; i < count; i++) {
            put(entries, (int) first + i, entry(syntax));
        }
    }

    /// 20 bytes: ten digits, a space, five digits, a space, `n` or `f`, two bytes of line end
    /// (7.5.4). Other white space is noticed.
    private Entry entry(Syntax syntax) throws IOException, PdfFault {
        syntax.skipSpace();
        long at = syntax.position();
        long offset = syntax.integer();
        boolean exact = syntax.position() == at + 10;
        long generation = syntax.integer();
        exact &= syntax.position() == at + 16;
        var kind = syntax.word();
        exact &= syntax.position() == at + 18;
        boolean free = kind.equals("f");
        // old writers leave what they dropped in use, at no place and in generation 65536
        if (generation < 0 || offset < 0 || (generation > 65535 && !free && offset != 0)) {
            throw PdfFault.damaged("a generation number before " + syntax.position());
        }
        exact &= generation <= 65535; // some writers give object 0 the generation 65536
        if (!exact || !passesLineEnd(syntax)) {
            syntax.notice(Oddity.Kind.XREF_ENTRY, at);
        }
        return switch (kind) {
            case "n" -> inUse(offset, (int) generation);
            case "f" -> new Entry.Free();
            default -> throw PdfFault.damaged("an entry before " + syntax.position());
        };
    }

    private static boolean passesLineEnd(Syntax syntax) throws IOException, PdfFault {
        int first = syntax.peek();
        if (first != ' ' && first != 13) {
            return false;
        }
        syntax.next();
        int second = syntax.peek();
        boolean lawful = second == 10 || (first == ' ' && second == 13);
        if (lawful) {
            syntax.next();
        }
        return lawful;
    }

    /// Some writers leave what they dropped in use, at no place.
    private Entry inUse(long offset, int generation) {
        if (offset == 0) {
            budget.oddities().notice(Oddity.Kind.OFFSET_ZERO, 0);
            return new Entry.Free();
        }
        return new Entry.InUse(offset, generation);
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
        if (index.length % 2 != 0) {
            throw PdfFault.damaged("Index of the cross-reference stream at " + at);
        }
        var dict = stream.dict();
        var entries = rows(at, data, widths, index);
        checkSize(dict, entries, at);
        return new Listed(new Section(at, true, dict, dict.has("Encrypt")), entries, Set.of());
    }

    private static PdfValue.Int size(PdfValue.Dict trailer) throws PdfFault {
        if (trailer.get("Size") instanceof PdfValue.Int size) {
            return size;
        }
        throw PdfFault.damaged("no Size in a trailer");
    }

    private Map<Integer, Entry> rows(long start, byte[] data, int[] widths, int[] index)
            throws PdfFault {
        if (widths[0] > 4 || widths[1] > 7 || widths[2] > 4) {
            throw PdfFault.damaged("W of the cross-reference stream at " + start);
        }
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
                long third = field(data, at + widths[0] + widths[1], widths[2]);
                put(entries, index[i] + k, entry(type, second, third));
            }
        }
        if (at < data.length) {
            budget.oddities().notice(Oddity.Kind.XREF_ROWS, start);
        }
        return entries;
    }

    private Entry entry(long type, long second, long third) throws PdfFault {
        if (third > Integer.MAX_VALUE || (type == 2 && second > Integer.MAX_VALUE)) {
            throw PdfFault.damaged("a number in a cross-reference stream");
        }
        return switch ((int) type) {
            case 0 -> new Entry.Free();
            case 1 -> inUse(second, (int) third);
            case 2 -> new Entry.Compressed((int) second, (int) third);
            default -> throw new PdfFault(PdfFault.Kind.UNSUPPORTED, "entry type " + type);
        };
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

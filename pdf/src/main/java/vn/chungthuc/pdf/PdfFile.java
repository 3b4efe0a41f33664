package vn.chungthuc.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A document as a strict reader sees it: cross-references as written, objects at their offsets
/// with their numbers, streams with their lengths. Nothing is repaired; what other readers would
/// repair is a [PdfFault], so that no two readers see different documents. Objects are read when
/// asked for.
public final class PdfFile {
    private static final int MOST_PAGES = 2_000;
    private static final int DEEPEST_LENGTHS = 8;

    private final Source source;
    private final CrossReferences references;
    private final Budget budget;
    private final Map<PdfValue.Ref, PdfValue> read = new HashMap<>();
    private final Set<PdfValue.Ref> reading = new HashSet<>();
    private final Map<Integer, ObjectStream> objectStreams = new HashMap<>();

    private PdfFile(Source source, CrossReferences references, Budget budget) {
        this.source = source;
        this.references = references;
        this.budget = budget;
    }

    /// Reads header, cross-references and trailer. Encrypted files are refused.
    public static PdfFile read(Source source) throws IOException, PdfFault {
        return read(source, new Budget(source.length()));
    }

    /// Reads with room to look at every object once; only for a process that may be killed.
    public static PdfFile readForAll(Source source) throws IOException, PdfFault {
        return read(source, Budget.ofAll(source.length()));
    }

    private static PdfFile read(Source source, Budget budget) throws IOException, PdfFault {
        var head = source.bytes(0, (int) Math.min(8, source.length()));
        if (!new String(head, java.nio.charset.StandardCharsets.ISO_8859_1)
                .matches("%PDF-[12]\\.[0-9]")) {
            throw new PdfFault(PdfFault.Kind.NOT_A_PDF, "no %PDF- at the start");
        }
        var file = new PdfFile(source, CrossReferences.read(source, budget), budget);
        if (file.references.sections().stream().anyMatch(CrossReferences.Section::encrypted)) {
            throw new PdfFault(PdfFault.Kind.ENCRYPTED, "a trailer has Encrypt");
        }
        file.catalog();
        return file;
    }

    /// What was not as the standard wants it in all that was read so far.
    public List<Oddity> oddities() {
        return budget.oddities().all();
    }

    /// This document with one revision appended: of the new bytes only one cross-reference section
    /// is read, and it must continue this document's.
    public PdfFile extendedBy(Source appended) throws IOException, PdfFault {
        var whole = Source.of(List.of(source, appended));
        var budget = new Budget(appended.length());
        var extended = CrossReferences.extended(references, source.length(), whole, budget);
        return new PdfFile(whole, extended, budget);
    }

    public Source source() {
        return source;
    }

    CrossReferences references() {
        return references;
    }

    Budget budget() {
        return budget;
    }

    /// The newest trailer.
    public PdfValue.Dict trailer() {
        return references.sections().getFirst().trailer();
    }

    /// Whether the newest cross-reference section is a stream.
    boolean endsInStream() {
        return references.sections().getFirst().stream();
    }

    long startXref() {
        return references.sections().getFirst().start();
    }

    /// The next object number that nothing uses: above every entry and every `/Size`.
    int freeNumber() throws PdfFault {
        long highest = 0;
        for (var section : references.sections()) {
            if (section.trailer().get("Size") instanceof PdfValue.Int(long size)) {
                highest = Math.max(highest, size - 1);
            }
        }
        for (int number : references.entries().keySet()) {
            highest = Math.max(highest, number);
        }
        if (highest >= Integer.MAX_VALUE - 1_000) {
            throw PdfFault.damaged("a Size of " + highest);
        }
        return (int) highest + 1;
    }

    /// The numbers of all objects in use.
    public List<Integer> objectNumbers() {
        return references.entries().entrySet().stream()
                .filter(e -> !(e.getValue() instanceof CrossReferences.Entry.Free))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    public PdfValue.Ref catalogRef() throws PdfFault {
        if (trailer().get("Root") instanceof PdfValue.Ref root) {
            return root;
        }
        throw PdfFault.damaged("the trailer has no Root");
    }

    public PdfValue.Dict catalog() throws IOException, PdfFault {
        if (object(catalogRef()) instanceof PdfValue.Dict catalog
                && catalog.is("Type", "Catalog")) {
            return catalog;
        }
        throw PdfFault.damaged("Root is no catalog");
    }

    /// The value itself, or the object that a reference leads to. A reference to nothing is null
    /// (7.3.10).
    public PdfValue resolve(@Nullable PdfValue value) throws IOException, PdfFault {
        return switch (value) {
            case null -> new PdfValue.Null();
            case PdfValue.Ref reference -> object(reference);
            default -> value;
        };
    }

    /// The dictionary that a value is or leads to. Where a stream stands instead, its own: some
    /// readers take that for the dictionary.
    public PdfValue.@Nullable Dict dictionary(@Nullable PdfValue value)
            throws IOException, PdfFault {
        return switch (resolve(value)) {
            case PdfValue.Dict dict -> dict;
            case PdfValue.Stream(var dict, _, _) -> dict;
            default -> null;
        };
    }

    public PdfValue object(PdfValue.Ref reference) throws IOException, PdfFault {
        var known = read.get(reference);
        if (known == null) {
            known = parse(reference);
            read.put(reference, known);
        }
        return known;
    }

    private PdfValue parse(PdfValue.Ref reference) throws IOException, PdfFault {
        if (reading.size() >= DEEPEST_LENGTHS || !reading.add(reference)) {
            throw new PdfFault(PdfFault.Kind.LOOP, "object " + reference.number());
        }
        try {
            return switch (references.entry(reference.number())) {
                case CrossReferences.Entry.InUse(long offset, int generation) -> {
                    check(reference, generation);
                    yield StreamReader.object(source, offset, reference, limits());
                }
                case CrossReferences.Entry.Compressed(int stream, int index) -> {
                    check(reference, 0);
                    yield compressed(reference.number(), stream, index);
                }
                case CrossReferences.Entry.Free _ -> new PdfValue.Null();
                case null -> new PdfValue.Null();
            };
        } finally {
            reading.remove(reference);
        }
    }

    /// Readers differ over a reference to another generation than the one in use: so none may be.
    private static void check(PdfValue.Ref reference, int generation) throws PdfFault {
        if (reference.generation() != generation) {
            throw PdfFault.damaged("object " + reference.number() + " in another generation");
        }
    }

    private StreamReader.Limits limits() {
        return new StreamReader.Limits(budget, this::length);
    }

    /// The object of that number in its newest generation; not kept, so that looking at all objects
    /// of a file holds one of them at a time.
    public PdfValue newest(int number) throws IOException, PdfFault {
        int generation =
                references.entry(number) instanceof CrossReferences.Entry.InUse(_, int written)
                        ? written
                        : 0;
        var reference = new PdfValue.Ref(number, generation);
        var known = read.get(reference);
        return known == null ? parse(reference) : known;
    }

    void notice(Oddity.Kind kind, long place) {
        budget.oddities().notice(kind, place);
    }

    /// The trailers of all sections, and what is a trailer of those hidden behind one.
    List<PdfValue.Dict> trailers() {
        return Stream.concat(
                        references.sections().stream().map(CrossReferences.Section::trailer),
                        references.hiddenStreams().stream())
                .toList();
    }

    /// Whether the newest cross-references have such an object.
    public boolean holds(int number) {
        var entry = references.entry(number);
        return entry != null && !(entry instanceof CrossReferences.Entry.Free);
    }

    /// Whether any revision had such an object.
    public boolean everHeld(int number) {
        return references.everHeld(number);
    }

    /// Whether readers differ over an object being there: a table calls it free, and the stream
    /// hidden behind that table (7.5.8.4) does not.
    public boolean hides(int number) {
        return references.hides(number);
    }

    List<CrossReferences.Overridden> overridden() {
        return references.overridden();
    }

    /// An object as an earlier revision had it; the lengths of streams are of then, too.
    PdfValue earlier(CrossReferences.Overridden old) throws IOException, PdfFault {
        var then =
                new StreamReader.Limits(budget, reference -> lengthAsOf(old.section(), reference));
        var reference = new PdfValue.Ref(old.number(), old.entry().generation());
        return StreamReader.object(source, old.entry().offset(), reference, then);
    }

    private @Nullable Long lengthAsOf(int section, PdfValue.Ref reference)
            throws IOException, PdfFault {
        if (references.entryAsOf(section, reference.number())
                instanceof CrossReferences.Entry.InUse(long offset, _)) {
            var none = new StreamReader.Limits(budget, _ -> null);
            return StreamReader.object(source, offset, reference, none)
                            instanceof PdfValue.Int(long n)
                    ? n
                    : null;
        }
        return length(reference);
    }

    /// An object that no cross-reference names, and where it ends.
    record Unlisted(int number, PdfValue value, long end) {}

    Unlisted unlisted(long at) throws IOException, PdfFault {
        long number = syntax(at).integer();
        var syntax = syntax(at);
        var value = StreamReader.object(syntax, source, null, limits());
        return new Unlisted(Math.clamp(number, 0, Integer.MAX_VALUE), value, syntax.position());
    }

    /// An object inside an object stream that the newest cross-references do not lead to.
    record Unnamed(PdfValue value, Inventory.Standing standing) {}

    /// @param standing of the object stream itself
    List<Unnamed> unnamed(int number, PdfValue.Stream stream, Inventory.Standing standing)
            throws IOException, PdfFault {
        boolean current = standing == Inventory.Standing.CURRENT;
        var known = current ? objectStreams.get(number) : null;
        var container = known == null ? container(stream) : known;
        var unnamed = new ArrayList<Unnamed>();
        for (int i = 0; i < container.count(); i++) {
            if (!current || !references.leadsTo(container, number, i)) {
                boolean earlier = references.ledTo(number, i);
                unnamed.add(
                        new Unnamed(
                                container.value(i),
                                earlier
                                        ? Inventory.Standing.EARLIER
                                        : Inventory.Standing.UNLISTED));
            }
        }
        return unnamed;
    }

    /// `[start, end)` of what nothing that was read so far covers.
    long[] gaps() {
        return budget.extents().gaps(source.length());
    }

    Syntax syntax(long at) {
        return new Syntax(source, at, budget);
    }

    private @Nullable Long length(PdfValue.Ref reference) throws IOException, PdfFault {
        return object(reference) instanceof PdfValue.Int(long n) ? n : null;
    }

    private PdfValue compressed(int number, int stream, int index) throws IOException, PdfFault {
        var container = objectStreams.get(stream);
        if (container == null) {
            if (!(references.entry(stream) instanceof CrossReferences.Entry.InUse(long at, _))) {
                throw PdfFault.damaged("object stream " + stream + " is not there");
            }
            container =
                    container(StreamReader.at(source, at, new PdfValue.Ref(stream, 0), limits()));
            objectStreams.put(stream, container);
        }
        return container.object(number, index);
    }

    private ObjectStream container(PdfValue.Stream stream) throws IOException, PdfFault {
        return ObjectStream.of(stream.dict(), decode(stream), budget);
    }

    /// The decoded bytes of a stream.
    public byte[] decode(PdfValue.Stream stream) throws IOException, PdfFault {
        return StreamReader.decode(source, stream, steps(stream), budget);
    }

    /// How many bytes a stream without a picture's codec decodes to. A fault if any step makes more
    /// than `most`.
    public long decodedLength(PdfValue.Stream stream, int most) throws IOException, PdfFault {
        var steps = steps(stream);
        if (steps.isEmpty()) {
            return stream.length();
        }
        var data = decoded(stream, steps.subList(0, steps.size() - 1), most);
        if (!steps.getLast().deflated()) {
            return Filters.decode(data, steps.getLast(), most).length;
        }
        long length = Flate.length(data, most);
        if (length < 0) {
            budget.oddities().notice(Oddity.Kind.STREAM_CUT, stream.start());
            return -1 - length;
        }
        return length;
    }

    /// The decoded bytes of a content stream, as far as they go.
    ///
    /// @param most more is a fault
    public byte[] content(PdfValue.Stream stream, int most) throws IOException, PdfFault {
        var steps = steps(stream);
        if (steps.isEmpty() || !steps.getLast().deflated()) {
            return decoded(stream, steps, most);
        }
        var data = decoded(stream, steps.subList(0, steps.size() - 1), most);
        var inflated = Flate.inflateCut(data, most);
        budget.decoded(inflated.length);
        return Predictors.undo(inflated, steps.getLast().parameters());
    }

    private byte[] decoded(PdfValue.Stream stream, List<Filters.Step> steps, int most)
            throws IOException, PdfFault {
        if (stream.length() > most) {
            throw new PdfFault(PdfFault.Kind.TOO_MUCH, "a stream of " + stream.length());
        }
        var data = source.bytes(stream.start(), (int) stream.length());
        for (var step : steps) {
            data = Filters.decode(data, step, most);
            budget.decoded(data.length);
        }
        return data;
    }

    /// The picture codec that a stream ends in; null for none.
    public @Nullable Codec codec(PdfValue.Stream stream) throws IOException, PdfFault {
        var steps = steps(stream);
        for (var step : steps) {
            if (!step.known()) {
                throw new PdfFault(PdfFault.Kind.UNSUPPORTED, "filter " + step.name());
            }
        }
        return steps.isEmpty() || !steps.getLast().picture()
                ? null
                : new Codec(
                        steps.getLast().name(), steps.getLast().parameters(), steps.size() == 1);
    }

    /// What goes into the codec that a stream ends in. A fault if a step before it makes more than
    /// `most` bytes.
    public Source encodedPicture(PdfValue.Stream stream, int most) throws IOException, PdfFault {
        var steps = steps(stream);
        return steps.size() == 1
                ? source.part(stream.start(), stream.length())
                : Source.of(decoded(stream, steps.subList(0, steps.size() - 1), most));
    }

    /// @param alone whether the bytes of the stream are the codec's own
    public record Codec(String filter, PdfValue.Dict parameters, boolean alone) {}

    /// Its filters and their parameters, which may stand behind references each.
    private List<Filters.Step> steps(PdfValue.Stream stream) throws IOException, PdfFault {
        var filter = resolvedItems(stream.dict().get("Filter"));
        var parameters = resolvedItems(stream.dict().get("DecodeParms"));
        return Filters.steps(stream.dict(), filter, parameters);
    }

    private PdfValue resolvedItems(@Nullable PdfValue value) throws IOException, PdfFault {
        var resolved = resolve(value);
        if (!(resolved instanceof PdfValue.Array(var items))) {
            return resolved;
        }
        var each = new ArrayList<PdfValue>();
        for (var item : items) {
            each.add(resolve(item));
        }
        return new PdfValue.Array(each);
    }

    /// How many pages the page tree says it has.
    public int pageCount() throws IOException, PdfFault {
        if (!(resolve(pagesRoot().get("Count")) instanceof PdfValue.Int(long count))
                || count < 0
                || count > Integer.MAX_VALUE) {
            throw PdfFault.damaged("the page tree's Count");
        }
        return (int) count;
    }

    public PdfValue.Dict pagesRoot() throws IOException, PdfFault {
        if (resolve(catalog().get("Pages")) instanceof PdfValue.Dict root) {
            return root;
        }
        throw PdfFault.damaged("the catalog has no Pages");
    }

    /// A page with the attributes it inherits (7.7.3.4) filled in.
    public record Page(PdfValue.Ref ref, PdfValue.Dict dict) {}

    /// All pages in order; a fault if the tree loops or has more than 2,000.
    public List<Page> pages() throws IOException, PdfFault {
        var pages = new ArrayList<Page>();
        PageTree.walk(
                this,
                leaf -> {
                    pages.add(new Page(leaf.ref(), leaf.whole()));
                    if (pages.size() > MOST_PAGES) {
                        throw new PdfFault(PdfFault.Kind.TOO_MUCH, "pages");
                    }
                });
        return pages;
    }

    /// The kids of a page tree node; the array may be indirect.
    List<PdfValue> kids(PdfValue.Dict node) throws IOException, PdfFault {
        if (resolve(node.get("Kids")) instanceof PdfValue.Array(var kids)) {
            return kids;
        }
        throw PdfFault.damaged("Kids is no array");
    }
}

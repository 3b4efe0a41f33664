package vn.chungthuc.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import vn.chungthuc.protocol.Sha256;

/// One appended revision (ISO 32000-2, 7.5.6): the only writer of such bytes. Everything is
/// deterministic: the same base and the same objects give the same bytes. The base's kind of
/// cross-reference is kept; nothing is freed; no earlier byte changes.
public final class Revision {
    private static final List<String> OF_A_STREAM =
            List.of("Type", "W", "Index", "Filter", "DecodeParms", "Length", "Prev", "XRefStm");

    private record Placed(int generation, int offset) {}

    /// Offsets have four bytes in a cross-reference stream and ten digits elsewhere.
    private static final long LONGEST_BASE = 4_000_000_000L;

    private final PdfFile base;
    private final byte[] baseDigest;
    private final Writer out = new Writer();
    private final Map<Integer, Placed> placed = new TreeMap<>();
    private int nextNumber;

    /// @param baseHash SHA-256 of all bytes of `base`; the file identifier is derived from it
    public Revision(PdfFile base, Sha256 baseHash) throws IOException, PdfFault {
        this(base, baseHash.bytes());
    }

    /// @param base a fault if it is so long that offsets do not fit into what is written
    /// @param baseDigest of all bytes of `base`, 16 bytes or more, by whatever algorithm
    Revision(PdfFile base, byte[] baseDigest) throws IOException, PdfFault {
        if (base.source().length() > LONGEST_BASE) {
            throw new PdfFault(PdfFault.Kind.TOO_MUCH, "a document of 4 GB");
        }
        this.base = base;
        this.baseDigest = baseDigest.clone();
        this.nextNumber = base.freeNumber();
        int last = base.source().bytes(base.source().length() - 1, 1)[0];
        if (last != '\n' && last != '\r') {
            out.ascii("\n");
        }
    }

    /// A number for an object that is written later.
    public PdfValue.Ref reserve() {
        return new PdfValue.Ref(nextNumber++, 0);
    }

    /// Writes an object, new or in place of an earlier one.
    public void put(PdfValue.Ref ref, PdfValue value) {
        begin(ref);
        out.value(value).ascii("\nendobj\n");
    }

    public PdfValue.Ref add(PdfValue value) {
        var ref = reserve();
        put(ref, value);
        return ref;
    }

    /// Writes a stream; `/Length` is set here.
    public PdfValue.Ref addStream(PdfValue.Dict dict, byte[] encoded) {
        var ref = reserve();
        begin(ref);
        out.value(dict.with("Length", new PdfValue.Int(encoded.length)))
                .ascii("\nstream\n")
                .raw(encoded)
                .ascii("\nendstream\nendobj\n");
        return ref;
    }

    /// Writes a signature dictionary with its two holes at the end: `/ByteRange` and `/Contents`,
    /// which is filled with zeros.
    ///
    /// @return where the ByteRange array stands in this revision; `/Contents` follows it
    int putSignature(PdfValue.Ref ref, PdfValue.Dict dict, String emptyRange, int room) {
        begin(ref);
        var open = new Writer().value(dict).bytes();
        out.raw(java.util.Arrays.copyOf(open, open.length - 2)).ascii("/ByteRange ");
        int range = out.size();
        out.ascii(emptyRange)
                .ascii("/Contents <")
                .ascii("0".repeat(2 * room))
                .ascii(">>>\nendobj\n");
        return range;
    }

    private void begin(PdfValue.Ref ref) {
        var place = new Placed(ref.generation(), out.size());
        if (placed.put(ref.number(), place) != null) {
            throw new IllegalStateException("object " + ref.number() + " twice");
        }
        out.ascii(ref.number() + " " + ref.generation() + " obj\n");
    }

    /// Writes the cross-reference section and gives the finished revision.
    public byte[] finish() {
        if (base.endsInStream()) {
            finishWithStream();
        } else {
            finishWithTable();
        }
        return out.bytes();
    }

    private void finishWithTable() {
        long start = base.source().length() + out.size();
        out.ascii("xref\n");
        for (var run : runs()) {
            out.ascii(run.getFirst() + " " + run.size() + "\n");
            for (int number : run) {
                out.ascii(
                        String.format(
                                Locale.ROOT,
                                "%010d %05d n \n",
                                base.source().length() + place(number).offset(),
                                place(number).generation()));
            }
        }
        out.ascii("trailer\n").value(trailer()).ascii("\nstartxref\n" + start + "\n%%EOF\n");
    }

    private void finishWithStream() {
        long start = base.source().length() + out.size();
        var self = reserve();
        begin(self);
        var index = new ArrayList<PdfValue>();
        var rows = new ByteArrayOutputStream();
        for (var run : runs()) {
            index.add(new PdfValue.Int(run.getFirst()));
            index.add(new PdfValue.Int(run.size()));
            run.forEach(number -> row(rows, place(number)));
        }
        var dict =
                trailer()
                        .with("Type", PdfValue.name("XRef"))
                        .with("W", PdfValue.numbers(1, 4, 2))
                        .with("Index", new PdfValue.Array(index))
                        .with("Length", new PdfValue.Int(rows.size()));
        out.value(dict)
                .ascii("\nstream\n")
                .raw(rows.toByteArray())
                .ascii("\nendstream\nendobj\nstartxref\n" + start + "\n%%EOF\n");
    }

    private void row(ByteArrayOutputStream rows, Placed place) {
        long offset = base.source().length() + place.offset();
        rows.write(1);
        for (int shift = 24; shift >= 0; shift -= 8) {
            rows.write((int) (offset >> shift));
        }
        rows.write(place.generation() >> 8);
        rows.write(place.generation());
    }

    private Placed place(int number) {
        return java.util.Objects.requireNonNull(placed.get(number));
    }

    /// The numbers of this revision as runs without a gap.
    private List<List<Integer>> runs() {
        var runs = new ArrayList<List<Integer>>();
        for (int number : placed.keySet()) {
            if (runs.isEmpty() || runs.getLast().getLast() + 1 != number) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(number);
        }
        return runs;
    }

    /// The earlier trailer's entries with `/Size`, `/ID` and `/Prev` as of now.
    private PdfValue.Dict trailer() {
        var trailer =
                base.trailer()
                        .without(OF_A_STREAM.toArray(String[]::new))
                        .with("Size", new PdfValue.Int(nextNumber));
        var changing = new PdfValue.Str(latin1(Arrays.copyOf(baseDigest, 16)), true);
        var first =
                trailer.get("ID") instanceof PdfValue.Array(var ids)
                                && !ids.isEmpty()
                                && ids.getFirst() instanceof PdfValue.Str(var permanent, _)
                        ? new PdfValue.Str(permanent, true)
                        : changing;
        return trailer.with("ID", PdfValue.array(first, changing))
                .with("Prev", new PdfValue.Int(base.startXref()));
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}

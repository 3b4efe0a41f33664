package vn.chungthuc.portal.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.AppendedSection;
import vn.chungthuc.pdf.AppendedSection.Place;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;

/// What is wrong with a revision's end, cross-references and trailer.
final class SectionDiagnosis {
    /// What a cross-reference stream's dictionary holds besides a trailer's entries, and what has
    /// its own code.
    private static final Set<String> OWN_CODE =
            Set.of(
                    "Type",
                    "W",
                    "Index",
                    "Length",
                    "Filter",
                    "DecodeParms",
                    "Size",
                    "Prev",
                    "Root",
                    "ID",
                    "XRefStm",
                    "Encrypt");

    private final PdfFile base;
    private final AppendedSection expected;
    private final AppendedSection returned;

    private SectionDiagnosis(PdfFile base, AppendedSection expected, AppendedSection returned) {
        this.base = base;
        this.expected = expected;
        this.returned = returned;
    }

    static Optional<Deviation> find(PdfFile base, byte[] expected, byte[] appended)
            throws IOException, PdfFault {
        var end = end(appended);
        if (end.isPresent()) {
            return end;
        }
        var right = AppendedSection.read(base, expected);
        if (namesAnother(right, appended)) {
            return Optional.of(Deviation.ANOTHER_DOCUMENT);
        }
        AppendedSection section;
        try {
            section = AppendedSection.read(base, appended);
        } catch (PdfFault e) {
            return Optional.of(Deviation.XREF_UNREADABLE);
        }
        var diagnosis = new SectionDiagnosis(base, right, section);
        return diagnosis.kind().or(diagnosis::trailer).or(diagnosis::places);
    }

    private static Optional<Deviation> end(byte[] appended) {
        var text = new String(appended, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf("%%EOF");
        if (end < 0 || text.lastIndexOf("startxref", end) < 0) {
            return Optional.of(Deviation.END_MISSING);
        }
        return text.length() == end + "%%EOF\n".length()
                ? Optional.empty()
                : Optional.of(Deviation.TRAILING_BYTES);
    }

    /// Looked for in the text: offsets of another document's revision lead nowhere here.
    private static boolean namesAnother(AppendedSection right, byte[] appended) {
        var text = new String(appended, StandardCharsets.ISO_8859_1);
        return text.contains("/ID")
                && identifier(right, 1) instanceof PdfValue.Str(var bytes, _)
                && !text.contains(
                        HexFormat.of()
                                .withUpperCase()
                                .formatHex(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private Optional<Deviation> kind() {
        if (returned.start() < base.source().length()) {
            return Optional.of(Deviation.XREF_IN_THE_BASE);
        }
        if (returned.trailer().has("XRefStm")) {
            return Optional.of(Deviation.XREF_HYBRID);
        }
        if (returned.stream() != expected.stream()) {
            return Optional.of(Deviation.XREF_OTHER_KIND);
        }
        return Optional.empty();
    }

    private Optional<Deviation> trailer() {
        var trailer = returned.trailer();
        if (!Diagnosis.same(trailer, expected.trailer(), "Prev")) {
            return Optional.of(
                    trailer.get("Prev") instanceof PdfValue.Int(long prev)
                                    && prev >= base.source().length()
                            ? Deviation.XREF_MORE_THAN_ONE
                            : Deviation.PREV_WRONG);
        }
        if (!Diagnosis.same(trailer, expected.trailer(), "Root")) {
            return Optional.of(Deviation.ROOT_CHANGED);
        }
        if (!Objects.equals(identifier(returned, 0), identifier(expected, 0))
                || identifier(returned, 1) == null) {
            return Optional.of(Deviation.ID_CHANGED);
        }
        if (trailer.has("Encrypt")) {
            return Optional.of(Deviation.ENCRYPTED);
        }
        var keys = new LinkedHashSet<>(trailer.entries().keySet());
        keys.addAll(expected.trailer().entries().keySet());
        keys.removeAll(OWN_CODE);
        return keys.stream().allMatch(key -> Diagnosis.same(trailer, expected.trailer(), key))
                ? Optional.empty()
                : Optional.of(Deviation.TRAILER_CHANGED);
    }

    private Optional<Deviation> places() {
        for (var place : returned.places().values()) {
            var wrong =
                    switch (place) {
                        case Place.Freed _ -> Deviation.OBJECT_FREED;
                        case Place.InObjectStream _ -> Deviation.OBJECT_STREAM;
                        case Place.At(long offset, int _)
                                when offset < base.source().length() || offset > returned.start() ->
                                Deviation.OFFSET_OUTSIDE;
                        case Place.At _ -> null;
                    };
            if (wrong != null) {
                return Optional.of(wrong);
            }
        }
        return generations().or(this::size);
    }

    private Optional<Deviation> generations() {
        return returned.places().entrySet().stream()
                        .allMatch(entry -> sameGeneration(entry.getKey(), entry.getValue()))
                ? Optional.empty()
                : Optional.of(Deviation.GENERATION_CHANGED);
    }

    private boolean sameGeneration(int number, Place place) {
        return !(place instanceof Place.At(long _, int generation))
                || !(expected.places().get(number) instanceof Place.At(long _, int right))
                || generation == right;
    }

    /// One more than the highest number (7.5.5), be it with objects too many or too few.
    private Optional<Deviation> size() {
        long fresh = expected.places().size() - 1L;
        long right =
                returned.places().isEmpty()
                        ? sizeOf(expected)
                        : Math.max(sizeOf(expected) - fresh, returned.places().lastKey() + 1L);
        return sizeOf(returned) == right || sizeOf(returned) == sizeOf(expected)
                ? Optional.empty()
                : Optional.of(Deviation.SIZE_WRONG);
    }

    private static long sizeOf(AppendedSection section) {
        return section.trailer().get("Size") instanceof PdfValue.Int(long size) ? size : -1;
    }

    private static @Nullable PdfValue identifier(AppendedSection section, int n) {
        return section.trailer().get("ID") instanceof PdfValue.Array(var ids) && ids.size() == 2
                ? ids.get(n)
                : null;
    }
}

package vn.chungthuc.portal.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.AppendedSection.Place;
import vn.chungthuc.pdf.FilledField;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;

/// What is wrong with a signature dictionary (ISO 32000-2, 12.8.1).
final class SignatureDiagnosis {
    private SignatureDiagnosis() {}

    static Optional<Deviation> find(PdfFile base, Apart expected, Apart returned, byte[] appended)
            throws IOException, PdfFault {
        var right = expected.signatureDictionary();
        var dict = returned.signatureDictionary();
        var keys = new LinkedHashSet<>(right.entries().keySet());
        keys.addAll(dict.entries().keySet());
        for (var key : keys) {
            var deviation =
                    Diagnosis.same(right, dict, key)
                            ? Optional.<Deviation>empty()
                            : changed(key, dict);
            if (deviation.isPresent()) {
                return deviation;
            }
        }
        return range(base, returned, dict, appended);
    }

    private static Optional<Deviation> changed(String key, PdfValue.Dict dict) {
        return switch (key) {
            case "Filter" -> Optional.of(Deviation.FILTER_OTHER);
            case "SubFilter" -> Optional.of(Deviation.SUB_FILTER_OTHER);
            case "Reason" -> Optional.of(Deviation.REASON_CHANGED);
            case "Reference" -> Optional.of(reference(dict.get("Reference")));
            case "M" -> time(dict);
            case "Contents" -> contents(dict.get("Contents"));
            case "ByteRange" -> Optional.empty();
            default -> Optional.of(Deviation.SIGNATURE_ENTRY);
        };
    }

    private static Deviation reference(@Nullable PdfValue value) {
        return switch (value) {
            case null -> Deviation.REFERENCE_MISSING;
            case PdfValue.Ref _ -> Deviation.REFERENCE_INDIRECT;
            case PdfValue.Array(var items) when !items.isEmpty() -> inside(items.getFirst());
            default -> Deviation.REFERENCE_CHANGED;
        };
    }

    private static Deviation inside(PdfValue reference) {
        return switch (reference) {
            case PdfValue.Ref _ -> Deviation.REFERENCE_INDIRECT;
            case PdfValue.Dict dict when dict.get("TransformParams") instanceof PdfValue.Ref ->
                    Deviation.REFERENCE_INDIRECT;
            default -> Deviation.REFERENCE_CHANGED;
        };
    }

    private static Optional<Deviation> time(PdfValue.Dict dict) {
        if (!(dict.get("M") instanceof PdfValue.Str(var date, _))) {
            return Optional.of(Deviation.TIME_MISSING);
        }
        try {
            FilledField.time(dict);
            return Optional.empty();
        } catch (PdfFault e) {
            return Optional.of(
                    date.matches("D:\\d{4,14}")
                            ? Deviation.TIME_WITHOUT_ZONE
                            : Deviation.TIME_FORM);
        }
    }

    private static Optional<Deviation> contents(@Nullable PdfValue value) {
        if (!(value instanceof PdfValue.Str(var bytes, boolean hex)) || !hex) {
            return Optional.of(Deviation.CONTENTS_FORM);
        }
        try {
            var der = FilledField.der(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return bytes.substring(der.length).chars().allMatch(c -> c == 0)
                    ? Optional.empty()
                    : Optional.of(Deviation.CONTENTS_TAIL);
        } catch (PdfFault e) {
            return Optional.of(Deviation.CONTENTS_FORM);
        }
    }

    /// From 0 to the end, but for exactly the `/Contents` string.
    private static Optional<Deviation> range(
            PdfFile base, Apart returned, PdfValue.Dict dict, byte[] appended) {
        if (!(dict.get("ByteRange") instanceof PdfValue.Array(var items)) || items.size() != 4) {
            return Optional.of(Deviation.BYTE_RANGE_FORM);
        }
        var range = new long[4];
        for (int i = 0; i < 4; i++) {
            if (!(items.get(i) instanceof PdfValue.Int(long number))) {
                return Optional.of(Deviation.BYTE_RANGE_FORM);
            }
            range[i] = number;
        }
        long length = base.source().length();
        int gap = gap(returned, appended, length);
        int behind = new String(appended, StandardCharsets.ISO_8859_1).indexOf('>', gap) + 1;
        if (range[0] != 0) {
            return Optional.of(Deviation.BYTE_RANGE_NOT_FROM_ZERO);
        }
        if (range[1] != length + gap || range[2] != length + behind) {
            return Optional.of(Deviation.BYTE_RANGE_GAP);
        }
        return range[2] + range[3] == length + appended.length
                ? Optional.empty()
                : Optional.of(Deviation.BYTE_RANGE_NOT_TO_THE_END);
    }

    /// Where the signature's `/Contents` string begins in the revision.
    private static int gap(Apart returned, byte[] appended, long length) {
        var text = new String(appended, StandardCharsets.ISO_8859_1);
        var signature = returned.signature();
        int from =
                signature != null
                                && returned.section().places().get(signature.number())
                                        instanceof Place.At(long offset, int _)
                        ? (int) (offset - length)
                        : 0;
        return text.indexOf('<', text.indexOf("/Contents", from));
    }
}

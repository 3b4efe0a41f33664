package vn.chungthuc.portal.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.FilledField;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.Stamp;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.SignItem;

/// How the appearance differs from what the stamp function makes.
final class StampDiagnosis {
    private final Apart expected;
    private final Apart returned;
    private final Apart standIn;

    private StampDiagnosis(Apart expected, Apart returned, Apart standIn) {
        this.expected = expected;
        this.returned = returned;
        this.standIn = standIn;
    }

    /// @param standIn the expected revision at another time: what differs from it shows the time
    static Optional<Deviation> find(
            SignItem item,
            Rect slot,
            FilledField filled,
            Apart expected,
            Apart returned,
            Apart standIn)
            throws IOException, PdfFault {
        var fault = Stamp.fault(item.appearance(), slot, filled.placed());
        if (fault.isPresent()) {
            return Optional.of(misplaced(fault.get()));
        }
        var diagnosis = new StampDiagnosis(expected, returned, standIn);
        var form = diagnosis.form();
        if (form.isPresent()) {
            return form;
        }
        var content = diagnosis.content();
        return content.isPresent() ? content : diagnosis.images();
    }

    static Deviation misplaced(Stamp.Fault fault) {
        return switch (fault) {
            case OUTSIDE_ITS_SLOT -> Deviation.PLACED_OUTSIDE_THE_SLOT;
            case RESIZED -> Deviation.SEAL_RESIZED;
            case DISTORTED -> Deviation.STAMP_DISTORTED;
            case TOO_SMALL_OR_LARGE -> Deviation.STAMP_TOO_SMALL_OR_LARGE;
        };
    }

    private Optional<Deviation> form() throws IOException, PdfFault {
        if (!(returned.field().get("AP") instanceof PdfValue.Dict states)
                || states.entries().size() != 1
                || returned.appearance() == null
                || expected.appearance() == null) {
            return Optional.of(Deviation.APPEARANCE_CHANGED);
        }
        var right = expected.dictionary(expected.appearance());
        var form = returned.dictionary(returned.appearance());
        if (!Diagnosis.same(right, form, "BBox")) {
            return Optional.of(Deviation.STAMP_BOX);
        }
        if (!fonts(right).equals(fonts(form))) {
            return Optional.of(Deviation.STAMP_FONT);
        }
        var keys = new LinkedHashSet<>(right.entries().keySet());
        keys.addAll(form.entries().keySet());
        keys.removeAll(List.of("Length", "Resources"));
        return keys.stream().allMatch(key -> Diagnosis.same(right, form, key))
                ? Optional.empty()
                : Optional.of(Deviation.APPEARANCE_CHANGED);
    }

    private static List<PdfValue> fonts(PdfValue.Dict form) {
        return form.get("Resources") instanceof PdfValue.Dict resources
                        && resources.get("Font") instanceof PdfValue.Dict fonts
                ? List.of(fonts)
                : List.of();
    }

    private Optional<Deviation> content() throws IOException, PdfFault {
        var right = lines(expected);
        var shown = lines(returned);
        var otherTime = lines(standIn);
        for (int i = 0; i < Math.min(right.size(), shown.size()); i++) {
            if (!right.get(i).equals(shown.get(i))) {
                if (shown.size() == right.size()) {
                    boolean time = !otherTime.get(i).equals(right.get(i));
                    return Optional.of(difference(right.get(i), shown.get(i), time));
                }
                break;
            }
        }
        if (shown.size() == right.size()) {
            return Optional.empty();
        }
        return Optional.of(
                shown.size() > right.size()
                        ? Deviation.STAMP_PAINTED_OVER
                        : Deviation.STAMP_INCOMPLETE);
    }

    private static List<String> lines(Apart apart) throws IOException, PdfFault {
        if (apart.appearance() == null) {
            return List.of();
        }
        var content = new String(apart.bytes(apart.appearance()), StandardCharsets.ISO_8859_1);
        return content.lines().toList();
    }

    /// Lines of text are `BT r g b rg /F size Tf x y Td <glyphs> Tj ET`.
    private static Deviation difference(String right, String shown, boolean time) {
        var one = right.split(" ");
        var other = shown.split(" ");
        if (!right.startsWith("BT") || one.length != other.length) {
            return shown.length() > right.length() && !right.contains("/Im")
                    ? Deviation.STAMP_PAINTED_OVER
                    : Deviation.STAMP_MOVED;
        }
        int at = Arrays.mismatch(one, other);
        if (at < 0) { // blanks behind the line
            return Deviation.WRITTEN_OTHERWISE;
        }
        if (at >= 1 && at <= 3) {
            return Deviation.STAMP_COLOUR;
        }
        if (one[at].startsWith("<")) {
            return time ? Deviation.TIME_NOT_SHOWN : Deviation.STAMP_TEXT;
        }
        return Deviation.STAMP_MOVED;
    }

    private Optional<Deviation> images() throws IOException, PdfFault {
        if (!samePicture(expected.image(), returned.image())) {
            return Optional.of(Deviation.IMAGE_OTHER);
        }
        return samePicture(expected.mask(), returned.mask())
                ? Optional.empty()
                : Optional.of(Deviation.IMAGE_MASK_OTHER);
    }

    private boolean samePicture(PdfValue.@Nullable Ref right, PdfValue.@Nullable Ref shown)
            throws IOException, PdfFault {
        if (right == null || shown == null) {
            return right == null && shown == null;
        }
        return expected.dictionary(right)
                        .without("SMask")
                        .equals(returned.dictionary(shown).without("SMask"))
                && Arrays.equals(expected.bytes(right), returned.bytes(shown));
    }
}

package vn.chungthuc.portal.signing;

import java.util.LinkedHashSet;
import java.util.Optional;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.protocol.SigningStage;

/// What of the field and its widget is not as revision 2 made it.
final class FieldDiagnosis {
    private FieldDiagnosis() {}

    static Optional<Deviation> find(SigningStage stage, Apart expected, Apart returned) {
        var keys = new LinkedHashSet<>(expected.field().entries().keySet());
        keys.addAll(returned.field().entries().keySet());
        for (var key : keys) {
            var deviation =
                    Diagnosis.same(expected.field(), returned.field(), key)
                            ? Optional.<Deviation>empty()
                            : changed(key, stage, returned.field());
            if (deviation.isPresent()) {
                return deviation;
            }
        }
        return Optional.empty();
    }

    /// Empty where a difference is lawful, or looked at elsewhere.
    private static Optional<Deviation> changed(
            String key, SigningStage stage, PdfValue.Dict field) {
        return switch (key) {
            case "V", "AP" -> Optional.empty();
            case "F" -> Optional.of(Deviation.WIDGET_FLAGS);
            case "TU" -> Optional.of(Deviation.WIDGET_TIP);
            case "P" -> Optional.of(Deviation.WIDGET_PAGE);
            case "MK" -> Optional.of(Deviation.WIDGET_MK);
            case "A", "AA" -> Optional.of(Deviation.WIDGET_ACTION);
            case "Rect" -> rect(stage, field);
            case "Lock" ->
                    Optional.of(
                            field.has("Lock") ? Deviation.LOCK_CHANGED : Deviation.LOCK_REMOVED);
            default -> Optional.of(Deviation.WIDGET_CHANGED);
        };
    }

    /// The leader's block may stand elsewhere in the slot; the office's rectangle is the slot.
    private static Optional<Deviation> rect(SigningStage stage, PdfValue.Dict field) {
        return switch (stage) {
            case SEAL -> Optional.of(Deviation.OFFICE_RECT_CHANGED);
            case SIGN ->
                    SignaturePlace.isRect(field.get("Rect"))
                            ? Optional.empty()
                            : Optional.of(Deviation.RECT_WRONG);
        };
    }
}

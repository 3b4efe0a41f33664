package vn.chungthuc.portal.dossier;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The decision by which a copy lost its legal value ("Hủy bỏ giá trị pháp lý").
///
/// @param decision its number, for instance `12/QĐ-UBND`
/// @param link where it is published; may be empty until it is
public record Annulment(String decision, LocalDate day, String signer, String reason, String link) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    public Annulment {
        if (decision.isBlank() || signer.isBlank() || reason.isBlank()) {
            throw new IllegalArgumentException("a decision has a number, a signer and a reason");
        }
    }

    /// As the register, the timeline and look-ups tell it; an official record, so in Vietnamese.
    public String sentence() {
        return "Quyết định số %s ngày %s, người ký: %s. Lý do: %s"
                .formatted(decision, DAY.format(day), signer, reason);
    }
}

package vn.chungthuc.portal.dossier;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// Where a copy stands in the certification register: for pages that only show it.
///
/// @param volume "Quyển số" as printed
/// @param day of numbering: the copy's date
public record Entry(CertificationNumber number, String volume, LocalDate day) {
    /// Reads what a dossier holds, reserved or issued.
    public interface Source {
        Optional<Entry> of(UUID agency, UUID dossier);
    }
}

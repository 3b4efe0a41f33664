package vn.chungthuc.portal.register;

import java.time.LocalDate;
import java.util.UUID;
import vn.chungthuc.portal.dossier.CertificationNumber;

/// Is there a number for this dossier?
public sealed interface Reservation {
    /// @param volume "Quyển số" as printed
    /// @param day of numbering: the copy's date
    record Reserved(CertificationNumber number, UUID register, String volume, LocalDate day)
            implements Reservation {}

    /// REGISTER_NOT_OPEN: closed, not yet open, or gone.
    record RegisterNotOpen() implements Reservation {}
}

package vn.chungthuc.portal.dossier;

import java.text.Normalizer;

/// For whom the copy is made. Absent values are empty.
///
/// @param name NFC
/// @param email where the copy goes
/// @param idNumber CCCD, CMND, MST or passport
/// @param onBehalfOf the person, when somebody else files the request
public record Registrant(
        Kind kind, String name, String email, String phone, String idNumber, String onBehalfOf) {
    /// "Đối tượng".
    public enum Kind {
        CITIZEN,
        BUSINESS
    }

    public Registrant {
        name = Normalizer.normalize(name.strip(), Normalizer.Form.NFC);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a registrant has a name");
        }
    }

    /// Nothing personal in a log.
    @Override
    public String toString() {
        return "Registrant[" + kind + "]";
    }
}

package vn.chungthuc.portal.register;

import java.time.LocalDate;
import java.util.UUID;
import vn.chungthuc.portal.dossier.CertificationNumber;
import vn.chungthuc.portal.web.Words;

/// A line of a register; a number that could not be used keeps its line, with the reason.
///
/// @param day of numbering
/// @param voidReason empty unless voided
/// @param annulment the decision; empty unless the copy lost its legal value
/// @param certifier who signed; empty while nobody has
/// @param certifierTitle as above the signature
/// @param copies "Số bản"
public record RegisterLine(
        CertificationNumber number,
        Numbers.State state,
        LocalDate day,
        String voidReason,
        String annulment,
        UUID dossier,
        String registrant,
        String documentType,
        String certifier,
        String certifierTitle,
        int copies,
        int feeDong) {
    /// What the register's last column says; empty for a copy that stands.
    public String note(Words words) {
        return switch (state) {
            case RESERVED -> words.say("registers.line.RESERVED");
            case VOIDED -> words.say("registers.line.VOIDED", voidReason);
            case ISSUED ->
                    annulment.isEmpty() ? "" : words.say("registers.line.annulled", annulment);
        };
    }

    public boolean issued() {
        return state == Numbers.State.ISSUED;
    }

    /// "Họ tên, chức danh người ký chứng thực"; empty while nobody signed.
    public String signer() {
        return certifierTitle.isEmpty() || certifier.isEmpty()
                ? certifier
                : certifier + ", " + certifierTitle;
    }
}

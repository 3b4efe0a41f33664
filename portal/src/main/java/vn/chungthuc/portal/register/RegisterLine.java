package vn.chungthuc.portal.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import vn.chungthuc.portal.dossier.CertificationNumber;
import vn.chungthuc.portal.web.Words;

/// A line of a register; a number that could not be used keeps its line, with the reason.
///
/// @param day of numbering
/// @param voidReason empty unless voided
/// @param annulment the decision; empty unless the copy lost its legal value
/// @param again number of the copy that was issued in the place of this annulled one; or empty
/// @param instead number of the annulled copy in whose place this one is; or empty
/// @param certifier who signed; empty while nobody has
/// @param certifierTitle as above the signature
/// @param copies "Số bản"
public record RegisterLine(
        CertificationNumber number,
        Numbers.State state,
        LocalDate day,
        String voidReason,
        String annulment,
        String again,
        String instead,
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
            case ISSUED -> remarks(words);
        };
    }

    private String remarks(Words words) {
        var remarks = new ArrayList<String>();
        if (!instead.isEmpty()) {
            remarks.add(words.say("registers.line.instead", instead));
        }
        if (!annulment.isEmpty()) {
            remarks.add(words.say("registers.line.annulled", annulment));
        }
        if (!again.isEmpty()) {
            remarks.add(words.say("registers.line.again", again));
        }
        return String.join(". ", remarks);
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

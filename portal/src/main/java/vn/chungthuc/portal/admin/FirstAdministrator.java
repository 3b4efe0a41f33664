package vn.chungthuc.portal.admin;

import java.time.InstantSource;
import java.time.LocalDate;
import vn.chungthuc.portal.agency.Agencies;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.portal.web.Role;

/// How an office begins: it, and one person who may administer it. All else is done on the pages.
public final class FirstAdministrator {
    private final InstantSource clock;

    /// @param code of the agency, such as `H55.242`
    /// @param agency its name, used where the code is new
    /// @param place of its clause, used where the code is new
    public record Wanted(String code, String agency, String place, String login, String name) {
        public Wanted {
            if (!code.matches("[A-Z][0-9]{2}(\\.[0-9]{1,6}){1,3}")) {
                throw new IllegalArgumentException("an agency's code looks like H55.242");
            }
            if (agency.isEmpty() || name.isEmpty()) {
                throw new IllegalArgumentException("names must not be empty");
            }
            if (!OfficialForm.isLogin(login)) {
                throw new IllegalArgumentException(
                        "a log-in name has 3 to 64 small letters, digits, dots, dashes");
            }
        }
    }

    public FirstAdministrator(InstantSource clock) {
        this.clock = clock;
    }

    /// @param hash of a password for one sign-in
    /// @return false: the log-in name is taken, nothing changed
    public boolean add(Transaction c, Wanted wanted, String hash, LocalDate today) {
        var staff = new Staff(c, clock);
        if (staff.byLogin(wanted.login()).isPresent()) {
            return false;
        }
        var agencies = new Agencies(c);
        var agency =
                agencies.byCode(wanted.code())
                        .orElseGet(() ->
                                agencies.add(
                                        wanted.code(), wanted.agency(), wanted.place(), today));
        var official = staff.add(c, wanted.login(), wanted.name(), hash).orElseThrow();
        staff.grant(c, agency.id(), official, new Staff.Right(Role.ADMIN, "", "", today, null));
        new Journal(c, clock)
                .add(
                        c,
                        new Journal.Deed(
                                agency.id(),
                                null,
                                Journal.Kind.OFFICIAL_ADDED,
                                wanted.login(),
                                wanted.name() + " · ADMIN"));
        return true;
    }
}

package vn.chungthuc.portal.admin;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.web.Fault;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Role;

/// An official with a right, as typed: the form "Thêm cán bộ", the form "Gắn quyền" and a line of
/// the list that is taken over from Excel.
///
/// @param role name of a [Role], or its Vietnamese name as the pages show it
/// @param fromDay `2026-11-24` or `24/11/2026`
/// @param toDay the same; may be empty
public record OfficialForm(
        String login,
        String name,
        String role,
        String title,
        String basis,
        String fromDay,
        String toDay) {
    static final Set<String> BASES = Set.of("", "KT.", "TL.", "TUQ.");
    static final int COLUMNS = 7;
    private static final int LONGEST = 120;

    static OfficialForm of(Form form) {
        return new OfficialForm(
                form.text("login").toLowerCase(Locale.ROOT),
                form.text("name"),
                form.text("role"),
                form.text("title"),
                form.text("basis"),
                form.text("fromDay"),
                form.text("toDay"));
    }

    /// @param cells in the order of the fields; what is missing at the end is empty
    static OfficialForm of(List<String> cells) {
        var all = new ArrayList<>(cells);
        while (all.size() < COLUMNS) {
            all.add("");
        }
        return new OfficialForm(
                all.get(0).toLowerCase(Locale.ROOT),
                all.get(1),
                all.get(2).toUpperCase(Locale.ROOT),
                all.get(3),
                all.get(4).toUpperCase(Locale.ROOT),
                all.get(5),
                all.get(6));
    }

    static OfficialForm blank(LocalDate first) {
        return new OfficialForm("", "", "", "", "", first.toString(), "");
    }

    void checkPerson(List<Fault> faults) {
        if (!isLogin(login)) {
            faults.add(new Fault("login", "officials.fault.login"));
        }
        checkName(faults);
    }

    static boolean isLogin(String text) {
        return text.matches("[a-z0-9][a-z0-9._@-]{2,63}");
    }

    void checkName(List<Fault> faults) {
        if (name.isEmpty() || name.length() > LONGEST) {
            faults.add(new Fault("name", "officials.fault.name"));
        }
    }

    /// Null with at least one fault added when it cannot be read.
    Staff.@Nullable Right right(List<Fault> faults) {
        int before = faults.size();
        var known = Set.of("INTAKE", "LEADER", "CLERK", "ADMIN").contains(role);
        if (!known) {
            faults.add(new Fault("role", "officials.fault.role"));
        }
        if (title.length() > LONGEST || (known && role.equals("LEADER") && title.isEmpty())) {
            faults.add(new Fault("title", "officials.fault.title"));
        }
        if (!BASES.contains(basis)) {
            faults.add(new Fault("basis", "officials.fault.basis"));
        }
        var from = day(fromDay);
        var to = day(toDay);
        if (from == null) {
            faults.add(new Fault("fromDay", "officials.fault.from"));
        }
        if (!toDay.isEmpty() && (to == null || (from != null && to.isBefore(from)))) {
            faults.add(new Fault("toDay", "officials.fault.to"));
        }
        return faults.size() > before || from == null
                ? null
                : new Staff.Right(Role.valueOf(role), title, basis, from, to);
    }

    static @Nullable LocalDate day(String text) {
        var typed = text.replaceFirst("^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})$", "$3-0$2-0$1");
        try {
            var iso = typed.replaceAll("-0([0-9]{2})(?=-|$)", "-$1");
            var day = LocalDate.parse(iso);
            return day.getYear() >= 2000 && day.getYear() < 2200 ? day : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

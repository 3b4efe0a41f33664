package vn.chungthuc.portal.register;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.web.Fault;
import vn.chungthuc.portal.web.Form;

/// "Thêm mới sổ" and "Chỉnh sửa": the fields as typed.
///
/// @param first "Số ban đầu"
/// @param takeover why that is not the next number
/// @param second the clerk knows of registers that are open on the same days
public record RegisterForm(
        String name,
        String volume,
        String first,
        String takeover,
        String opened,
        String closed,
        boolean second) {

    static RegisterForm of(Form form) {
        return new RegisterForm(
                form.text("name"),
                form.text("volume"),
                form.text("first"),
                form.text("takeover"),
                form.text("opened"),
                form.text("closed"),
                form.ticked("second"));
    }

    static RegisterForm of(Register register) {
        return new RegisterForm(
                register.name(),
                register.volume(),
                String.valueOf(register.firstNumber()),
                register.takeoverReason(),
                register.opened().toString(),
                register.closed().toString(),
                false);
    }

    /// What the fields say; null with at least one fault added when they cannot be read.
    Register.@Nullable Entry entry(List<Fault> faults) {
        var found = new ArrayList<Fault>();
        int number = first.matches("[0-9]{1,7}") ? Integer.parseInt(first) : 0;
        if (number < 1) {
            found.add(at("first", "first"));
        }
        var from = day(opened);
        if (from == null) {
            found.add(at("opened", "opened"));
        }
        var to = day(closed);
        if (to == null) {
            found.add(at("closed", "closed"));
        }
        faults.addAll(found);
        return !found.isEmpty() || from == null || to == null
                ? null
                : new Register.Entry(name, volume, number, takeover, from, to);
    }

    /// Those of `registers` that issue numbers on some day on which this one would: seldom meant.
    ///
    /// @param itself while it is edited; null: a new one
    List<Register> beside(List<Register> registers, @Nullable Register itself) {
        var from = day(opened);
        var to = day(closed);
        return from == null || to == null
                ? List.of()
                : registers.stream()
                        .filter(one -> itself == null || !one.id().equals(itself.id()))
                        .filter(one -> one.closing() == null && one.overlaps(from, to))
                        .toList();
    }

    static List<Fault> faults(Set<RegisterSaved.Fault> found) {
        return found.stream()
                .sorted()
                .map(fault ->
                        switch (fault) {
                            case NAME_MISSING -> at("name", "name");
                            case NAME_TAKEN -> at("name", "name.taken");
                            case VOLUME_MISSING -> at("volume", "volume");
                            case VOLUME_TAKEN -> at("volume", "volume.taken");
                            case FIRST_NUMBER_USED -> at("first", "first.used");
                            case FIRST_NUMBER_NEEDS_REASON -> at("takeover", "takeover");
                            case CLOSED_TOO_EARLY -> at("closed", "order");
                            case NO_LONGER_EMPTY -> at("first", "notempty");
                            case NUMBERS_OUTSIDE -> at("closed", "outside");
                            case CLOSED -> at("name", "closed.already");
                        })
                .toList();
    }

    private static Fault at(String field, String sentence) {
        return new Fault(field, "registers.fault." + sentence);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text);
            return day.getYear() >= 2000 && day.getYear() < 2200 ? day : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

package vn.chungthuc.portal.register;

import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.web.Fault;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.ListQuery;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// "Quản lý sổ chứng thực": list, "Thêm mới sổ", "Chỉnh sửa", "Xóa", "Khóa sổ", and a register with
/// its dossiers.
public final class RegisterRoutes {
    private final Gate gate;
    private final Pages pages;
    private final Database database;
    private final Registers registers;
    private final RegisterLines lines;
    private final InstantSource clock;

    /// A line of the list.
    ///
    /// @param beside names of registers that are open on some of the same days
    public record Row(Register register, Register.State state, List<String> beside) {}

    public RegisterRoutes(
            Gate gate,
            Pages pages,
            Database database,
            Registers registers,
            RegisterLines lines,
            InstantSource clock) {
        this.gate = gate;
        this.pages = pages;
        this.database = database;
        this.registers = registers;
        this.lines = lines;
        this.clock = clock;
    }

    public void addTo(Router router) {
        router.get("/registers").handler(gate.page(this::list, Role.CLERK));
        router.get("/registers/new").handler(gate.page(this::blank, Role.CLERK));
        router.post("/registers/new").handler(gate.form(this::add, Role.CLERK));
        router.get("/registers/:id").handler(gate.page(this::view, Role.CLERK));
        router.get("/registers/:id/edit").handler(gate.page(this::edit, Role.CLERK));
        router.post("/registers/:id/edit").handler(gate.form(this::change, Role.CLERK));
        router.post("/registers/:id/delete").handler(gate.form(this::delete, Role.CLERK));
        router.post("/registers/:id/close").handler(gate.form(this::close, Role.CLERK));
    }

    private void list(Visit visit) {
        var all = registers.list(visit.agency());
        var values = new HashMap<String, Object>();
        values.put("rows", all.stream().map(one -> row(one, all)).toList());
        values.put("told", visit.query("told"));
        values.put("year", yearToOpen(all, today()));
        pages.show(visit, "register/registers", values);
    }

    private Row row(Register register, List<Register> all) {
        var beside = all.stream().filter(register::overlaps).map(Register::name).toList();
        return new Row(register, register.state(today()), beside);
    }

    /// "Mở sổ năm …": this year while it has no register, the next one from November on.
    static @Nullable Integer yearToOpen(List<Register> registers, LocalDate today) {
        if (registers.stream().noneMatch(one -> one.state(today) == Register.State.OPEN)) {
            return today.getYear();
        }
        var newYear = LocalDate.of(today.getYear() + 1, 1, 1);
        return today.getMonth().compareTo(Month.NOVEMBER) >= 0
                        && registers.stream().noneMatch(one -> one.overlaps(newYear, newYear))
                ? (Integer) newYear.getYear()
                : null;
    }

    private void view(Visit visit) {
        var register = register(visit);
        var query = ListQuery.of(visit);
        var values = new HashMap<String, Object>();
        values.put("register", register);
        values.put("state", register.state(today()));
        values.put("lines", lines.page(visit.agency(), register.id(), query.page(), query.size()));
        var sums = lines.sums(visit.agency(), register.id());
        values.put("total", sums.total());
        values.put("months", sums.months());
        values.put("types", sums.types());
        values.put("query", query);
        values.put("told", visit.query("told"));
        pages.show(visit, "register/register", values);
    }

    /// Preset: the next volume of this year or of `?year=`, until its last day.
    private void blank(Visit visit) {
        var asked = visit.query("year");
        int year = asked.matches("20[0-9]{2}") ? Integer.parseInt(asked) : today().getYear();
        var first = LocalDate.of(year, 1, 1);
        var opened = first.isAfter(today()) ? first : today();
        var last = LocalDate.of(year, 12, 31);
        var volume = registers.nextVolume(visit.agency(), year);
        var form =
                new RegisterForm(
                        visit.words().say("registers.preset.name", volume),
                        volume,
                        String.valueOf(registers.nextNumber(visit.agency(), year)),
                        "",
                        opened.toString(),
                        (last.isAfter(opened) ? last : opened.plusYears(1)).toString(),
                        false);
        show(visit, form, null, List.of());
    }

    private void edit(Visit visit) {
        var register = register(visit);
        show(visit, RegisterForm.of(register), register, List.of());
    }

    private void add(Visit visit, Form form) {
        save(visit, RegisterForm.of(form), null);
    }

    private void change(Visit visit, Form form) {
        save(visit, RegisterForm.of(form), register(visit));
    }

    private void save(Visit visit, RegisterForm form, @Nullable Register itself) {
        var faults = new ArrayList<Fault>();
        var entry = form.entry(faults);
        if (!form.second() && !form.beside(registers.list(visit.agency()), itself).isEmpty()) {
            faults.add(new Fault("second", "registers.fault.second"));
        }
        if (entry != null && faults.isEmpty()) {
            switch (saved(visit, entry, itself)) {
                case RegisterSaved.Saved(var id) -> {
                    visit.goTo("/registers/" + id + "?told=saved");
                    return;
                }
                case RegisterSaved.Refused(var found) -> faults.addAll(RegisterForm.faults(found));
            }
        }
        visit.context().response().setStatusCode(422);
        show(visit, form, itself, faults);
    }

    private RegisterSaved saved(Visit visit, Register.Entry entry, @Nullable Register itself) {
        var agency = visit.agency();
        return database.inTransaction(c ->
                itself == null
                        ? registers.add(c, agency, entry, visit.official().id())
                        : registers.change(c, agency, itself.id(), entry));
    }

    private void show(
            Visit visit, RegisterForm form, @Nullable Register itself, List<Fault> faults) {
        var values = new HashMap<String, Object>();
        values.put("typed", form);
        values.put("faults", faults);
        values.put("next", registers.nextNumber(visit.agency(), today().getYear()));
        values.put("others", form.beside(registers.list(visit.agency()), itself));
        values.put("edited", itself);
        pages.show(visit, "register/form", values);
    }

    private void delete(Visit visit, Form form) {
        var id = register(visit).id();
        boolean gone = database.inTransaction(c -> registers.delete(c, visit.agency(), id));
        visit.goTo(gone ? "/registers?told=deleted" : "/registers/" + id + "?told=no-deleted");
    }

    private void close(Visit visit, Form form) {
        var id = register(visit).id();
        var by = visit.official().id();
        var closed = database.inTransaction(c -> registers.close(c, visit.agency(), id, by));
        var told =
                switch (closed) {
                    case NOW, BEFORE -> "closed";
                    case TOO_YOUNG -> "no-closed-young";
                    case NUMBERS_RESERVED -> "no-closed-reserved";
                };
        visit.goTo("/registers/" + id + "?told=" + told);
    }

    private Register register(Visit visit) {
        return registers
                .find(visit.agency(), visit.id())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    private LocalDate today() {
        return OfficeTime.day(clock.instant());
    }
}

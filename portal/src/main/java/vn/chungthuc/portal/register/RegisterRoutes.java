package vn.chungthuc.portal.register;

import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/// "Quản lý sổ chứng thực": list, "Thêm mới sổ", view with the dossiers of a register.
public final class RegisterRoutes {
    private final Gate gate;
    private final Pages pages;
    private final Database database;
    private final Registers registers;
    private final InstantSource clock;

    /// The form's fields as typed.
    public record Typed(
            String name,
            String volume,
            String first,
            String takeover,
            String opened,
            String closed,
            boolean second) {
        static Typed of(Form form) {
            return new Typed(
                    form.text("name"),
                    form.text("volume"),
                    form.text("first"),
                    form.text("takeover"),
                    form.text("opened"),
                    form.text("closed"),
                    form.ticked("second"));
        }
    }

    public RegisterRoutes(
            Gate gate, Pages pages, Database database, Registers registers, InstantSource clock) {
        this.gate = gate;
        this.pages = pages;
        this.database = database;
        this.registers = registers;
        this.clock = clock;
    }

    public void addTo(Router router) {
        router.get("/registers").handler(gate.page(this::list, Role.CLERK));
        router.get("/registers/new").handler(gate.page(this::blank, Role.CLERK));
        router.post("/registers/new").handler(gate.form(this::save, Role.CLERK));
        router.get("/registers/:id").handler(gate.page(this::view, Role.CLERK));
    }

    private void list(Visit visit) {
        pages.show(
                visit,
                "register/registers",
                Map.of(
                        "registers", registers.list(visit.agency()),
                        "today", today(),
                        "told", visit.query("told")));
    }

    private void view(Visit visit) {
        var register =
                registers
                        .find(visit.agency(), visit.id())
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        var query = ListQuery.of(visit);
        pages.show(
                visit,
                "register/register",
                Map.of(
                        "register",
                        register,
                        "lines",
                        registers.lines(visit.agency(), register.id(), query.page(), query.size()),
                        "total",
                        registers.lineCount(visit.agency(), register.id()),
                        "query",
                        query));
    }

    /// Preset: this year's next volume, from today to the last day of the year.
    private void blank(Visit visit) {
        int year = today().getYear();
        var volume = registers.nextVolume(visit.agency(), year);
        var typed =
                new Typed(
                        visit.words().say("registers.preset.name", volume),
                        volume,
                        String.valueOf(registers.nextNumber(visit.agency(), year)),
                        "",
                        today().toString(),
                        LocalDate.of(year, 12, 31).toString(),
                        false);
        show(visit, typed, List.of());
    }

    private void save(Visit visit, Form form) {
        var typed = Typed.of(form);
        var faults = new ArrayList<Fault>();
        var entry = entry(typed, faults);
        if (!typed.second() && !others(visit, typed).isEmpty()) {
            faults.add(new Fault("second", "registers.fault.second"));
        }
        if (entry != null && faults.isEmpty()) {
            var saved =
                    database.inTransaction(
                            c -> registers.add(c, visit.agency(), entry, visit.official().id()));
            switch (saved) {
                case RegisterSaved.Saved _ -> {
                    visit.goTo("/registers?told=saved");
                    return;
                }
                case RegisterSaved.Refused(var found) -> faults.addAll(faults(found));
            }
        }
        visit.context().response().setStatusCode(422);
        show(visit, typed, faults);
    }

    private void show(Visit visit, Typed typed, List<Fault> faults) {
        int next = registers.nextNumber(visit.agency(), today().getYear());
        pages.show(
                visit,
                "register/new",
                Map.of(
                        "typed", typed,
                        "faults", faults,
                        "next", next,
                        "others", others(visit, typed)));
    }

    /// Registers that issue numbers on some day on which the new one would: seldom meant.
    private List<Register> others(Visit visit, Typed typed) {
        var opened = day(typed.opened());
        var closed = day(typed.closed());
        return opened == null || closed == null
                ? List.of()
                : registers.list(visit.agency()).stream()
                        .filter(one ->
                                !one.opened().isAfter(closed) && !one.closed().isBefore(opened))
                        .toList();
    }

    private static Register.@Nullable Entry entry(Typed typed, List<Fault> faults) {
        int first = typed.first().matches("[0-9]{1,7}") ? Integer.parseInt(typed.first()) : 0;
        if (first < 1) {
            faults.add(new Fault("first", "registers.fault.first"));
        }
        var opened = day(typed.opened());
        if (opened == null) {
            faults.add(new Fault("opened", "registers.fault.opened"));
        }
        var closed = day(typed.closed());
        if (closed == null) {
            faults.add(new Fault("closed", "registers.fault.closed"));
        }
        return !faults.isEmpty() || opened == null || closed == null
                ? null
                : new Register.Entry(
                        typed.name(), typed.volume(), first, typed.takeover(), opened, closed);
    }

    private static List<Fault> faults(Set<RegisterSaved.Fault> found) {
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
                        })
                .toList();
    }

    private static Fault at(String field, String sentence) {
        return new Fault(field, "registers.fault." + sentence);
    }

    private LocalDate today() {
        return OfficeTime.day(clock.instant());
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

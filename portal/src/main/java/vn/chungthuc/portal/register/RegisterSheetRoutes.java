package vn.chungthuc.portal.register;

import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Map;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Language;
import vn.chungthuc.portal.web.OutgoingFile;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.portal.web.Words;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// What leaves a register: workbooks, the sheet of a month, the closing sheet, the report on
/// numbers. Sheets and workbooks are the office's records and speak Vietnamese whatever the page
/// does.
public final class RegisterSheetRoutes {
    private static final Words RECORDS = new Words(Language.VI);

    private final Gate gate;
    private final Pages pages;
    private final Registers registers;
    private final RegisterLines lines;
    private final NumberReport numbers;
    private final InstantSource clock;

    public RegisterSheetRoutes(
            Gate gate,
            Pages pages,
            Registers registers,
            RegisterLines lines,
            NumberReport numbers,
            InstantSource clock) {
        this.gate = gate;
        this.pages = pages;
        this.registers = registers;
        this.lines = lines;
        this.numbers = numbers;
        this.clock = clock;
    }

    /// Before the routes that take any register's id.
    public void addTo(Router router) {
        router.get("/registers/numbers").handler(gate.page(this::numbers, Role.CLERK));
        router.get("/registers/:id/export").handler(gate.page(this::report, Role.CLERK));
        router.get("/registers/:id/statutory").handler(gate.page(this::statutory, Role.CLERK));
        router.get("/registers/:id/sheet").handler(gate.page(this::month, Role.CLERK));
        router.get("/registers/:id/closing").handler(gate.page(this::closing, Role.CLERK));
    }

    private void report(Visit visit) {
        export(visit, RegisterBook.Table.FIVE, "so-chung-thuc");
    }

    private void statutory(Visit visit) {
        export(visit, RegisterBook.Table.EIGHT, "so-chung-thuc-8-cot");
    }

    private void export(Visit visit, RegisterBook.Table table, String name) {
        var register = register(visit);
        var book = new RegisterBook(RECORDS, table);
        var heading = new RegisterBook.Heading(register, visit.official().agencyName());
        OutgoingFile.workbook(
                visit,
                name + "-" + register.volume(),
                out -> book.write(out, heading, lines.all(visit.agency(), register.id())));
    }

    /// `?month=2026-11`; without one, the last month that has lines.
    private void month(Visit visit) {
        var register = register(visit);
        var months = lines.sums(visit.agency(), register.id()).months();
        var latest =
                months.isEmpty()
                        ? YearMonth.from(OfficeTime.day(clock.instant()))
                        : months.getLast().month();
        var month = month(visit.query("month"), latest);
        pages.show(
                visit,
                "register/sheet",
                Map.of(
                        "register", register,
                        "month", month,
                        "months", months,
                        "lines", lines.month(visit.agency(), register.id(), month),
                        "record", RECORDS));
    }

    private void closing(Visit visit) {
        var register = register(visit);
        var sums = lines.sums(visit.agency(), register.id());
        var total = sums.total();
        pages.show(
                visit,
                "register/closing",
                Map.of(
                        "register",
                        register,
                        "total",
                        total,
                        "inWords",
                        InWords.of(total.issued()),
                        "months",
                        sums.months(),
                        "today",
                        OfficeTime.day(clock.instant()),
                        "record",
                        RECORDS));
    }

    /// `?year=2026`; without one, this year.
    private void numbers(Visit visit) {
        var asked = visit.query("year");
        int year =
                asked.matches("20[0-9]{2}")
                        ? Integer.parseInt(asked)
                        : OfficeTime.day(clock.instant()).getYear();
        pages.show(
                visit,
                "register/numbers",
                Map.of(
                        "year", year,
                        "years", numbers.years(visit.agency()),
                        "holes", numbers.holes(visit.agency(), year),
                        "unused", numbers.unused(visit.agency(), year)));
    }

    private static YearMonth month(String text, YearMonth otherwise) {
        try {
            return text.isEmpty() ? otherwise : YearMonth.parse(text);
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }

    private Register register(Visit visit) {
        return registers
                .find(visit.agency(), visit.id())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }
}

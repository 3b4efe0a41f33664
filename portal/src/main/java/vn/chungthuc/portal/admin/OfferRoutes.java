package vn.chungthuc.portal.admin;

import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.UUID;
import java.util.function.Consumer;
import vn.chungthuc.portal.agency.Agencies;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// "Danh mục": document types, clauses with their days, holidays. Dossiers that are there keep
/// their words and their time limits.
final class OfferRoutes {
    private static final String HERE = "/admin/offer";
    private static final int LONGEST = 200;
    private static final int LONGEST_CLAUSE = 2000;

    private final Gate gate;
    private final Pages pages;
    private final Database database;
    private final Agencies agencies;
    private final Journal journal;
    private final InstantSource clock;

    OfferRoutes(Gate gate, Pages pages, Database database, Journal journal, InstantSource clock) {
        this.gate = gate;
        this.pages = pages;
        this.database = database;
        this.agencies = new Agencies(database);
        this.journal = journal;
        this.clock = clock;
    }

    void addTo(Router router) {
        router.get(HERE).handler(gate.page(this::show, Role.ADMIN));
        router.post(HERE + "/type").handler(gate.form(this::type, Role.ADMIN));
        router.post(HERE + "/type/active").handler(gate.form(this::typeActive, Role.ADMIN));
        router.post(HERE + "/clause").handler(gate.form(this::clause, Role.ADMIN));
        router.post(HERE + "/clause/end").handler(gate.form(this::clauseEnd, Role.ADMIN));
        router.post(HERE + "/holiday").handler(gate.form(this::holiday, Role.ADMIN));
        router.post(HERE + "/holiday/remove").handler(gate.form(this::holidayGone, Role.ADMIN));
    }

    private void show(Visit visit) {
        var agency = visit.agency();
        var values = new HashMap<String, Object>();
        values.put("types", agencies.everyDocumentType(agency));
        values.put("clauses", agencies.everyClause(agency));
        values.put("holidays", agencies.namedHolidays(agency, today()));
        values.put("today", today());
        values.put("told", visit.query("told"));
        pages.show(visit, "admin/offer", values);
    }

    private void type(Visit visit, Form form) {
        var name = form.text("name");
        if (name.isEmpty() || name.length() > LONGEST) {
            visit.goTo(HERE + "?told=no-text");
            return;
        }
        change(
                visit,
                Journal.Kind.TYPE_CHANGED,
                name,
                "+",
                c -> {
                    int last = agencies.everyDocumentType(visit.agency()).size();
                    new Agencies(c).addDocumentType(visit.agency(), name, last + 1);
                });
    }

    private void typeActive(Visit visit, Form form) {
        var name = form.text("name");
        boolean active = form.text("active").equals("yes");
        change(
                visit,
                Journal.Kind.TYPE_CHANGED,
                name,
                active ? "+" : "–",
                c -> new Agencies(c).offerDocumentType(visit.agency(), name, active));
    }

    private void clause(Visit visit, Form form) {
        var title = form.text("title");
        var body = form.lines("body");
        var from = OfficialForm.day(form.text("fromDay"));
        if (title.isEmpty() || title.length() > LONGEST || body.length() > LONGEST_CLAUSE) {
            visit.goTo(HERE + "?told=no-text");
        } else if (from == null || from.isBefore(today())) {
            visit.goTo(HERE + "?told=no-first-day");
        } else {
            change(
                    visit,
                    Journal.Kind.CLAUSE_CHANGED,
                    title,
                    from + " – …",
                    c -> {
                        int last = agencies.everyClause(visit.agency()).size();
                        new Agencies(c).addClause(visit.agency(), title, body, last + 1, from);
                    });
        }
    }

    private void clauseEnd(Visit visit, Form form) {
        UUID id = Visit.uuid(form.text("clause"));
        var clause =
                agencies.everyClause(visit.agency()).stream()
                        .filter(one -> one.id().equals(id))
                        .findAny()
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        var last = OfficialForm.day(form.text("last"));
        if (last == null || last.isBefore(today().minusDays(1))) {
            visit.goTo(HERE + "?told=no-day");
            return;
        }
        change(
                visit,
                Journal.Kind.CLAUSE_CHANGED,
                clause.title(),
                "… – " + last,
                c -> new Agencies(c).endClause(visit.agency(), id, last));
    }

    private void holiday(Visit visit, Form form) {
        var day = OfficialForm.day(form.text("day"));
        var name = form.text("name");
        if (day == null || day.isBefore(today())) {
            visit.goTo(HERE + "?told=no-first-day");
        } else if (name.isEmpty() || name.length() > LONGEST) {
            visit.goTo(HERE + "?told=no-text");
        } else {
            change(
                    visit,
                    Journal.Kind.HOLIDAY_CHANGED,
                    day.toString(),
                    name,
                    c -> new Agencies(c).addHoliday(visit.agency(), day, name));
        }
    }

    /// Only one that is still to come: what was a holiday stays one.
    private void holidayGone(Visit visit, Form form) {
        var day = OfficialForm.day(form.text("day"));
        if (day == null || !day.isAfter(today())) {
            visit.goTo(HERE + "?told=no-first-day");
            return;
        }
        change(
                visit,
                Journal.Kind.HOLIDAY_CHANGED,
                day.toString(),
                "–",
                c -> new Agencies(c).cancelHoliday(visit.agency(), day));
    }

    private void change(
            Visit visit,
            Journal.Kind kind,
            String subject,
            String detail,
            Consumer<Transaction> work) {
        var by = visit.official().id();
        database.inTransaction(c -> {
            work.accept(c);
            journal.add(c, new Journal.Deed(visit.agency(), by, kind, subject, detail));
            return true;
        });
        visit.goTo(HERE + "?told=changed");
    }

    private LocalDate today() {
        return OfficeTime.day(clock.instant());
    }
}

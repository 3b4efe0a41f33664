package vn.chungthuc.portal.admin;

import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.portal.web.Fault;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// "Cán bộ và quyền": list, add, rename, rights with their days, disable, one-time password.
final class OfficialRoutes {
    private static final String HERE = "/admin/officials";

    private final Gate gate;
    private final Pages pages;
    private final Database database;
    private final Staff staff;
    private final Journal journal;
    private final UnaryOperator<String> hash;
    private final InstantSource clock;

    OfficialRoutes(
            Gate gate,
            Pages pages,
            Database database,
            Staff staff,
            Journal journal,
            UnaryOperator<String> hash,
            InstantSource clock) {
        this.gate = gate;
        this.pages = pages;
        this.database = database;
        this.staff = staff;
        this.journal = journal;
        this.hash = hash;
        this.clock = clock;
    }

    void addTo(Router router) {
        router.get(HERE).handler(gate.page(this::list, Role.ADMIN));
        router.get(HERE + "/new").handler(gate.page(this::blank, Role.ADMIN));
        router.post(HERE + "/new").handler(gate.form(this::add, Role.ADMIN));
        router.get(HERE + "/:id").handler(gate.page(this::view, Role.ADMIN));
        router.post(HERE + "/:id/name").handler(gate.form(this::rename, Role.ADMIN));
        router.post(HERE + "/:id/grant").handler(gate.form(this::grant, Role.ADMIN));
        router.post(HERE + "/:id/end").handler(gate.form(this::end, Role.ADMIN));
        router.post(HERE + "/:id/active").handler(gate.form(this::activate, Role.ADMIN));
        router.post(HERE + "/:id/password").handler(gate.form(this::password, Role.ADMIN));
    }

    private void list(Visit visit) {
        var values = new HashMap<String, Object>();
        values.put("people", staff.list(visit.agency()));
        values.put("today", today());
        values.put("told", visit.query("told"));
        pages.show(visit, "admin/officials", values);
    }

    private void blank(Visit visit) {
        form(visit, OfficialForm.blank(today()), List.of(), false);
    }

    private void add(Visit visit, Form form) {
        var typed = OfficialForm.of(form);
        var faults = new ArrayList<Fault>();
        typed.checkPerson(faults);
        var right = typed.right(faults);
        var known = staff.byLogin(typed.login());
        if (known.isPresent() && !form.ticked("attach")) {
            faults.add(new Fault("login", "officials.fault.taken"));
        }
        if (right == null || !faults.isEmpty()) {
            visit.context().response().setStatusCode(422);
            form(visit, typed, faults, known.isPresent());
        } else if (known.isPresent()) {
            attach(visit, known.get().id(), typed.login(), right);
        } else {
            create(visit, typed, right);
        }
    }

    /// An account of another office, or of a person who comes back: only the right is new.
    private void attach(Visit visit, UUID official, String login, Staff.Right right) {
        database.inTransaction(c -> {
            journal.add(c, deed(visit, Journal.Kind.OFFICIAL_ATTACHED, login, ""));
            return granted(c, visit, official, login, right);
        });
        visit.goTo(HERE + "/" + official + "?told=attached");
    }

    private void create(Visit visit, OfficialForm typed, Staff.Right right) {
        var password = OneTimePassword.fresh();
        var hashed = hash.apply(password);
        var added =
                database.inTransaction(c -> {
                    var id = staff.add(c, typed.login(), typed.name(), hashed);
                    id.ifPresent(official -> {
                        journal.add(
                                c,
                                deed(
                                        visit,
                                        Journal.Kind.OFFICIAL_ADDED,
                                        typed.login(),
                                        typed.name()));
                        granted(c, visit, official, typed.login(), right);
                    });
                    return id;
                });
        if (added.isEmpty()) { // somebody was faster
            visit.context().response().setStatusCode(422);
            form(visit, typed, List.of(new Fault("login", "officials.fault.taken")), true);
            return;
        }
        told(visit, person(visit, added.get()), password);
    }

    /// The only answer that ever holds it.
    private void told(Visit visit, Staff.Person person, String password) {
        pages.show(visit, "admin/password", Map.of("person", person, "password", password));
    }

    private void form(Visit visit, OfficialForm typed, List<Fault> faults, boolean known) {
        pages.show(
                visit,
                "admin/official-new",
                Map.of("typed", typed, "faults", faults, "known", known));
    }

    private void view(Visit visit) {
        show(visit, person(visit), OfficialForm.blank(today()), List.of());
    }

    private void show(Visit visit, Staff.Person person, OfficialForm typed, List<Fault> faults) {
        var values = new HashMap<String, Object>();
        values.put("person", person);
        values.put("typed", typed);
        values.put("faults", faults);
        values.put("today", today());
        values.put("told", visit.query("told"));
        pages.show(visit, "admin/official", values);
    }

    private void grant(Visit visit, Form form) {
        var person = person(visit);
        var typed = OfficialForm.of(form);
        var faults = new ArrayList<Fault>();
        var right = typed.right(faults);
        if (right != null) {
            boolean done =
                    database.inTransaction(
                            c -> granted(c, visit, person.id(), person.login(), right));
            if (done) {
                visit.goTo(HERE + "/" + person.id() + "?told=granted");
                return;
            }
            faults.add(new Fault("fromDay", "officials.fault.later"));
        }
        visit.context().response().setStatusCode(422);
        show(visit, person, typed, faults);
    }

    private boolean granted(
            Transaction c, Visit visit, UUID official, String login, Staff.Right right) {
        boolean done = staff.grant(c, visit.agency(), official, right);
        if (done) {
            var detail = right.role() + " " + right.fromDay() + " – " + day(right);
            journal.add(c, deed(visit, Journal.Kind.RIGHT_GRANTED, login, detail));
        }
        return done;
    }

    private static String day(Staff.Right right) {
        return right.toDay() == null ? "…" : right.toDay().toString();
    }

    /// Not one's own right to administer: an office must not lock itself out.
    private void end(Visit visit, Form form) {
        var person = person(visit);
        var from = OfficialForm.day(form.text("fromDay"));
        var last = OfficialForm.day(form.text("last"));
        var right =
                person.rights().stream()
                        .filter(one -> one.role().name().equals(form.text("role")))
                        .filter(one -> one.fromDay().equals(from))
                        .findAny()
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        if (right.role() == Role.ADMIN && self(visit, person)) {
            visit.goTo(HERE + "/" + person.id() + "?told=no-self");
        } else if (last == null || last.isBefore(today().minusDays(1))) {
            visit.goTo(HERE + "/" + person.id() + "?told=no-day");
        } else {
            change(
                    visit,
                    person,
                    deed(
                            visit,
                            Journal.Kind.RIGHT_ENDED,
                            person.login(),
                            right.role() + " – " + last),
                    c ->
                            staff.end(
                                    c,
                                    visit.agency(),
                                    person.id(),
                                    right.role(),
                                    right.fromDay(),
                                    last));
        }
    }

    private void rename(Visit visit, Form form) {
        var person = person(visit);
        var name = form.text("name");
        var faults = new ArrayList<Fault>();
        OfficialForm.of(form).checkName(faults);
        if (!faults.isEmpty()) {
            visit.goTo(HERE + "/" + person.id() + "?told=no-name");
        } else if (mayTouch(visit, person, false)) {
            var detail = person.name() + " → " + name;
            change(
                    visit,
                    person,
                    deed(visit, Journal.Kind.OFFICIAL_RENAMED, person.login(), detail),
                    c -> staff.rename(c, person.id(), name));
        }
    }

    private void activate(Visit visit, Form form) {
        var person = person(visit);
        boolean active = form.text("active").equals("yes");
        if (mayTouch(visit, person, true)) {
            var kind = active ? Journal.Kind.OFFICIAL_ENABLED : Journal.Kind.OFFICIAL_DISABLED;
            change(
                    visit,
                    person,
                    deed(visit, kind, person.login(), ""),
                    c -> staff.activate(c, person.id(), active));
        }
    }

    private void password(Visit visit, Form form) {
        var person = person(visit);
        if (mayTouch(visit, person, true)) {
            var password = OneTimePassword.fresh();
            var hashed = hash.apply(password);
            database.inTransaction(c -> {
                staff.resetPassword(c, person.id(), hashed);
                journal.add(c, deed(visit, Journal.Kind.PASSWORD_RESET, person.login(), ""));
                return true;
            });
            told(visit, person, password);
        }
    }

    private void change(
            Visit visit, Staff.Person person, Journal.Deed deed, Consumer<Transaction> work) {
        database.inTransaction(c -> {
            work.accept(c);
            journal.add(c, deed);
            return true;
        });
        visit.goTo(HERE + "/" + person.id() + "?told=changed");
    }

    /// What concerns the account as a whole: not while another office relies on it.
    private static boolean mayTouch(Visit visit, Staff.Person person, boolean notSelf) {
        if (person.elsewhere()) {
            visit.goTo(HERE + "/" + person.id() + "?told=no-elsewhere");
        } else if (notSelf && self(visit, person)) {
            visit.goTo(HERE + "/" + person.id() + "?told=no-self");
        } else {
            return true;
        }
        return false;
    }

    private static boolean self(Visit visit, Staff.Person person) {
        return person.id().equals(visit.official().id());
    }

    private static Journal.Deed deed(
            Visit visit, Journal.Kind kind, String subject, String detail) {
        return new Journal.Deed(visit.agency(), visit.official().id(), kind, subject, detail);
    }

    private Staff.Person person(Visit visit) {
        return person(visit, visit.id());
    }

    private Staff.Person person(Visit visit, UUID id) {
        return staff.find(visit.agency(), id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    private LocalDate today() {
        return OfficeTime.day(clock.instant());
    }
}

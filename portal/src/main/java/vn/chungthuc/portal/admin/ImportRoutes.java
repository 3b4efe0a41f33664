package vn.chungthuc.portal.admin;

import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.portal.web.Fault;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;

/// "Nhập danh sách cán bộ": lines copied from a spreadsheet. Every line is judged; nothing is
/// written unless all are good or the person takes only the good ones. All of them in one
/// transaction.
public final class ImportRoutes {
    private static final int MOST = 40;

    private final Gate gate;
    private final Pages pages;
    private final Database database;
    private final Staff staff;
    private final Journal journal;
    private final UnaryOperator<String> hash;
    private final InstantSource clock;

    /// One line as judged.
    ///
    /// @param number in what was pasted, from 1
    /// @param right null: something is wrong
    /// @param password once it was written; else empty
    public record Line(
            int number,
            OfficialForm typed,
            Staff.@Nullable Right right,
            List<Fault> faults,
            String password) {
        public Line {
            faults = List.copyOf(faults);
        }

        Line with(String made) {
            return new Line(number, typed, right, faults, made);
        }

        public boolean good() {
            return right != null && faults.isEmpty();
        }
    }

    private record Made(Line line, String hashed) {}

    ImportRoutes(
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
        router.get("/admin/import").handler(gate.page(this::blank, Role.ADMIN));
        router.post("/admin/import").handler(gate.form(this::take, Role.ADMIN));
    }

    private void blank(Visit visit) {
        show(visit, "", List.of(), "");
    }

    private void take(Visit visit, Form form) {
        var rows = form.table("rows");
        var lines = judged(rows, visit);
        var good = lines.stream().filter(Line::good).toList();
        boolean all = good.size() == lines.size();
        if (lines.size() > MOST) {
            refuse(visit, form, List.of(), "many");
        } else if (good.isEmpty()) {
            refuse(visit, form, lines, lines.isEmpty() ? "empty" : "none");
        } else if (!all && !form.ticked("good")) {
            refuse(visit, form, lines, "some");
        } else {
            written(visit, good);
        }
    }

    private void refuse(Visit visit, Form form, List<Line> lines, String why) {
        visit.context().response().setStatusCode(422);
        var pasted = form.fields().get("rows");
        show(visit, pasted == null ? "" : pasted, lines, why);
    }

    private void show(Visit visit, String pasted, List<Line> lines, String why) {
        var values = new HashMap<String, Object>();
        values.put("pasted", pasted);
        values.put("lines", lines);
        values.put("why", why);
        values.put("most", MOST);
        pages.show(visit, "admin/import", values);
    }

    private List<Line> judged(List<List<String>> rows, Visit visit) {
        var lines = new ArrayList<Line>();
        var seen = new HashSet<String>();
        int number = 0;
        for (var cells : rows) {
            number++;
            var typed = named(OfficialForm.of(cells), visit);
            if (!isHeader(cells, visit) && lines.size() <= MOST) {
                lines.add(judged(number, cells.size(), typed, seen));
            }
        }
        return lines;
    }

    private static boolean isHeader(List<String> cells, Visit visit) {
        var first = cells.getFirst().replace("*", "").strip();
        return first.equalsIgnoreCase(visit.words().say("signin.login"));
    }

    private Line judged(int number, int cells, OfficialForm typed, Set<String> seen) {
        var faults = new ArrayList<Fault>();
        typed.checkPerson(faults);
        var right = typed.right(faults);
        if (cells > OfficialForm.COLUMNS) {
            faults.add(new Fault("rows", "import.fault.columns"));
        }
        if (!seen.add(typed.login())) {
            faults.add(new Fault("rows", "import.fault.twice"));
        } else if (staff.byLogin(typed.login()).isPresent()) {
            faults.add(new Fault("rows", "import.fault.taken"));
        }
        return new Line(number, typed, right, faults, "");
    }

    /// The role by its name on the pages, and today where no first day is given.
    private OfficialForm named(OfficialForm typed, Visit visit) {
        var role = typed.role();
        for (var one : Role.values()) {
            if (typed.role().equalsIgnoreCase(visit.words().say("role." + one.name()))) {
                role = one.name();
            }
        }
        var from =
                typed.fromDay().isEmpty()
                        ? OfficeTime.day(clock.instant()).toString()
                        : typed.fromDay();
        return new OfficialForm(
                typed.login(),
                typed.name(),
                role,
                typed.title(),
                typed.basis(),
                from,
                typed.toDay());
    }

    private void written(Visit visit, List<Line> good) {
        var made = new ArrayList<Made>();
        for (var line : good) {
            var password = OneTimePassword.fresh();
            made.add(new Made(line.with(password), hash.apply(password)));
        }
        var done =
                database.inTransaction(c -> {
                    var lines = new ArrayList<Line>();
                    for (var one : made) {
                        if (written(c, visit, one)) {
                            lines.add(one.line());
                        }
                    }
                    return lines;
                });
        pages.show(visit, "admin/imported", Map.of("lines", done));
    }

    private boolean written(Transaction c, Visit visit, Made made) {
        var typed = made.line().typed();
        var right = made.line().right();
        var id = staff.add(c, typed.login(), typed.name(), made.hashed());
        if (id.isEmpty() || right == null) {
            return false;
        }
        staff.grant(c, visit.agency(), id.get(), right);
        var by = visit.official().id();
        var detail = typed.name() + " · " + right.role() + " " + right.fromDay();
        journal.add(
                c,
                new Journal.Deed(
                        visit.agency(), by, Journal.Kind.OFFICIAL_ADDED, typed.login(), detail));
        return true;
    }
}

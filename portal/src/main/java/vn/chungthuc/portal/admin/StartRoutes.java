package vn.chungthuc.portal.admin;

import io.vertx.ext.web.Router;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.outbox.Outbox;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.ListQuery;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.portal.web.Words;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// "Kiểm tra cài đặt", "Việc bị nghẽn", "Nhật ký quản trị".
final class StartRoutes {
    private static final int LONGEST_REASON = 500;

    private final Gate gate;
    private final Pages pages;
    private final Database database;
    private final SetUpCheck setUp;
    private final StuckWork stuck;
    private final Outbox outbox;
    private final Journal journal;
    private final BiFunction<StuckWork.Entry, Words, String> troubles;

    /// @param troubles says what went wrong with an entry, in the reader's words
    StartRoutes(
            Gate gate,
            Pages pages,
            Database database,
            SetUpCheck setUp,
            StuckWork stuck,
            Outbox outbox,
            Journal journal,
            BiFunction<StuckWork.Entry, Words, String> troubles) {
        this.gate = gate;
        this.pages = pages;
        this.database = database;
        this.setUp = setUp;
        this.stuck = stuck;
        this.outbox = outbox;
        this.journal = journal;
        this.troubles = troubles;
    }

    void addTo(Router router) {
        router.get("/admin").handler(gate.page(this::start, Role.ADMIN));
        router.get("/admin/stuck").handler(gate.page(this::stuck, Role.ADMIN));
        router.post("/admin/stuck/:id/retry").handler(gate.form(this::retry, Role.ADMIN));
        router.post("/admin/stuck/:id/give-up").handler(gate.form(this::giveUp, Role.ADMIN));
        router.get("/admin/journal").handler(gate.page(this::journal, Role.ADMIN));
    }

    private void start(Visit visit) {
        pages.show(visit, "admin/start", Map.of("checks", setUp.of(visit.agency())));
    }

    private void stuck(Visit visit) {
        var values = new HashMap<String, Object>();
        values.put("failing", stuck.failing(visit.agency()));
        values.put("givenUp", stuck.givenUp(visit.agency()));
        values.put("late", stuck.overdue(visit.agency()));
        values.put("notRaised", stuck.notRaised(visit.agency()));
        values.put("troubles", troubles);
        values.put("told", visit.query("told"));
        pages.show(visit, "admin/stuck", values);
    }

    private void retry(Visit visit, Form form) {
        var entry = entry(visit);
        boolean again =
                database.inTransaction(c -> {
                    boolean moved = outbox.tryNow(c, visit.agency(), entry.id());
                    if (moved) {
                        journal.add(c, deed(visit, Journal.Kind.RETRIED, entry, ""));
                    }
                    return moved;
                });
        visit.goTo("/admin/stuck?told=" + (again ? "retried" : "no-retried"));
    }

    private void giveUp(Visit visit, Form form) {
        var entry = entry(visit);
        var reason = form.text("reason");
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            visit.goTo("/admin/stuck?told=no-reason");
            return;
        }
        boolean given =
                database.inTransaction(c -> {
                    UUID by = visit.official().id();
                    boolean moved = outbox.giveUp(c, visit.agency(), entry.id(), by, reason);
                    if (moved) {
                        journal.add(c, deed(visit, Journal.Kind.GIVEN_UP, entry, reason));
                    }
                    return moved;
                });
        visit.goTo("/admin/stuck?told=" + (given ? "given-up" : "no-retried"));
    }

    private void journal(Visit visit) {
        var query = ListQuery.of(visit);
        var values = new HashMap<String, Object>();
        values.put("query", query);
        values.put("lines", journal.list(visit.agency(), query.page(), query.size()));
        values.put("total", journal.count(visit.agency()));
        pages.show(visit, "admin/journal", values);
    }

    private static Journal.Deed deed(
            Visit visit, Journal.Kind kind, StuckWork.Entry entry, String detail) {
        return new Journal.Deed(visit.agency(), visit.official().id(), kind, entry.code(), detail);
    }

    private StuckWork.Entry entry(Visit visit) {
        return stuck.find(visit.agency(), visit.id())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }
}

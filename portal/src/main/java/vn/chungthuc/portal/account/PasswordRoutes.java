package vn.chungthuc.portal.account;

import io.vertx.ext.web.Router;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.chungthuc.portal.web.Caller;
import vn.chungthuc.portal.web.Fault;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Sessions;
import vn.chungthuc.portal.web.Visit;

/// `/password`: an official's own new password. The only page for whoever signed in with a password
/// that an administrator made.
public final class PasswordRoutes {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;

    private final Gate gate;
    private final Pages pages;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Throttle throttle;

    public PasswordRoutes(
            Gate gate, Pages pages, Sessions sessions, Accounts accounts, Throttle throttle) {
        this.gate = gate;
        this.pages = pages;
        this.sessions = sessions;
        this.accounts = accounts;
        this.throttle = throttle;
    }

    public void addTo(Router router) {
        router.get("/password").handler(gate.page(visit -> show(visit, List.of())));
        router.post("/password").handler(gate.form(this::change));
    }

    private void change(Visit visit, Form form) {
        var faults = new ArrayList<Fault>();
        var fresh = raw(form, "fresh");
        if (fresh.length() < SHORTEST || fresh.length() > LONGEST) {
            faults.add(new Fault("fresh", "password.fault.length", String.valueOf(SHORTEST)));
        } else if (fresh.equals(raw(form, "old"))) {
            faults.add(new Fault("fresh", "password.fault.same"));
        } else if (!fresh.equals(raw(form, "again"))) {
            faults.add(new Fault("again", "password.fault.again"));
        }
        if (faults.isEmpty() && !known(visit, raw(form, "old"))) {
            faults.add(new Fault("old", "password.fault.old"));
        }
        if (!faults.isEmpty()) {
            visit.context().response().setStatusCode(422);
            show(visit, faults);
            return;
        }
        accounts.change(visit.official().id(), fresh);
        sessions.begin(visit.context(), visit.official().id());
        visit.goTo("/");
    }

    /// Guessing costs as much as at the door.
    private boolean known(Visit visit, String old) {
        var who = "password of " + visit.official().id();
        var address = Caller.address(visit.context());
        if (!throttle.admits(who, address) || !accounts.matches(visit.official().id(), old)) {
            return false;
        }
        throttle.succeeded(who, address);
        return true;
    }

    private void show(Visit visit, List<Fault> faults) {
        boolean once = visit.session().passwordOnce();
        pages.show(visit, "account/password", Map.of("faults", faults, "once", once));
    }

    private static String raw(Form form, String field) {
        var value = form.fields().get(field);
        return value == null ? "" : value;
    }
}

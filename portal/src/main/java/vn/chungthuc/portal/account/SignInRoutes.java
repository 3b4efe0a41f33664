package vn.chungthuc.portal.account;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.chungthuc.portal.web.Caller;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Guest;
import vn.chungthuc.portal.web.Language;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Sessions;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.protocol.ProblemException;

/// `/`, `/login`, `/logout`, `/language`.
public final class SignInRoutes {
    private final Gate gate;
    private final Pages pages;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Throttle throttle;

    public SignInRoutes(
            Gate gate, Pages pages, Sessions sessions, Accounts accounts, Throttle throttle) {
        this.gate = gate;
        this.pages = pages;
        this.sessions = sessions;
        this.accounts = accounts;
        this.throttle = throttle;
    }

    public void addTo(Router router) {
        router.get("/").handler(this::front);
        router.get("/login").handler(gate.open(this::ask));
        router.post("/login").handler(gate.openForm(this::signIn));
        router.post("/logout").handler(gate.form(this::signOut));
        router.get("/language").handler(SignInRoutes::language);
    }

    /// Each official lands on the first queue of their right.
    private void front(RoutingContext context) {
        var visit = gate.visit(context);
        if (visit == null) {
            Pages.redirect(context, "/login");
        } else if (visit.session().passwordOnce()) {
            Pages.redirect(context, "/password");
        } else {
            Pages.redirect(context, visit.official().firstPage());
        }
    }

    private void ask(Guest guest) {
        if (gate.visit(guest.context()) == null) {
            show(guest, "", guest.query("back"), "");
        } else {
            Pages.redirect(guest.context(), "/");
        }
    }

    private void signIn(Guest guest, Form form) {
        var login = form.text("login").toLowerCase(Locale.ROOT);
        var password = form.fields().get("password");
        var address = Caller.address(guest.context());
        if (!throttle.admits(login, address)) {
            guest.context().response().setStatusCode(429);
            show(guest, login, form.text("back"), "wait");
            return;
        }
        var official = official(login, password == null ? "" : password, address);
        if (official.isEmpty()) {
            guest.context().response().setStatusCode(422);
            show(guest, login, form.text("back"), "wrong");
            return;
        }
        throttle.succeeded(login, address);
        sessions.begin(guest.context(), official.get());
        Pages.redirect(guest.context(), local(form.text("back")));
    }

    private Optional<UUID> official(String login, String password, String address) {
        try {
            return accounts.with(login, password);
        } catch (ProblemException e) {
            throttle.takeBack(login, address);
            throw e;
        }
    }

    private void show(Guest guest, String login, String back, String fault) {
        pages.show(guest, "account/signin", Map.of("login", login, "back", back, "fault", fault));
    }

    private void signOut(Visit visit, Form form) {
        sessions.end(visit.context());
        visit.goTo("/login");
    }

    private static void language(RoutingContext context) {
        var request = context.request();
        var chosen = Language.of(request.getParam("to"));
        context.response()
                .addCookie(
                        Cookie.cookie("ct-lang", chosen.code())
                                .setPath("/")
                                .setMaxAge(31_536_000)
                                .setHttpOnly(true)
                                .setSecure(true)
                                .setSameSite(CookieSameSite.LAX));
        Pages.redirect(context, local(request.getParam("back", "/")));
    }

    /// Only paths of our own: `//elsewhere` and `/\elsewhere` lead away in browsers.
    static String local(String path) {
        return path.matches("/(?![/\\\\])[\\x21-\\x7e&&[^\\\\]]*") ? path : "/";
    }
}

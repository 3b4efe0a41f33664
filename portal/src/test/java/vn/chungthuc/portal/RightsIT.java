package vn.chungthuc.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.testkit.SamplePdfs;

/// Who may do what: role × route × own or other agency; and what every answer carries.
class RightsIT {
    private static final String INTAKE = "can-bo";
    private static final String LEADER = "lanh-dao";
    private static final String CLERK = "van-thu";
    private static final String ADMIN = "quan-tri";

    /// The same desk of the other agency.
    private static final String OTHER = "-khac";

    private static final Set<String> ALL = Set.of(INTAKE, LEADER, CLERK);

    @TempDir static Path folder;
    private static RunningPortal portal;
    private static String dossier;

    /// One route: who may use it. `{id}` stands for a dossier of the first agency.
    private record Route(String method, String path, Set<String> who) {}

    private static final List<Route> ROUTES =
            List.of(
                    new Route("GET", "/intake", Set.of(INTAKE)),
                    new Route("UPLOAD", "/intake", Set.of(INTAKE)),
                    new Route("GET", "/intake/{id}/done", Set.of(INTAKE)),
                    new Route("GET", "/intake/returned", Set.of(INTAKE)),
                    new Route("GET", "/intake/{id}/scan", Set.of(INTAKE)),
                    new Route("POST", "/intake/{id}/cancel", Set.of(INTAKE)),
                    new Route("GET", "/queue", Set.of(LEADER)),
                    new Route("GET", "/queue/{id}", Set.of(LEADER)),
                    new Route("GET", "/queue/{id}/document", Set.of(LEADER)),
                    new Route("CALL", "/queue/tickets", Set.of(LEADER)),
                    new Route("POST", "/queue/{id}/forward", Set.of(LEADER)),
                    new Route("POST", "/queue/{id}/return", Set.of(LEADER)),
                    new Route("POST", "/queue/{id}/resume", Set.of(LEADER)),
                    new Route("GET", "/register", Set.of(CLERK)),
                    new Route("GET", "/register/{id}", Set.of(CLERK)),
                    new Route("GET", "/register/{id}/document", Set.of(CLERK)),
                    new Route("CALL", "/register/tickets", Set.of(CLERK)),
                    new Route("POST", "/register/{id}/complete", Set.of(CLERK)),
                    new Route("POST", "/register/{id}/return", Set.of(CLERK)),
                    new Route("GET", "/registers", Set.of(CLERK)),
                    new Route("GET", "/registers/new", Set.of(CLERK)),
                    new Route("POST", "/registers/new", Set.of(CLERK)),
                    new Route("GET", "/registers/numbers", Set.of(CLERK)),
                    new Route("GET", "/registers/{id}/edit", Set.of(CLERK)),
                    new Route("POST", "/registers/{id}/edit", Set.of(CLERK)),
                    new Route("POST", "/registers/{id}/delete", Set.of(CLERK)),
                    new Route("POST", "/registers/{id}/close", Set.of(CLERK)),
                    new Route("GET", "/registers/{id}/export", Set.of(CLERK)),
                    new Route("GET", "/registers/{id}/statutory", Set.of(CLERK)),
                    new Route("GET", "/registers/{id}/sheet", Set.of(CLERK)),
                    new Route("GET", "/registers/{id}/closing", Set.of(CLERK)),
                    new Route("GET", "/refusals/new", Set.of(INTAKE)),
                    new Route("POST", "/refusals/new", Set.of(INTAKE)),
                    new Route("GET", "/refusals/{id}", Set.of(INTAKE, LEADER)),
                    new Route("GET", "/dossiers/{id}/refuse", Set.of(INTAKE, LEADER)),
                    new Route("GET", "/dossiers/{id}/slip", Set.of(INTAKE, LEADER)),
                    new Route("GET", "/dossiers/{id}/annul", Set.of(CLERK)),
                    new Route("UPLOAD", "/dossiers/{id}/annul", Set.of(CLERK)),
                    new Route("POST", "/dossiers/{id}/publish", Set.of(CLERK)),
                    new Route("GET", "/dossiers/{id}/decision", ALL),
                    new Route("POST", "/dossiers/{id}/withdraw", Set.of(INTAKE)),
                    new Route("POST", "/dossiers/{id}/stop", Set.of(INTAKE)),
                    new Route("POST", "/dossiers/{id}/refuse", Set.of(INTAKE, LEADER)),
                    new Route("GET", "/mail", Set.of(CLERK)),
                    new Route("POST", "/mail/{id}/again", Set.of(CLERK)),
                    new Route("GET", "/statistics", Set.of(LEADER, CLERK, ADMIN)),
                    new Route("GET", "/statistics/export", Set.of(LEADER, CLERK, ADMIN)),
                    new Route("GET", "/admin", Set.of(ADMIN)),
                    new Route("GET", "/admin/stuck", Set.of(ADMIN)),
                    new Route("POST", "/admin/stuck/{id}/retry", Set.of(ADMIN)),
                    new Route("POST", "/admin/stuck/{id}/give-up", Set.of(ADMIN)),
                    new Route("GET", "/admin/journal", Set.of(ADMIN)),
                    new Route("GET", "/admin/officials", Set.of(ADMIN)),
                    new Route("GET", "/admin/officials/new", Set.of(ADMIN)),
                    new Route("POST", "/admin/officials/new", Set.of(ADMIN)),
                    new Route("GET", "/admin/officials/{id}", Set.of(ADMIN)),
                    new Route("POST", "/admin/officials/{id}/name", Set.of(ADMIN)),
                    new Route("POST", "/admin/officials/{id}/grant", Set.of(ADMIN)),
                    new Route("POST", "/admin/officials/{id}/end", Set.of(ADMIN)),
                    new Route("POST", "/admin/officials/{id}/active", Set.of(ADMIN)),
                    new Route("POST", "/admin/officials/{id}/password", Set.of(ADMIN)),
                    new Route("GET", "/admin/import", Set.of(ADMIN)),
                    new Route("POST", "/admin/import", Set.of(ADMIN)),
                    new Route("GET", "/admin/offer", Set.of(ADMIN)),
                    new Route("POST", "/admin/offer/type", Set.of(ADMIN)),
                    new Route("POST", "/admin/offer/type/active", Set.of(ADMIN)),
                    new Route("POST", "/admin/offer/clause", Set.of(ADMIN)),
                    new Route("POST", "/admin/offer/clause/end", Set.of(ADMIN)),
                    new Route("POST", "/admin/offer/holiday", Set.of(ADMIN)),
                    new Route("POST", "/admin/offer/holiday/remove", Set.of(ADMIN)),
                    new Route("GET", "/admin/links", Set.of(ADMIN)),
                    new Route("POST", "/admin/links/mail", Set.of(ADMIN)),
                    new Route("POST", "/admin/links/timestamps", Set.of(ADMIN)),
                    new Route("GET", "/admin/means", Set.of(ADMIN)),
                    new Route("UPLOAD", "/admin/means/certificate", Set.of(ADMIN)),
                    new Route("POST", "/admin/means/retire", Set.of(ADMIN)),
                    new Route("UPLOAD", "/admin/means/image", Set.of(ADMIN)),
                    new Route("GET", "/admin/means/image", Set.of(ADMIN)),
                    new Route("GET", "/waiting", Set.of(INTAKE, LEADER, CLERK, ADMIN)),
                    new Route("GET", "/tracking", ALL),
                    new Route("GET", "/tracking/{id}", ALL),
                    new Route("GET", "/tracking/{id}/files/1", ALL));

    @BeforeAll
    static void start() throws Exception {
        portal = new RunningPortal(folder);
        var scan = Files.readAllBytes(SamplePdfs.ONE_PAGE.write(folder.resolve("scan.pdf")));
        dossier = Counterpart.open(portal, Browser.of(portal, INTAKE), scan);
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @TestFactory
    Stream<DynamicTest> lettingNobodyDoWhatAnotherRoleDoes() {
        return Stream.of(INTAKE, LEADER, CLERK, ADMIN)
                .flatMap(who -> {
                    var browser = Browser.of(portal, who);
                    browser.get(who.equals(ADMIN) ? "/admin" : "/tracking");
                    return ROUTES.stream().map(r -> test(who, browser, r));
                });
    }

    private static DynamicTest test(String who, Browser browser, Route route) {
        return DynamicTest.dynamicTest(
                who + " " + route.method() + " " + route.path(),
                () -> {
                    var status = send(browser, route).statusCode();
                    if (route.who().contains(who)) {
                        assertThat(status).isNotIn(401, 403).isLessThan(500);
                    } else {
                        assertThat(status).isEqualTo(403);
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> hidingDossiersOfAnotherAgency() {
        return ROUTES.stream()
                .filter(route -> route.path().contains("{id}"))
                .flatMap(route ->
                        route.who().stream()
                                .map(who ->
                                        DynamicTest.dynamicTest(
                                                "other " + who + " " + route.path(),
                                                () -> hidden(who, route))));
    }

    private static void hidden(String who, Route route) {
        var stranger = Browser.of(portal, who + OTHER);
        stranger.get(who.equals(ADMIN) ? "/admin" : "/tracking");
        var reasoned = send(stranger, route);
        assertThat(reasoned.statusCode()).isEqualTo(404);
    }

    @TestFactory
    Stream<DynamicTest> sendingEverybodyElseToSignIn() {
        return ROUTES.stream()
                .map(route ->
                        DynamicTest.dynamicTest(
                                "nobody " + route.method() + " " + route.path(),
                                () -> {
                                    var answer = send(new Browser(portal.origin()), route);
                                    assertThat(answer.statusCode()).isIn(303, 401);
                                }));
    }

    @Test
    void changesNothingWithoutTheFormToken() {
        var browser = Browser.of(portal, LEADER);
        browser.get("/queue");
        browser.forgetCsrf();
        var form = browser.post("/queue/" + dossier + "/return", Map.of("reason", "x"));
        assertThat(form.statusCode()).isEqualTo(403);
        browser.forgetCsrf(); // the problem page brought it back
        var call = browser.call("/queue/tickets", "{\"dossiers\":[\"" + dossier + "\"]}");
        assertThat(call.statusCode()).isEqualTo(403);
        assertThat(call.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(new Browser(portal.origin()).post("/login", Map.of("login", "a")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void endsTheSessionOfADisabledAccount() throws Exception {
        var browser = Browser.of(portal, INTAKE + OTHER);
        assertThat(browser.get("/intake").statusCode()).isEqualTo(200);
        try (var connection = portal.access.connect();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE official SET active = false WHERE login = 'can-bo-khac'");
            assertThat(browser.get("/intake").statusCode()).isEqualTo(303);
            statement.execute("UPDATE official SET active = true WHERE login = 'can-bo-khac'");
        }
    }

    @Test
    void putsTheSafetyHeadersOnEveryAnswer() {
        var browser = Browser.of(portal, LEADER);
        for (var path :
                List.of(
                        "/login",
                        "/queue",
                        "/queue/" + dossier + "/document",
                        "/nirgendwo",
                        "/intake",
                        "/assets/portal.css",
                        "/assets/agent-client.js",
                        "/assets/pdfjs/build/pdf.min.mjs",
                        "/assets/../secret",
                        "/health",
                        "/c/x",
                        "/d/x",
                        "/verify",
                        "/api/verify",
                        "/api/openapi.json",
                        "/.well-known/chungthuc-keys.json")) {
            var headers = browser.bytes(path).headers();
            assertThat(headers.firstValue("content-security-policy").orElse(""))
                    .as(path)
                    .contains("object-src 'none'; base-uri 'none'; frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
            assertThat(headers.firstValue("strict-transport-security")).isPresent();
            assertThat(headers.firstValue("referrer-policy")).isPresent();
            assertThat(headers.firstValue("cross-origin-opener-policy")).hasValue("same-origin");
            assertThat(headers.firstValue("permissions-policy").orElse(""))
                    .contains("loopback-network=(self)");
        }
    }

    @Test
    void setsCookiesThatOnlyThisSiteGetsBack() {
        var answer = new Browser(portal.origin()).bytes("/login");
        assertThat(answer.headers().allValues("set-cookie"))
                .isNotEmpty()
                .allSatisfy(cookie ->
                        assertThat(cookie)
                                .startsWith("__Host-")
                                .contains("Path=/", "Secure", "HTTPOnly", "SameSite=Lax")
                                .doesNotContain("Domain"));
    }

    private static HttpResponse<String> send(Browser browser, Route route) {
        var path = route.path().replace("{id}", dossier);
        return switch (route.method()) {
            case "GET" -> browser.get(path);
            case "POST" -> browser.post(path, Map.of());
            case "UPLOAD" -> browser.upload(path, Map.of("name", ""), null);
            default ->
                    browser.call(
                            path,
                            "{\"dossiers\":[\"00000000-0000-7000-8000-000000000001\"],"
                                    + "\"register\":\"00000000-0000-7000-8000-000000000001\"}");
        };
    }
}

package vn.chungthuc.bench;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import vn.chungthuc.demo.Browser;
import vn.chungthuc.demo.DemoPage;

/// An official at work: opens one of the desk's pages after the other, with a moment's thought in
/// between.
final class DeskUser implements AutoCloseable {
    /// Mean, in milliseconds; nobody reads a list that fast.
    private static final double THOUGHT = 1_000;

    private static final List<String> EVERYBODY =
            List.of(
                    "/tracking",
                    "/tracking?page=7",
                    "/tracking?who=tran+thi",
                    "/tracking?code=2611",
                    "/tracking?stage=REFUSED",
                    "/tracking?from=2026-03-01&to=2026-03-31");

    private final Browser browser;
    private final List<String> pages;
    private final RandomGenerator random;

    /// What one request took.
    ///
    /// @param page its path without the filter's values and ids
    /// @param nanos from the request to the last byte
    record Asked(String page, int status, long nanos, int bytes) {}

    private DeskUser(Browser browser, List<String> pages, long seed) {
        this.browser = browser;
        this.pages = pages;
        random = new Random(seed);
    }

    /// @param login tells the desk: `can-bo…`, `lanh-dao…`, `van-thu…`
    static DeskUser signIn(URI origin, String login, String password) throws IOException {
        var browser = DemoPage.signIn(origin, login, password).browser();
        var pages = new java.util.ArrayList<>(EVERYBODY);
        if (login.startsWith("can-bo")) {
            pages.addAll(List.of("/intake", "/intake/returned", "/intake/returned?who=le"));
        } else if (login.startsWith("lanh-dao")) {
            pages.addAll(List.of("/queue", "/queue?page=2", "/queue?who=nguyen", "/waiting"));
        } else {
            pages.addAll(List.of("/register", "/register?who=pham", "/registers", "/mail"));
            pages.addAll(List.of("/mail?page=5", "/registers/numbers"));
            var list = browser.open("/registers").html();
            var register = list.select("a[href^=/registers/]").eachAttr("href").stream();
            var one = register.filter(at -> at.matches("/registers/[0-9a-f-]{36}")).findFirst();
            one.ifPresent(at -> pages.addAll(List.of(at, at + "?page=3")));
        }
        return new DeskUser(browser, pages, login.hashCode());
    }

    /// Works until then.
    void work(long until, Consumer<Asked> told) throws IOException, InterruptedException {
        while (System.nanoTime() < until) {
            Thread.sleep((long) Math.min(5_000, -Math.log(1 - random.nextDouble()) * THOUGHT));
            told.accept(ask(pages.get(random.nextInt(pages.size()))));
        }
    }

    Asked ask(String path) throws IOException {
        long start = System.nanoTime();
        var answer = browser.get(path);
        long took = System.nanoTime() - start;
        var page = path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…").replaceAll("=[^&]*", "=…");
        return new Asked(page, answer.statusCode(), took, answer.body().length);
    }

    @Override
    public void close() {
        browser.close();
    }
}

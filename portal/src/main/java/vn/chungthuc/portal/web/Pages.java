package vn.chungthuc.portal.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Renders the templates of `src/main/jte`, which were compiled with the portal.
public final class Pages {
    static final String LANGUAGE_COOKIE = "ct-lang";

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Menu menu;
    private final boolean training;

    /// @param training whether pages say that nothing here is real
    public Pages(Menu menu, boolean training) {
        this.menu = menu;
        this.training = training;
        engine.setTrimControlStructures(true);
    }

    /// A page of an official: `template` is its path without `.jte`.
    public void show(Visit visit, String template, Map<String, ?> values) {
        send(visit.context(), template, frame(visit), values);
    }

    /// A page of somebody unknown.
    public void show(Guest guest, String template, Map<String, ?> values) {
        send(
                guest.context(),
                template,
                frame(guest.context(), guest.words(), null, guest.csrf(), List.of()),
                values);
    }

    /// A page that must come out whatever else is broken: without counts in the menu.
    void showPlain(RoutingContext context, String template, Map<String, ?> values) {
        var visit = Gate.known(context);
        var official = visit == null ? null : visit.official();
        var csrf = visit == null ? "" : visit.session().csrf();
        send(context, template, frame(context, words(context), official, csrf, List.of()), values);
    }

    private Frame frame(Visit visit) {
        return frame(
                visit.context(),
                visit.words(),
                visit.official(),
                visit.session().csrf(),
                menu.of(visit.official()));
    }

    private Frame frame(
            RoutingContext context,
            Words words,
            @Nullable Official official,
            String csrf,
            List<Menu.Entry> entries) {
        var other = inOtherLanguage(context, words);
        return new Frame(words, official, csrf, entries, path(context), other, training);
    }

    private void send(RoutingContext context, String template, Frame frame, Map<String, ?> values) {
        var all = new HashMap<String, Object>(values);
        all.put("frame", frame);
        var output = new StringOutput(16 * 1024);
        engine.render(template + ".jte", all, output);
        context.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(output.toString());
    }

    public static Words words(RoutingContext context) {
        var cookie = context.request().getCookie(LANGUAGE_COOKIE);
        return new Words(Language.of(cookie == null ? null : cookie.getValue()));
    }

    /// The request's path, without its query; empty when the request line holds none.
    public static String path(RoutingContext context) {
        var path = context.request().path();
        return path == null ? "" : path;
    }

    public static void redirect(RoutingContext context, String path) {
        context.response().setStatusCode(303).putHeader("Location", path).end();
    }

    private static String inOtherLanguage(RoutingContext context, Words words) {
        var to = words.english() ? Language.VI : Language.EN;
        HttpServerRequest request = context.request();
        var back = request.method().name().equals("GET") ? request.uri() : path(context);
        return "/language?to="
                + to.code()
                + "&back="
                + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }
}

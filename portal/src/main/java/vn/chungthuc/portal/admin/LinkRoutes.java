package vn.chungthuc.portal.admin;

import io.vertx.ext.web.Router;
import java.util.HashMap;
import java.util.List;
import java.util.function.BiFunction;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.outbox.Attempt;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.portal.web.Words;

/// "Thư và dấu thời gian": the neighbours as configured, "Gửi thử", and what authorities answer.
public final class LinkRoutes {
    private static final String HERE = "/admin/links";

    private final Gate gate;
    private final Pages pages;
    private final Database database;
    private final Links links;
    private final Installation installation;
    private final TimestampCheck timestamps;
    private final Journal journal;
    private final BiFunction<String, Words, String> troubles;

    /// How the mail went.
    ///
    /// @param said its words; empty: none was tried
    public record Mail(String said, boolean good, String detail) {
        static final Mail NONE = new Mail("", false, "");
    }

    LinkRoutes(
            Gate gate,
            Pages pages,
            Database database,
            Links links,
            Installation installation,
            TimestampCheck timestamps,
            Journal journal,
            BiFunction<String, Words, String> troubles) {
        this.gate = gate;
        this.pages = pages;
        this.database = database;
        this.links = links;
        this.installation = installation;
        this.timestamps = timestamps;
        this.journal = journal;
        this.troubles = troubles;
    }

    void addTo(Router router) {
        router.get(HERE).handler(gate.page(this::blank, Role.ADMIN));
        router.post(HERE + "/mail").handler(gate.form(this::mail, Role.ADMIN));
        router.post(HERE + "/timestamps").handler(gate.form(this::timestamps, Role.ADMIN));
    }

    private void blank(Visit visit) {
        show(visit, "", Mail.NONE, List.of());
    }

    private void mail(Visit visit, Form form) {
        var address = form.text("address");
        if (!Form.address(address)) {
            visit.context().response().setStatusCode(422);
            var said = visit.words().say("links.fault.address");
            show(visit, address, new Mail(said, false, ""), List.of());
            return;
        }
        var words = visit.words();
        var went =
                switch (links.mail().apply(address)) {
                    case Attempt.Done() ->
                            new Mail(words.say("links.mail.sent", address), true, "");
                    case Attempt.Later(var trouble, var detail) ->
                            new Mail(troubles.apply(trouble, words), false, detail);
                    case Attempt.Never(var trouble, var detail) ->
                            new Mail(troubles.apply(trouble, words), false, detail);
                };
        tried(visit, installation.mailServer(), went.good());
        show(visit, address, went, List.of());
    }

    private void timestamps(Visit visit, Form form) {
        var answers = timestamps.ask();
        boolean good = answers.stream().allMatch(one -> one.at() != null);
        tried(visit, "TSA", good);
        show(visit, "", Mail.NONE, answers);
    }

    private void tried(Visit visit, String subject, boolean good) {
        var by = visit.official().id();
        var deed =
                new Journal.Deed(
                        visit.agency(), by, Journal.Kind.LINK_TRIED, subject, good ? "+" : "–");
        journal.add(database, deed);
    }

    private void show(Visit visit, String address, Mail mail, List<TimestampCheck.Answer> answers) {
        var values = new HashMap<String, Object>();
        values.put("server", installation.mailServer());
        values.put("from", links.mailFrom());
        values.put("address", address);
        values.put("mail", mail);
        values.put("authorities", List.copyOf(links.authorities().keySet()));
        values.put("answers", answers);
        pages.show(visit, "admin/links", values);
    }
}

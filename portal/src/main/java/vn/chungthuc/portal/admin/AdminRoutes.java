package vn.chungthuc.portal.admin;

import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.outbox.Outbox;
import vn.chungthuc.portal.signature.TrustAnchors;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Words;

/// Everything under `/admin`: builds the parts of the desk from what the portal lends.
public final class AdminRoutes {
    private final Base base;
    private final InstantSource clock;

    /// What the rest of the portal lends.
    ///
    /// @param mailTroubles the words for a trouble of a mail, by its code
    /// @param hash of a password, as the database keeps it; takes a while
    public record Base(
            Gate gate,
            Pages pages,
            Database database,
            Outbox outbox,
            TrustAnchors anchors,
            Installation installation,
            Links links,
            BiFunction<String, Words, String> mailTroubles,
            UnaryOperator<String> hash) {}

    public AdminRoutes(Base base, InstantSource clock) {
        this.base = base;
        this.clock = clock;
    }

    public void addTo(Router router) {
        var database = base.database();
        var journal = new Journal(database, clock);
        var setUp = new SetUp(database, clock);
        new MeansRoutes(base.gate(), base.pages(), database, setUp, journal, clock).addTo(router);
        new OfferRoutes(base.gate(), base.pages(), database, journal, clock).addTo(router);
        new LinkRoutes(
                        base.gate(),
                        base.pages(),
                        database,
                        base.links(),
                        base.installation(),
                        new TimestampCheck(base.links().authorities(), base.anchors(), clock),
                        journal,
                        base.mailTroubles())
                .addTo(router);
        var check = new SetUpCheck(setUp, base.installation(), base.anchors(), clock);
        new StartRoutes(
                        base.gate(),
                        base.pages(),
                        database,
                        check,
                        new StuckWork(database, clock),
                        base.outbox(),
                        journal,
                        this::trouble)
                .addTo(router);
        var staff = new Staff(database, clock);
        new OfficialRoutes(base.gate(), base.pages(), database, staff, journal, base.hash(), clock)
                .addTo(router);
        new ImportRoutes(base.gate(), base.pages(), database, staff, journal, base.hash(), clock)
                .addTo(router);
    }

    private String trouble(StuckWork.Entry entry, Words words) {
        var key = "stuck.trouble." + entry.trouble();
        return words.knows(key)
                ? words.say(key)
                : base.mailTroubles().apply(entry.trouble(), words);
    }
}

package vn.chungthuc.portal.delivery;

import io.vertx.ext.web.Router;
import java.util.Map;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.ListQuery;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// "Quản lý gửi lại email": what was sent, how it stands, and once more to a corrected address.
public final class MailRoutes {
    private final Gate gate;
    private final Pages pages;
    private final Database database;
    private final Deliveries deliveries;

    public MailRoutes(Gate gate, Pages pages, Database database, Deliveries deliveries) {
        this.gate = gate;
        this.pages = pages;
        this.database = database;
        this.deliveries = deliveries;
    }

    public void addTo(Router router) {
        router.get("/mail").handler(gate.page(this::list, Role.CLERK));
        router.post("/mail/:id/again").handler(gate.form(this::again, Role.CLERK));
    }

    private void list(Visit visit) {
        var query = ListQuery.of(visit);
        pages.show(
                visit,
                "delivery/mail",
                Map.of(
                        "query", query,
                        "mails", deliveries.list(visit.agency(), query.page(), query.size()),
                        "total", deliveries.count(visit.agency()),
                        "told", visit.query("told")));
    }

    private void again(Visit visit, Form form) {
        var earlier =
                deliveries
                        .find(visit.agency(), visit.id())
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        var address = form.text("address");
        if (!Form.address(address)) {
            visit.goTo("/mail?told=no-address");
            return;
        }
        var by = visit.official().id();
        database.inTransaction(c -> {
            deliveries.sendAgain(c, earlier, address, by);
            return earlier.id();
        });
        visit.goTo("/mail?told=resent");
    }
}

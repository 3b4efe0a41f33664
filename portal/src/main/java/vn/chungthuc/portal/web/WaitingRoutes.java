package vn.chungthuc.portal.web;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;

/// `GET /waiting`: the counts of the menu, for a page that stays open. `{"/queue":3}`; without a
/// session 401, and the page asks no more.
public final class WaitingRoutes {
    private final Gate gate;
    private final Menu menu;

    public WaitingRoutes(Gate gate, Menu menu) {
        this.gate = gate;
        this.menu = menu;
    }

    public void addTo(Router router) {
        router.get("/waiting").handler(gate.watch(this::counts));
    }

    private void counts(Visit visit) {
        var counts = new JsonObject();
        for (var entry : menu.of(visit.official())) {
            if (entry.count() != null) {
                counts.put(entry.href(), entry.count());
            }
        }
        visit.context()
                .response()
                .putHeader("Content-Type", "application/json")
                .end(counts.toBuffer());
    }
}

package vn.chungthuc.portal.delivery;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.UUID;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.store.Documents;
import vn.chungthuc.portal.web.Download;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Guest;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Shown;

/// `/d/{code}`: the citizen's link. Looking changes nothing; the pick-up code leads to a page that
/// says so and sends the code once more for the file, since a download alone would leave the page
/// before it, and what went wrong there, on the screen.
public final class CitizenRoutes {
    private final Gate gate;
    private final Pages pages;
    private final Download download;
    private final Access access;
    private final Dossiers dossiers;
    private final Documents documents;

    public CitizenRoutes(
            Gate gate,
            Pages pages,
            Download download,
            Access access,
            Dossiers dossiers,
            Documents documents) {
        this.gate = gate;
        this.pages = pages;
        this.download = download;
        this.access = access;
        this.dossiers = dossiers;
        this.documents = documents;
    }

    public void addTo(Router router) {
        router.get("/d/:code").handler(gate.open(this::ask));
        router.post("/d/:code").handler(gate.openForm(this::open));
    }

    private void ask(Guest guest) {
        if (access.exists(link(guest))) {
            show(guest, 200, "ask", "");
        } else {
            show(guest, 404, "gone", "");
        }
    }

    private void open(Guest guest, Form form) {
        var pickUp = form.text("pickup").replaceAll("[^0-9]", "");
        boolean file = form.text("then").equals("file");
        var answer = file ? access.open(link(guest), pickUp) : access.check(link(guest), pickUp);
        switch (answer) {
            case Access.Answer.Granted(var agency, var id) ->
                    granted(guest, agency, id, file, pickUp);
            case Access.Answer.WrongCode(int left) ->
                    show(guest, 422, "wrong", String.valueOf(left));
            case Access.Answer.Blocked(var until) ->
                    show(guest, 429, "blocked", Shown.moment(until));
            case Access.Answer.Expired _, Access.Answer.Unknown _ -> show(guest, 404, "gone", "");
        }
    }

    /// A copy without legal value is not handed out any more: the page says why.
    private void granted(Guest guest, UUID agency, UUID id, boolean file, String pickUp) {
        var dossier = dossiers.find(agency, id).orElseThrow();
        if (dossier.stage() instanceof Stage.Annulled(_, _, var decision)) {
            show(guest, file ? 410 : 200, "annulled", decision);
        } else if (file) {
            send(guest, dossier);
        } else {
            show(guest, 200, "right", pickUp);
        }
    }

    private void send(Guest guest, Dossier dossier) {
        var agency = dossier.agency();
        var id = dossier.id();
        var document = documents.find(agency, dossier.document()).orElseThrow();
        quiet(guest.context());
        download.attach(
                guest.context(), agency, id, document, "ban-chung-thuc-" + dossier.code() + ".pdf");
    }

    private void show(Guest guest, int status, String state, String detail) {
        quiet(guest.context());
        guest.context().response().setStatusCode(status);
        pages.show(
                guest,
                "citizen/download",
                Map.of("state", state, "detail", detail, "link", link(guest)));
    }

    /// The address itself is a secret: it goes to nobody else.
    private static void quiet(RoutingContext context) {
        context.response().putHeader("Referrer-Policy", "no-referrer");
    }

    private static String link(Guest guest) {
        return String.valueOf(guest.context().pathParam("code"));
    }
}

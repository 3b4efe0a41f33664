package vn.chungthuc.portal.ending;

import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.agency.Officials;
import vn.chungthuc.portal.agency.Officials.Holder;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Moved;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.web.Fault;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Language;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.portal.web.Words;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// "Từ chối chứng thực", at the counter before anything is submitted or of a dossier, and the slip
/// for the requester.
public final class RefusalRoutes {
    /// What goes on record and on paper.
    private static final Words RECORDS = new Words(Language.VI);

    private final Gate gate;
    private final Pages pages;
    private final Database database;
    private final Dossiers dossiers;
    private final Officials officials;
    private final Refusals refusals;
    private final Endings endings;
    private final InstantSource clock;

    public RefusalRoutes(
            Gate gate,
            Pages pages,
            Database database,
            Dossiers dossiers,
            Officials officials,
            Refusals refusals,
            Endings endings,
            InstantSource clock) {
        this.gate = gate;
        this.pages = pages;
        this.database = database;
        this.dossiers = dossiers;
        this.officials = officials;
        this.refusals = refusals;
        this.endings = endings;
        this.clock = clock;
    }

    public void addTo(Router router) {
        var both = new Role[] {Role.INTAKE, Role.LEADER};
        router.get("/refusals/new").handler(gate.page(this::ask, Role.INTAKE));
        router.post("/refusals/new").handler(gate.form(this::refuse, Role.INTAKE));
        router.get("/refusals/:id").handler(gate.page(this::slip, both));
        router.get("/dossiers/:id/refuse").handler(gate.page(this::askOf, both));
        router.post("/dossiers/:id/refuse").handler(gate.form(this::refuseDossier, both));
        router.get("/dossiers/:id/slip").handler(gate.page(this::slipOf, both));
    }

    private void ask(Visit visit) {
        show(visit, RefusalForm.empty(), null, List.of());
    }

    private void askOf(Visit visit) {
        var dossier = refusable(visit);
        var self = visit.official().may(Role.LEADER) ? visit.official().id() : null;
        var named = self == null ? dossier.namedLeader() : self;
        var form = RefusalForm.empty().about(dossier).by(named == null ? "" : named.toString());
        show(visit, form, dossier, List.of());
    }

    private void refuse(Visit visit, Form form) {
        var typed = RefusalForm.of(form);
        var faults = new ArrayList<Fault>();
        var refusal = typed.read(leaders(visit), faults);
        if (refusal.isEmpty()) {
            again(visit, typed, null, faults);
            return;
        }
        var by = visit.official().id();
        UUID id = refusals.add(database, visit.agency(), null, refusal.get(), by);
        visit.goTo("/refusals/" + id);
    }

    private void refuseDossier(Visit visit, Form form) {
        var dossier = refusable(visit);
        var typed = RefusalForm.of(form).about(dossier);
        var faults = new ArrayList<Fault>();
        var refusal = typed.read(leaders(visit), faults);
        if (refusal.isEmpty()) {
            again(visit, typed, dossier, faults);
            return;
        }
        var request = new Endings.Request(visit.agency(), dossier.id(), visit.official().id());
        var moved = endings.refuse(request, refusal.get(), reason(refusal.get()));
        switch (moved) {
            case Moved.Done _ -> visit.goTo("/dossiers/" + dossier.id() + "/slip");
            case Moved.Lost _ -> visit.goTo("/tracking/" + dossier.id() + "?told=no-moved");
        }
    }

    private static String reason(Refusals.Refusal refusal) {
        return RECORDS.say("ground." + refusal.ground().name()) + ". " + refusal.explanation();
    }

    private void slip(Visit visit) {
        show(visit, refusals.find(visit.agency(), visit.id()).orElseThrow(RefusalRoutes::unknown));
    }

    private void slipOf(Visit visit) {
        show(visit, refusals.of(visit.agency(), visit.id()).orElseThrow(RefusalRoutes::unknown));
    }

    private void show(Visit visit, Refusals.Slip slip) {
        pages.show(visit, "ending/slip", Map.of("slip", slip, "record", RECORDS));
    }

    private void again(
            Visit visit, RefusalForm typed, @Nullable Dossier dossier, List<Fault> faults) {
        visit.context().response().setStatusCode(422);
        show(visit, typed, dossier, faults);
    }

    private void show(
            Visit visit, RefusalForm typed, @Nullable Dossier dossier, List<Fault> faults) {
        var values = new HashMap<String, Object>();
        values.put("typed", typed);
        values.put("dossier", dossier);
        values.put("leaders", leaders(visit));
        values.put("faults", faults);
        pages.show(visit, "ending/refuse", values);
    }

    private List<Holder> leaders(Visit visit) {
        var today = OfficeTime.day(clock.instant());
        return officials.holding(visit.agency(), Role.LEADER.name(), today);
    }

    /// The certifier may refuse until a number was issued, the counter while it has the dossier or
    /// nobody has signed.
    private Dossier refusable(Visit visit) {
        var dossier = dossiers.find(visit.agency(), visit.id()).orElseThrow(RefusalRoutes::unknown);
        boolean may =
                visit.official().may(Role.LEADER)
                        ? dossier.stage() instanceof Stage.BeforeNumber
                        : Endings.atCounter(dossier.stage());
        if (!may) {
            throw new ProblemException(ProblemType.DOSSIER_MOVED_ON);
        }
        return dossier;
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND);
    }
}

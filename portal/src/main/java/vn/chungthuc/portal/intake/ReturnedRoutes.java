package vn.chungthuc.portal.intake;

import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.agency.Officials;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.dossier.Desk;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Moved;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.dossier.Status;
import vn.chungthuc.portal.intake.ScanDesk.Taken;
import vn.chungthuc.portal.store.Documents;
import vn.chungthuc.portal.store.Segment;
import vn.chungthuc.portal.web.Download;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.ListQuery;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// "Hồ sơ bị từ chối": what the leader or the clerk sent back; "Xử lý tiếp", "Hủy hồ sơ".
public final class ReturnedRoutes {
    private final Gate gate;
    private final Pages pages;
    private final Download download;
    private final Database database;
    private final Dossiers dossiers;
    private final Documents documents;
    private final Officials officials;
    private final IntakeRoutes forms;
    private final ScanDesk scans;
    private final Counter counter;
    private final InstantSource clock;

    /// A line of the list.
    ///
    /// @param by name of the official who sent it back
    public record Line(Dossier dossier, String reason, String by) {}

    public ReturnedRoutes(
            Gate gate,
            Pages pages,
            Download download,
            Database database,
            Dossiers dossiers,
            Documents documents,
            Officials officials,
            IntakeRoutes forms,
            ScanDesk scans,
            Counter counter,
            InstantSource clock) {
        this.gate = gate;
        this.pages = pages;
        this.download = download;
        this.database = database;
        this.dossiers = dossiers;
        this.documents = documents;
        this.officials = officials;
        this.forms = forms;
        this.scans = scans;
        this.counter = counter;
        this.clock = clock;
    }

    public void addTo(Router router) {
        router.get("/intake/returned").handler(gate.page(this::list, Role.INTAKE));
        router.get("/intake/:id/resume").handler(gate.page(this::edit, Role.INTAKE));
        router.post("/intake/:id/resume")
                .handler(gate.upload(ScanDesk.LIMIT, this::resume, Role.INTAKE));
        router.post("/intake/:id/cancel").handler(gate.form(this::cancel, Role.INTAKE));
        router.get("/intake/:id/scan").handler(gate.page(this::scan, Role.INTAKE));
    }

    private void list(Visit visit) {
        var query = ListQuery.of(visit);
        var search = query.search(Set.of(Status.RETURNED)).returnedTo(Desk.INTAKE);
        var found = dossiers.search(visit.agency(), search);
        var lines = found.dossiers().stream().map(this::line).toList();
        pages.show(
                visit,
                "intake/returned",
                Map.of(
                        "query",
                        query,
                        "lines",
                        lines,
                        "total",
                        found.total(),
                        "told",
                        visit.query("told")));
    }

    private Line line(Dossier dossier) {
        return dossier.stage() instanceof Stage.Returned(var reason, var by, _)
                ? new Line(dossier, reason, officials.name(by))
                : new Line(dossier, "", "");
    }

    private void edit(Visit visit) {
        var dossier = dossier(visit);
        returned(dossier);
        var choices = forms.choices(visit);
        var values = Values.of(dossier, choices);
        forms.show(visit, new FormPage(values, List.of(), choices, null, null, dossier, null));
    }

    private void resume(Visit visit, Form form) {
        var dossier = dossier(visit);
        var stage = returned(dossier);
        var values = Values.of(form);
        var owner = IntakeRoutes.owner(visit, values.key());
        var choices = forms.choices(visit);
        @Nullable Taken taken = scans.take(owner, form);
        if (taken instanceof Taken.Missing) {
            taken = null; // the scan that the dossier has already
        }
        var fine = taken instanceof Taken.Fine fresh ? fresh : null;
        var scan = fine == null ? null : fine.scan();
        var read = IntakeForm.read(values, choices, owner.official(), clock.instant());
        if (!(taken instanceof Taken.Refused)
                && read instanceof IntakeForm.Accepted(var submission)) {
            var moved = counter.resume(owner, dossier, stage, scan, submission);
            answer(visit, moved, "/intake/" + dossier.id() + "/done");
            return;
        }
        visit.context().response().setStatusCode(422);
        var faults = IntakeRoutes.faults(taken, read);
        forms.show(visit, new FormPage(values, faults, choices, fine, null, dossier, null));
    }

    private void cancel(Visit visit, Form form) {
        var dossier = dossier(visit);
        var reason = form.lines("reason");
        if (reason.isEmpty()) {
            visit.goTo("/intake/returned?told=no-reason");
            return;
        }
        var move = returned(dossier).cancel(reason);
        UUID by = visit.official().id();
        var moved = database.inTransaction(c -> dossiers.store(c, dossier, move, by));
        answer(visit, moved, "/intake/returned?told=cancelled");
    }

    private static void answer(Visit visit, Moved moved, String done) {
        switch (moved) {
            case Moved.Done _ -> visit.goTo(done);
            case Moved.Lost _ -> visit.goTo("/intake/returned?told=no-moved");
        }
    }

    /// The scan that the dossier has.
    private void scan(Visit visit) {
        var dossier = dossier(visit);
        var document = documents.find(visit.agency(), dossier.document()).orElseThrow();
        var scan = document.upTo(Segment.Kind.SCAN).orElseThrow();
        download.show(visit.context(), visit.agency(), dossier.id(), scan);
    }

    private static Stage.Returned returned(Dossier dossier) {
        if (dossier.stage() instanceof Stage.Returned back && back.to() == Desk.INTAKE) {
            return back;
        }
        throw new ProblemException(ProblemType.DOSSIER_MOVED_ON);
    }

    private Dossier dossier(Visit visit) {
        return dossiers.find(visit.agency(), visit.id())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }
}

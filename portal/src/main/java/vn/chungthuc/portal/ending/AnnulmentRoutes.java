package vn.chungthuc.portal.ending;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.dossier.Annulments;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Moved;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.web.Fault;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// "Hủy bỏ giá trị pháp lý": the clerk records the chair's decision; its PDF; where it is
/// published, which may come later.
public final class AnnulmentRoutes {
    private final Gate gate;
    private final Pages pages;
    private final Dossiers dossiers;
    private final Annulments annulments;
    private final DecisionFiles files;
    private final Endings endings;
    private final InstantSource clock;

    public AnnulmentRoutes(
            Gate gate,
            Pages pages,
            Dossiers dossiers,
            Annulments annulments,
            DecisionFiles files,
            Endings endings,
            InstantSource clock) {
        this.gate = gate;
        this.pages = pages;
        this.dossiers = dossiers;
        this.annulments = annulments;
        this.files = files;
        this.endings = endings;
        this.clock = clock;
    }

    public void addTo(Router router) {
        router.get("/dossiers/:id/annul").handler(gate.page(this::ask, Role.CLERK));
        router.post("/dossiers/:id/annul")
                .handler(gate.upload(DecisionFiles.LIMIT, this::annul, Role.CLERK));
        router.post("/dossiers/:id/publish").handler(gate.form(this::publish, Role.CLERK));
        router.get("/dossiers/:id/decision").handler(gate.page(this::decision, Role.desks()));
    }

    private void ask(Visit visit) {
        show(visit, completed(visit), AnnulmentForm.empty(), List.of());
    }

    private void annul(Visit visit, Form form) {
        var dossier = completed(visit);
        var typed = AnnulmentForm.of(form);
        var faults = new ArrayList<Fault>();
        var first = OfficeTime.day(dossier.stageSince());
        var decision = typed.read(first, OfficeTime.day(clock.instant()), faults);
        var upload = upload(form.upload(), faults);
        if (decision == null || upload == null) {
            visit.context().response().setStatusCode(422);
            show(visit, dossier, typed, faults);
            return;
        }
        var paper = files.keep(visit.agency(), dossier.id(), upload);
        var request = new Endings.Request(visit.agency(), dossier.id(), visit.official().id());
        var told =
                switch (endings.annul(request, decision, paper)) {
                    case Moved.Done _ -> "annulled";
                    case Moved.Lost _ -> "no-moved";
                };
        visit.goTo("/tracking/" + dossier.id() + "?told=" + told);
    }

    private Form.@Nullable Upload upload(Form.@Nullable Upload sent, List<Fault> faults) {
        if (sent == null || sent.content().length() == 0) {
            faults.add(new Fault("file", "annul.fault.file"));
            return null;
        }
        if (!sent.whole()) {
            faults.add(new Fault("file", "annul.fault.file.large"));
            return null;
        }
        if (!files.pdf(sent)) {
            faults.add(new Fault("file", "annul.fault.file.pdf"));
            return null;
        }
        return sent;
    }

    private void publish(Visit visit, Form form) {
        var dossier = dossier(visit);
        var link = form.text("link");
        if (!(dossier.stage() instanceof Stage.Annulled)) {
            throw new ProblemException(ProblemType.DOSSIER_MOVED_ON);
        }
        boolean fine = AnnulmentForm.published(link);
        if (fine) {
            annulments.publish(visit.agency(), dossier.id(), link);
        }
        var told = fine ? "published" : "no-published";
        visit.goTo("/tracking/" + dossier.id() + "?told=" + told);
    }

    private void decision(Visit visit) {
        var dossier = dossier(visit);
        var paper =
                annulments
                        .paper(visit.agency(), dossier.id())
                        .orElseThrow(AnnulmentRoutes::unknown);
        var bytes = files.read(visit.agency(), dossier.id(), paper);
        visit.context()
                .response()
                .putHeader("Content-Type", "application/pdf")
                .putHeader(
                        "Content-Disposition",
                        "attachment; filename=\"quyet-dinh-" + dossier.code() + ".pdf\"")
                .end(Buffer.buffer(bytes));
    }

    private void show(Visit visit, Dossier dossier, AnnulmentForm typed, List<Fault> faults) {
        pages.show(
                visit,
                "ending/annul",
                Map.of("dossier", dossier, "typed", typed, "faults", faults));
    }

    private Dossier completed(Visit visit) {
        var dossier = dossier(visit);
        if (!(dossier.stage() instanceof Stage.Completed)) {
            throw new ProblemException(ProblemType.DOSSIER_MOVED_ON);
        }
        return dossier;
    }

    private Dossier dossier(Visit visit) {
        return dossiers.find(visit.agency(), visit.id()).orElseThrow(AnnulmentRoutes::unknown);
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND);
    }
}

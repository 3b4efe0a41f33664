package vn.chungthuc.portal.intake;

import io.vertx.ext.web.Router;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.agency.Agencies;
import vn.chungthuc.portal.agency.OfficeTime;
import vn.chungthuc.portal.agency.Officials;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.intake.KeptScans.Owner;
import vn.chungthuc.portal.intake.ScanDesk.Taken;
import vn.chungthuc.portal.web.Download;
import vn.chungthuc.portal.web.Fault;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.Visit;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// "Thêm mới bản sao từ bản chính": the form, and what comes after "Trình ký".
public final class IntakeRoutes {
    /// What the address of the next page tells of the scan.
    private static final String TOLD = "scan";

    private static final List<String> FIELDS =
            List.of(
                    "kind",
                    "name",
                    "email",
                    "idNumber",
                    "phone",
                    "behalf",
                    "scan",
                    "type",
                    "otherType",
                    "pages",
                    "copies",
                    "receipt",
                    "note",
                    "clause",
                    "leader",
                    "compared");

    private final Gate gate;
    private final Pages pages;
    private final Download download;
    private final Agencies agencies;
    private final Officials officials;
    private final Dossiers dossiers;
    private final ScanDesk scans;
    private final Counter counter;
    private final InstantSource clock;

    public IntakeRoutes(
            Gate gate,
            Pages pages,
            Download download,
            Agencies agencies,
            Officials officials,
            Dossiers dossiers,
            ScanDesk scans,
            Counter counter,
            InstantSource clock) {
        this.gate = gate;
        this.pages = pages;
        this.download = download;
        this.agencies = agencies;
        this.officials = officials;
        this.dossiers = dossiers;
        this.scans = scans;
        this.counter = counter;
        this.clock = clock;
    }

    public void addTo(Router router) {
        router.get("/intake").handler(gate.page(this::empty, Role.INTAKE));
        router.post("/intake").handler(gate.upload(ScanDesk.LIMIT, this::submit, Role.INTAKE));
        router.get("/intake/scan/:id").handler(gate.page(this::keptScan, Role.INTAKE));
        router.get("/intake/:id/done").handler(gate.page(this::done, Role.INTAKE));
    }

    private void empty(Visit visit) {
        var again = visit.query("again");
        var before = again.isEmpty() ? null : find(visit, again);
        var choices = choices(visit);
        var replaced = replaced(visit);
        var values = before == null ? Values.empty() : Values.forSamePerson(before.registrant());
        if (replaced != null) {
            values = Values.of(replaced, choices);
        }
        var told =
                before == null
                        ? null
                        : new FormPage.Before(before, Caution.named(visit.query(TOLD)));
        show(visit, new FormPage(values, List.of(), choices, null, told, null, replaced));
    }

    private void submit(Visit visit, Form form) {
        var values = Values.of(form);
        var before = dossiers.findBySubmission(visit.agency(), values.key());
        if (before.isPresent()) {
            goOn(visit, form, before.get(), Set.of());
            return;
        }
        var owner = owner(visit, values.key());
        var choices = choices(visit);
        var taken = scans.take(owner, form);
        var filled = values.withPagesOf(taken);
        var replaced = replaced(visit);
        var read = IntakeForm.read(filled, choices, owner.official(), clock.instant());
        if (taken instanceof Taken.Fine(var scan, var cautions)
                && read instanceof IntakeForm.Accepted(var submission)) {
            var wanted = replaced == null ? submission : submission.inPlaceOf(replaced.id());
            goOn(visit, form, counter.submit(owner, scan, wanted), cautions);
        } else {
            visit.context().response().setStatusCode(422);
            var kept = taken instanceof Taken.Fine fine ? fine : null;
            show(
                    visit,
                    new FormPage(filled, faults(taken, read), choices, kept, null, null, replaced));
        }
    }

    /// "Cấp lại": the annulled dossier that the address names; null for none.
    private @Nullable Dossier replaced(Visit visit) {
        var id = visit.query("replaces");
        if (id.isEmpty()) {
            return null;
        }
        var dossier = find(visit, id);
        if (!(dossier.stage() instanceof Stage.Annulled)) {
            throw new ProblemException(ProblemType.DOSSIER_MOVED_ON);
        }
        return dossier;
    }

    /// The scan that this officer's unfinished form keeps; `id` is the form's key.
    private void keptScan(Visit visit) {
        var owner = owner(visit, visit.id().toString());
        var scan = scans.kept(owner).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        download.show(visit.context(), owner.agency(), owner.folder(), scan);
    }

    private void done(Visit visit) {
        var dossier = find(visit, visit.id().toString());
        pages.show(
                visit,
                "intake/done",
                Map.of("dossier", dossier, "cautions", Caution.named(visit.query(TOLD))));
    }

    /// What is to be told of the scan goes along: the next page is the first one to tell it.
    private static void goOn(Visit visit, Form form, Dossier dossier, Set<Caution> cautions) {
        boolean again = form.text("then").equals("again");
        var next = again ? "/intake?again=" + dossier.id() : "/intake/" + dossier.id() + "/done";
        var told = (again ? "&" : "?") + TOLD + "=" + Caution.codes(cautions);
        visit.goTo(cautions.isEmpty() ? next : next + told);
    }

    void show(Visit visit, FormPage page) {
        pages.show(visit, "intake/form", Map.of("page", page));
    }

    private Dossier find(Visit visit, String id) {
        return dossiers.find(visit.agency(), Visit.uuid(id))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    IntakeForm.Choices choices(Visit visit) {
        var today = OfficeTime.day(clock.instant());
        return new IntakeForm.Choices(
                agencies.documentTypes(visit.agency()),
                agencies.clauses(visit.agency(), today),
                officials.holding(visit.agency(), Role.LEADER.name(), today));
    }

    static Owner owner(Visit visit, String key) {
        return new Owner(visit.agency(), visit.official().id(), key);
    }

    /// In the order of the form.
    static List<Fault> faults(@Nullable Taken taken, IntakeForm read) {
        var faults = new ArrayList<Fault>();
        switch (taken) {
            case Taken.Refused(var reason) -> faults.add(new Fault("scan", reason.key()));
            case Taken.Missing _ -> faults.add(new Fault("scan", "fault.scan"));
            case Taken.Fine _ -> {}
            case null -> {}
        }
        if (read instanceof IntakeForm.Rejected(var found)) {
            faults.addAll(found);
        }
        faults.sort(Comparator.comparingInt(fault -> FIELDS.indexOf(fault.field())));
        return faults;
    }
}

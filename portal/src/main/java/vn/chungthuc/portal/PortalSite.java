package vn.chungthuc.portal;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.account.Accounts;
import vn.chungthuc.portal.account.PasswordRoutes;
import vn.chungthuc.portal.account.SignInRoutes;
import vn.chungthuc.portal.account.Throttle;
import vn.chungthuc.portal.admin.AdminRoutes;
import vn.chungthuc.portal.admin.Installation;
import vn.chungthuc.portal.admin.Links;
import vn.chungthuc.portal.admin.StuckWork;
import vn.chungthuc.portal.agency.Agencies;
import vn.chungthuc.portal.agency.Officials;
import vn.chungthuc.portal.agency.SigningMeans;
import vn.chungthuc.portal.citizen.LookUpRoutes;
import vn.chungthuc.portal.confine.Confined;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.portal.delivery.Access;
import vn.chungthuc.portal.delivery.CitizenRoutes;
import vn.chungthuc.portal.delivery.Deliveries;
import vn.chungthuc.portal.delivery.MailRoutes;
import vn.chungthuc.portal.delivery.MailTrouble;
import vn.chungthuc.portal.dossier.Annulments;
import vn.chungthuc.portal.dossier.Desk;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Entry;
import vn.chungthuc.portal.dossier.Events;
import vn.chungthuc.portal.dossier.Openings;
import vn.chungthuc.portal.dossier.Search;
import vn.chungthuc.portal.dossier.Status;
import vn.chungthuc.portal.ending.AnnulmentRoutes;
import vn.chungthuc.portal.ending.DecisionFiles;
import vn.chungthuc.portal.ending.EndingRoutes;
import vn.chungthuc.portal.ending.Endings;
import vn.chungthuc.portal.ending.RefusalRoutes;
import vn.chungthuc.portal.ending.Refusals;
import vn.chungthuc.portal.intake.Counter;
import vn.chungthuc.portal.intake.Inspector;
import vn.chungthuc.portal.intake.IntakeRoutes;
import vn.chungthuc.portal.intake.KeptScans;
import vn.chungthuc.portal.intake.ReturnedRoutes;
import vn.chungthuc.portal.intake.ScanDesk;
import vn.chungthuc.portal.longterm.Preservation;
import vn.chungthuc.portal.outbox.Outbox;
import vn.chungthuc.portal.queue.QueueRoutes;
import vn.chungthuc.portal.queue.SignRoutes;
import vn.chungthuc.portal.register.DeskRoutes;
import vn.chungthuc.portal.register.NumberReport;
import vn.chungthuc.portal.register.Numbers;
import vn.chungthuc.portal.register.RegisterLines;
import vn.chungthuc.portal.register.RegisterRoutes;
import vn.chungthuc.portal.register.RegisterSheetRoutes;
import vn.chungthuc.portal.register.Registers;
import vn.chungthuc.portal.register.SealRoutes;
import vn.chungthuc.portal.report.ReportKey;
import vn.chungthuc.portal.report.SheetPdf;
import vn.chungthuc.portal.signature.CertificateCheck;
import vn.chungthuc.portal.signature.DocumentVerdicts;
import vn.chungthuc.portal.signature.SignatureCheck;
import vn.chungthuc.portal.signature.TrustAnchors;
import vn.chungthuc.portal.signing.Handover;
import vn.chungthuc.portal.signing.Orders;
import vn.chungthuc.portal.signing.Results;
import vn.chungthuc.portal.signing.Tickets;
import vn.chungthuc.portal.statistics.StatisticsRoutes;
import vn.chungthuc.portal.store.Documents;
import vn.chungthuc.portal.store.Objects;
import vn.chungthuc.portal.store.Offload;
import vn.chungthuc.portal.tracking.TrackingRoutes;
import vn.chungthuc.portal.trust.Inquiry;
import vn.chungthuc.portal.verify.ApiKeys;
import vn.chungthuc.portal.verify.ApiRoutes;
import vn.chungthuc.portal.verify.IssuedCopies;
import vn.chungthuc.portal.verify.LookUpCode;
import vn.chungthuc.portal.verify.Verifier;
import vn.chungthuc.portal.verify.VerifyDesk;
import vn.chungthuc.portal.verify.VerifyRoutes;
import vn.chungthuc.portal.web.Assets;
import vn.chungthuc.portal.web.Body;
import vn.chungthuc.portal.web.Download;
import vn.chungthuc.portal.web.Fields;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.ListQuery;
import vn.chungthuc.portal.web.Menu;
import vn.chungthuc.portal.web.Official;
import vn.chungthuc.portal.web.Pace;
import vn.chungthuc.portal.web.Pages;
import vn.chungthuc.portal.web.ProblemHandler;
import vn.chungthuc.portal.web.Role;
import vn.chungthuc.portal.web.SecurityHeaders;
import vn.chungthuc.portal.web.Sessions;
import vn.chungthuc.portal.web.WaitingRoutes;

/// Every page of the portal: builds the features from what they need and says in which order their
/// routes stand. One private method a feature.
final class PortalSite {
    private static final int PDF_THREADS =
            Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);

    /// How many scans are looked at side by side.
    static final int INSPECTIONS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 4);

    private static final int PUBLIC_PAGES_A_MINUTE = 60;

    private final Base base;
    private final Vertx vertx;
    private final Database database;
    private final InstantSource clock;
    private final Offload pdfPool;
    private final Gate gate;
    private final Menu menu;
    private final Pages pages;
    private final Download download;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Pace pace;
    private final Agencies agencies;
    private final Officials officials;
    private final Dossiers dossiers;
    private final Events events;
    private final Openings openings;
    private final Annulments annulments;
    private final Documents documents;
    private final Orders orders;
    private final Results results;
    private final DocumentVerdicts verdicts;
    private final Registers registers;
    private final Numbers numbers;
    private final Deliveries deliveries;
    private final StuckWork stuck;

    /// What the site is built on.
    ///
    /// @param uploads folder for files on their way in
    /// @param anchors whom certificates must lead to
    /// @param inspecting children that look at scans
    /// @param verifying children that judge files of anybody
    /// @param reports signs reports; null without a key for it
    /// @param links neighbours that the administrator may try
    /// @param installation what the set-up check tells of the configuration
    record Base(
            Vertx vertx,
            Database database,
            Objects objects,
            Tickets tickets,
            Deliveries deliveries,
            Outbox outbox,
            TrustAnchors anchors,
            Confined inspecting,
            Confined verifying,
            Inquiry inquiry,
            @Nullable ReportKey reports,
            Path uploads,
            String origin,
            Installation installation,
            Links links,
            boolean training) {}

    /// @throws IOException when the folder for uploads cannot be made
    PortalSite(Base base, InstantSource clock) throws IOException {
        this.base = base;
        this.clock = clock;
        vertx = base.vertx();
        database = base.database();
        deliveries = base.deliveries();
        pdfPool = new Offload(vertx.createSharedWorkerExecutor("pdf", PDF_THREADS));
        accounts = new Accounts(vertx, database);
        pace = new Pace(PUBLIC_PAGES_A_MINUTE, clock);
        agencies = new Agencies(database);
        officials = new Officials(database);
        dossiers = new Dossiers(database, clock);
        events = new Events(database);
        openings = new Openings(clock);
        annulments = new Annulments(database, clock);
        documents = new Documents(database, base.objects(), clock);
        registers = new Registers(database, clock);
        numbers = new Numbers(database, clock);
        stuck = new StuckWork(database, clock);
        sessions = new Sessions(database, clock);
        gate = new Gate(sessions, base.uploads(), clock.instant());
        menu = new Menu(this::waiting);
        pages = new Pages(menu, base.training());
        download = new Download(vertx, documents);
        var means = new SigningMeans(database);
        orders = new Orders(pdfPool, documents, officials, means, clock);
        var handover = new Handover(new CertificateCheck(base.anchors()), clock);
        results = new Results(pdfPool, base.tickets(), dossiers, handover, documents, clock);
        verdicts = new DocumentVerdicts(pdfPool, documents, new SignatureCheck(base.anchors()));
    }

    /// In the order of the site map; what no route takes is NOT_FOUND.
    List<Consumer<Router>> parts() {
        return List.of(
                this::front,
                this::account,
                this::intake,
                this::queue,
                this::register,
                this::delivery,
                this::tracking,
                this::ending,
                this::citizen,
                this::verify,
                this::statistics,
                this::administration,
                this::assets);
    }

    /// Nothing may stand behind this.
    static void nowhere(Router router) {
        router.route().handler(context -> context.fail(404));
    }

    private void front(Router router) {
        // the address is a secret: it goes to nobody else, whatever the answer is
        router.route("/d/*").handler(SecurityHeaders::secretAddress);
        var problems = new ProblemHandler(pages);
        router.route().handler(Body::hold).handler(Fields::check).failureHandler(problems);
        router.errorHandler(400, problems::brokenPath);
        router.route("/c/*").handler(pace::keep);
        router.route("/d/*").handler(pace::keep);
        router.route("/verify*").handler(pace::keep);
    }

    private void account(Router router) {
        var throttle = new Throttle(database, clock);
        new SignInRoutes(gate, pages, sessions, accounts, throttle).addTo(router);
        new PasswordRoutes(gate, pages, sessions, accounts, throttle).addTo(router);
        new WaitingRoutes(gate, menu).addTo(router);
    }

    private void intake(Router router) {
        var scans =
                new ScanDesk(
                        new Inspector(base.inspecting()),
                        new Offload(vertx.createSharedWorkerExecutor("inspect", INSPECTIONS)),
                        pdfPool,
                        base.objects(),
                        documents,
                        new KeptScans(database, clock));
        var setting = new Counter.Setting(base.origin(), base.training());
        var counter = new Counter(database, agencies, dossiers, documents, scans, setting);
        var forms =
                new IntakeRoutes(
                        gate, pages, download, agencies, officials, dossiers, scans, counter,
                        clock);
        new ReturnedRoutes(
                        gate, pages, download, database, dossiers, documents, officials, forms,
                        scans, counter, clock)
                .addTo(router);
        forms.addTo(router);
    }

    private void queue(Router router) {
        new SignRoutes(
                        gate,
                        database,
                        agencies,
                        dossiers,
                        openings,
                        orders,
                        base.tickets(),
                        results)
                .addTo(router);
        new QueueRoutes(
                        gate,
                        pages,
                        download,
                        database,
                        dossiers,
                        openings,
                        events,
                        documents,
                        base.tickets(),
                        verdicts,
                        clock)
                .addTo(router);
    }

    private void register(Router router) {
        new SealRoutes(gate, database, agencies, dossiers, numbers, orders, base.tickets(), results)
                .addTo(router);
        new DeskRoutes(
                        gate,
                        pages,
                        download,
                        database,
                        dossiers,
                        events,
                        documents,
                        registers,
                        numbers,
                        base.tickets(),
                        verdicts,
                        this::deliver,
                        clock)
                .addTo(router);
        var lines = new RegisterLines(database);
        new RegisterSheetRoutes(gate, pages, registers, lines, new NumberReport(database), clock)
                .addTo(router);
        new RegisterRoutes(gate, pages, database, registers, lines, clock).addTo(router);
    }

    private void delivery(Router router) {
        var access = new Access(database, clock);
        new CitizenRoutes(gate, pages, download, access, dossiers, documents).addTo(router);
        new MailRoutes(gate, pages, database, deliveries).addTo(router);
    }

    private void tracking(Router router) {
        new TrackingRoutes(
                        gate,
                        pages,
                        download,
                        dossiers,
                        events,
                        documents,
                        this::entry,
                        database,
                        openings,
                        annulments,
                        clock)
                .addTo(router);
    }

    private void ending(Router router) {
        var refusals = new Refusals(database, clock);
        var endings =
                new Endings(database, dossiers, openings, refusals, annulments, this::release);
        new EndingRoutes(gate, dossiers, endings).addTo(router);
        new RefusalRoutes(gate, pages, database, dossiers, officials, refusals, endings, clock)
                .addTo(router);
        var files = new DecisionFiles(pdfPool, base.objects());
        new AnnulmentRoutes(gate, pages, dossiers, annulments, files, endings, clock).addTo(router);
    }

    private void release(Transaction c, Dossier dossier, UUID by, String reason) {
        base.tickets().withdraw(c, dossier.agency(), dossier.id());
        numbers.voidReserved(c, dossier.agency(), dossier.id(), by, reason);
    }

    private void citizen(Router router) {
        new LookUpRoutes(gate, pages, dossiers, agencies, this::entry, annulments).addTo(router);
    }

    private void verify(Router router) {
        var issued = new IssuedCopies(database, dossiers, documents, agencies, this::entry);
        var workers = vertx.createSharedWorkerExecutor("verify", VerifyDesk.WORKERS);
        var desk =
                new VerifyDesk(
                        new Offload(workers),
                        new Verifier(base.verifying(), base.inquiry()),
                        new LookUpCode(base.verifying()),
                        issued,
                        clock);
        var reports = base.reports();
        var paper =
                reports == null
                        ? null
                        : new VerifyRoutes.Paper(reports.seal(), new SheetPdf(reports), pdfPool);
        new VerifyRoutes(gate, pages, desk, paper, clock).addTo(router);
        new ApiRoutes(gate, desk, new ApiKeys(database, clock), pace, paper, clock).addTo(router);
    }

    private void statistics(Router router) {
        new StatisticsRoutes(gate, pages, database, clock).addTo(router);
    }

    private void administration(Router router) {
        var lent =
                new AdminRoutes.Base(
                        gate,
                        pages,
                        database,
                        base.outbox(),
                        base.anchors(),
                        base.installation(),
                        base.links(),
                        (code, words) -> MailTrouble.of(code).words(words.language().locale()),
                        accounts::hash);
        new AdminRoutes(lent, clock).addTo(router);
    }

    private Optional<Entry> entry(UUID agency, UUID dossier) {
        return numbers.heldBy(agency, dossier)
                .map(held -> new Entry(held.number(), held.volume(), held.day()));
    }

    private void assets(Router router) {
        router.get("/assets/*").handler(new Assets(vertx)::serve);
    }

    private void deliver(Transaction c, Dossier completed, UUID by) {
        deliveries.start(c, agencies.find(completed.agency()), completed, by);
        Preservation.owe(base.outbox(), c, completed, clock.instant());
    }

    /// The counts of the menu, by address.
    private Map<String, Long> waiting(Official official) {
        var agency = java.util.Objects.requireNonNull(official.agency());
        var counts = new HashMap<String, Long>();
        if (official.may(Role.INTAKE)) {
            var returned = Search.of(Status.RETURNED).returnedTo(Desk.INTAKE);
            counts.put("/intake/returned", dossiers.count(agency, returned));
        }
        if (official.may(Role.LEADER)) {
            var queue = QueueRoutes.search(ListQuery.all("/queue"), official.id());
            counts.put("/queue", dossiers.count(agency, queue));
        }
        if (official.may(Role.CLERK)) {
            var queue = DeskRoutes.search(ListQuery.all("/register"));
            counts.put("/register", dossiers.count(agency, queue));
        }
        if (official.may(Role.ADMIN)) {
            counts.put("/admin/stuck", stuck.count(agency));
        }
        return counts;
    }
}

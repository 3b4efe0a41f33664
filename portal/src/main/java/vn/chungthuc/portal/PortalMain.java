package vn.chungthuc.portal;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import vn.chungthuc.pdf.TimestampAuthorities;
import vn.chungthuc.portal.admin.Installation;
import vn.chungthuc.portal.admin.Links;
import vn.chungthuc.portal.agency.Agencies;
import vn.chungthuc.portal.confine.Confined;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.db.Migrations;
import vn.chungthuc.portal.delivery.Deliveries;
import vn.chungthuc.portal.delivery.DeliveryMail;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.intake.Inspector;
import vn.chungthuc.portal.longterm.Preservation;
import vn.chungthuc.portal.outbox.Attempt;
import vn.chungthuc.portal.outbox.Outbox;
import vn.chungthuc.portal.outbox.Relay;
import vn.chungthuc.portal.outside.Fetch;
import vn.chungthuc.portal.report.ReportKey;
import vn.chungthuc.portal.signing.TicketKey;
import vn.chungthuc.portal.signing.TicketKeyFile;
import vn.chungthuc.portal.signing.Tickets;
import vn.chungthuc.portal.store.Documents;
import vn.chungthuc.portal.store.FolderObjects;
import vn.chungthuc.portal.store.Offload;
import vn.chungthuc.portal.trust.Inquiry;
import vn.chungthuc.portal.trust.TrustList;
import vn.chungthuc.portal.verify.Verifier;
import vn.chungthuc.portal.verify.VerifyDesk;
import vn.chungthuc.portal.web.Json;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.protocol.TicketKeys;

/// Starts and stops the portal: `portal.yaml role…`, each role one of `web`, `worker`, `migrate`.
public final class PortalMain implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PortalMain.class);
    private static final int INSTANCES =
            Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(15);

    private final PortalConfig config;
    private final TicketKey ticketKey;
    private final Vertx vertx;
    private final Database database;
    private final Agencies agencies;
    private final Dossiers dossiers;
    private final Documents documents;
    private final FolderObjects objects;
    private final InstantSource clock;
    private final Outbox outbox;
    private final Deliveries deliveries;
    private final AtomicInteger port = new AtomicInteger();
    private final List<Confined> children = new ArrayList<>();
    private @Nullable Preservation preservation;

    /// What this process does.
    public enum Role {
        WEB,
        WORKER,
        MIGRATE
    }

    private PortalMain(PortalConfig config, InstantSource clock) throws IOException {
        this.config = config;
        ticketKey = TicketKeyFile.read(config.ticketKeyFile());
        this.clock = clock;
        objects = new FolderObjects(config.objects());
        vertx = Vertx.vertx(options());
        database = new Database(vertx, config.database());
        agencies = new Agencies(database);
        dossiers = new Dossiers(database, clock);
        documents = new Documents(database, objects, clock);
        outbox = new Outbox(database, clock);
        deliveries = new Deliveries(database, outbox, clock);
    }

    public static void main(String[] args) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        if (args.length < 2) {
            fail("usage: portal.yaml web|worker|migrate …");
        }
        try {
            var roles = roles(Arrays.asList(args).subList(1, args.length));
            var portal = start(PortalConfig.read(Path.of(args[0])), roles, InstantSource.system());
            if (roles.equals(EnumSet.of(Role.MIGRATE))) {
                portal.close();
                return;
            }
            Runtime.getRuntime().addShutdownHook(new Thread(portal::close, "portal-stop"));
        } catch (IOException | IllegalArgumentException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    /// Returns when everything answers. Also for the demo and the tests, which bring the database.
    ///
    /// @throws IOException when the ticket key or the objects' folder is not usable
    public static PortalMain start(PortalConfig config, Set<Role> roles, InstantSource clock)
            throws IOException {
        if (roles.contains(Role.MIGRATE)) {
            LOG.info("{} migration(s) applied", Migrations.apply(config.database()));
        }
        var portal = new PortalMain(config, clock);
        try {
            if (roles.contains(Role.WORKER)) {
                portal.startWorker();
            }
            if (roles.contains(Role.WEB)) {
                portal.startWeb();
            }
            return portal;
        } catch (IOException | RuntimeException e) {
            portal.close();
            throw e;
        }
    }

    /// Where the site listens on 127.0.0.1; 0 without the role `web`.
    public int port() {
        return port.get();
    }

    /// Lets running requests end, then stops.
    @Override
    public void close() {
        vertx.close().await();
        children.forEach(Confined::close);
        if (preservation != null) {
            preservation.close();
        }
        LOG.info("stopped");
    }

    private void startWeb() throws IOException {
        var site = site();
        var instances = new ArrayList<PortalVerticle>();
        int wanted = config.listenPort() == 0 ? 1 : INSTANCES;
        vertx.deployVerticle(
                        () -> {
                            var verticle = new PortalVerticle(config.listenPort(), database, site);
                            synchronized (instances) {
                                instances.add(verticle);
                            }
                            return verticle;
                        },
                        onVirtualThreads().setInstances(wanted))
                .await();
        port.set(instances.getFirst().actualPort());
        LOG.info("listening on 127.0.0.1:{} for {}", port.get(), config.origin());
    }

    private void startWorker() throws IOException {
        vertx.deployVerticle(
                        new Relay(
                                outbox, Map.of(Deliveries.KIND, mail()::carry), PAUSE, FIRST_DELAY),
                        onVirtualThreads())
                .await();
        LOG.info("working on the outbox");
        if (!config.longTerm().timestamps().isEmpty()) {
            startPreserving();
        }
    }

    /// A relay of its own: a silent authority must not hold up the mail.
    private void startPreserving() throws IOException {
        var base =
                new Preservation.Base(
                        new Offload(vertx.createSharedWorkerExecutor("long-term", 1)),
                        database,
                        dossiers,
                        documents,
                        outbox,
                        TrustList.fromFolder(config.trustAnchors()).paths());
        preservation = new Preservation(base, config.longTerm(), clock);
        var carriers =
                Map.<String, Function<Outbox.Entry, Attempt>>of(
                        Preservation.KIND, preservation::carry);
        vertx.deployVerticle(
                        new Relay(outbox, carriers, PAUSE, FIRST_DELAY).withoutEnd(),
                        onVirtualThreads())
                .await();
        LOG.info("preserving finished copies");
    }

    /// The site map: each part adds its routes.
    private List<Consumer<Router>> site() throws IOException {
        var inspecting =
                new Confined(
                        Confined.MAIN, Inspector.WORKS, Inspector.limits(PortalSite.INSPECTIONS));
        children.add(inspecting);
        var verifying =
                new Confined(Confined.MAIN, VerifyDesk.WORKS, Verifier.limits(VerifyDesk.WORKERS));
        children.add(verifying);
        var trusted = TrustList.fromFolder(config.trustAnchors());
        var base =
                new PortalSite.Base(
                        vertx,
                        database,
                        objects,
                        new Tickets(database, ticketKey, config.origin(), config.level(), clock),
                        deliveries,
                        outbox,
                        trusted.paths(),
                        inspecting,
                        verifying,
                        inquiry(trusted, verifying),
                        config.report() == null ? null : ReportKey.read(config.report()),
                        config.uploads(),
                        config.origin(),
                        installation(),
                        links(),
                        config.training());
        var parts = new ArrayList<>(new PortalSite(base, clock).parts());
        parts.add(this::ticketKeys);
        parts.add(PortalSite::nowhere);
        return parts;
    }

    private Links links() {
        var limits = config.longTerm();
        var fetch = new Fetch(limits.mayAsk(), limits.largestList());
        var authorities = new LinkedHashMap<URI, TimestampAuthorities.Authority>();
        for (var each : limits.timestamps()) {
            authorities.put(each.url(), fetch.authority(each.url(), each.policy()));
        }
        return new Links(config.mail().from(), mail()::trial, authorities);
    }

    private Installation installation() {
        return new Installation(
                config.mail().host() + ":" + config.mail().port(),
                config.level().equals(SignTicket.WITH_TIMESTAMP),
                !config.longTerm().timestamps().isEmpty(),
                config.report() != null,
                config.training(),
                config.objects());
    }

    /// About the signers of foreign files; asks outside within the same limits as preserving.
    private Inquiry inquiry(TrustList trusted, Confined verifying) {
        var limits = config.longTerm();
        return new Inquiry(
                verifying, trusted, new Fetch(limits.mayAsk(), limits.largestList()), clock);
    }

    private void ticketKeys(Router router) {
        var keys = ticketKey.published();
        router.get(TicketKeys.PATH).handler(context -> Json.send(context, 200, keys));
    }

    private DeliveryMail mail() {
        return new DeliveryMail(
                vertx, config.mail(), config.origin(), agencies, dossiers, deliveries, documents);
    }

    private static DeploymentOptions onVirtualThreads() {
        return new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
    }

    /// Nothing is unpacked from the class path to a temporary folder.
    private static VertxOptions options() {
        return new VertxOptions()
                .setFileSystemOptions(
                        new FileSystemOptions()
                                .setFileCachingEnabled(false)
                                .setClassPathResolvingEnabled(false));
    }

    private static Set<Role> roles(List<String> names) {
        var roles = EnumSet.noneOf(Role.class);
        for (var name : names) {
            roles.add(Role.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        return roles;
    }

    private static void fail(String words) {
        System.err.println(words);
        System.exit(2);
    }
}

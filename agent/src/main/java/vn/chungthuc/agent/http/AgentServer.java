package vn.chungthuc.agent.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.agent.config.Portals;
import vn.chungthuc.agent.sign.DocumentStore;
import vn.chungthuc.agent.sign.Jobs;
import vn.chungthuc.protocol.AgentInfo;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// The agent's HTTP interface on 127.0.0.1, at the first free of its ports.
public final class AgentServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AgentServer.class);

    private final Portals portals;
    private final JobRoutes jobs;
    private final AgentInfo info;

    private Javalin javalin;
    private int port;

    /// Starts to listen.
    ///
    /// @param ports tried in this order
    /// @throws ProblemException BUSY when all of them are taken
    public AgentServer(
            Portals portals,
            Jobs jobs,
            DocumentStore documents,
            AgentInfo info,
            List<Integer> ports) {
        this.portals = portals;
        this.jobs = new JobRoutes(jobs, documents);
        this.info = info;
        if (!PeerUser.isTold()) {
            LOG.warn("whose a connection is cannot be told here: every user counts as ours");
        }
        this.javalin = firstFree(ports);
    }

    private void routes(RoutesConfig routes) {
        routes.before(new CallerGuard(portals, port)::admit);

        routes.get("/v1/agent", context -> JobRoutes.answer(context, info));
        routes.post("/v1/jobs", jobs::accept);
        routes.put("/v1/jobs/{id}/items/{n}/document", jobs::document);
        routes.get("/v1/jobs/{id}", jobs::status);
        routes.get("/v1/jobs/{id}/events", jobs::events);
        routes.get("/v1/jobs/{id}/items/{n}/revision", jobs::revision);
        routes.delete("/v1/jobs/{id}", jobs::leave);

        routes.exception(Exception.class, AgentProblems::answer);
        // Javalin has an answer of its own for these, which quotes the path
        routes.exception(HttpResponseException.class, AgentProblems::answer);
    }

    private Javalin firstFree(List<Integer> ports) {
        for (int candidate : ports) {
            port = candidate;
            var tried = Javalin.create(this::configure);
            try {
                tried.start();
                LOG.info("listening on 127.0.0.1:{}", port);
                return tried;
            } catch (JavalinBindException e) {
                LOG.info("port {} is taken", candidate);
                tried.stop();
            }
        }
        throw new ProblemException(ProblemType.BUSY, "all ports are taken: " + ports);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.prefer405over404 = true;
        config.router.ignoreTrailingSlashes = false;
        config.jetty.modifyHttpConfiguration(StrictHttp::configure);
        config.jetty.modifyServer(server -> StrictHttp.configure(server, CallerGuard.host(port)));
        config.jetty.modifyServletContextHandler(StrictHttp::configure);
        config.jetty.addConnector((server, http) -> StrictHttp.connector(server, http, port));
        routes(config.routes);
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        javalin.stop();
    }
}

package vn.chungthuc.portal;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.web.SecurityHeaders;
import vn.chungthuc.protocol.ProblemException;

/// The site. Several instances run side by side on virtual threads: handlers read straight down,
/// and one instance runs one handler at a time unless it awaits.
final class PortalVerticle extends VerticleBase {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int IDLE_SECONDS = 90;
    private static final int SECONDS_TO_STOP = 10;

    private final int port;
    private final Database database;
    private final List<Consumer<Router>> site;
    private @Nullable HttpServer server;

    /// @param site adds the routes, in their order; the first part is what every request passes
    PortalVerticle(int port, Database database, List<Consumer<Router>> site) {
        this.port = port;
        this.database = database;
        this.site = List.copyOf(site);
    }

    @Override
    public Future<?> start() {
        var router = Router.router(vertx);
        site.getFirst().accept(router);
        router.get("/health").handler(this::health);
        site.stream().skip(1).forEach(part -> part.accept(router));
        var options =
                new HttpServerOptions()
                        .setHost(LOOPBACK)
                        .setPort(port)
                        .setIdleTimeout(IDLE_SECONDS)
                        .setHttp2ClearTextEnabled(false)
                        .setCompressionSupported(false);
        var starting =
                vertx.createHttpServer(options)
                        .requestHandler(SecurityHeaders.before(router))
                        .invalidRequestHandler(
                                SecurityHeaders.before(
                                        HttpServerRequest.DEFAULT_INVALID_REQUEST_HANDLER));
        server = starting;
        return starting.listen();
    }

    /// Answers what is being answered, takes nothing more.
    @Override
    public Future<?> stop() {
        return server == null
                ? Future.succeededFuture()
                : server.shutdown(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }

    int actualPort() {
        return server == null ? 0 : server.actualPort();
    }

    private void health(RoutingContext context) {
        var response = context.response().putHeader("Content-Type", "application/json");
        response.putHeader("Cache-Control", "no-store");
        try {
            database.run("SELECT 1");
            response.end("{\"status\":\"up\"}");
        } catch (ProblemException e) {
            response.setStatusCode(503).end("{\"status\":\"down\"}");
        }
    }
}

package vn.chungthuc.portal.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.protocol.Problem;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// The one exit for whatever went wrong: a page for people, `application/problem+json` (RFC 9457)
/// for programs, one line in the log, found by the support code that the person sees.
public final class ProblemHandler implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final Pages pages;

    public ProblemHandler(Pages pages) {
        this.pages = pages;
    }

    @Override
    public void handle(RoutingContext context) {
        handle(context, type(context));
    }

    /// For a path with broken percent signs, which fails before any route has it.
    public void brokenPath(RoutingContext context) {
        handle(context, ProblemType.BODY_MALFORMED);
    }

    private void handle(RoutingContext context, ProblemType type) {
        if (hungUp(context)) {
            var cause = String.valueOf(context.failure());
            LOG.info("{} {} hung up: {}", context.request().method(), route(context), cause);
            context.request().connection().close();
            return;
        }
        var support = supportCode();
        log(context, type, support);
        var response = context.response();
        if (response.headWritten()) {
            context.request().connection().close();
        } else if (wantsPage(context) && type == ProblemType.SIGN_IN_NEEDED) {
            Pages.redirect(context, Gate.signIn(context));
        } else {
            answer(context, type, support);
        }
    }

    private void answer(RoutingContext context, ProblemType type, String support) {
        var response = context.response().setStatusCode(type.status());
        if (type.status() == 503) {
            response.putHeader("Retry-After", "10");
        } else if (type == ProblemType.API_LIMIT) {
            response.putHeader("Retry-After", "60");
        } else if (type == ProblemType.API_KEY_UNKNOWN) {
            response.putHeader("WWW-Authenticate", "Bearer"); // RFC 9110, 15.5.2
        }
        var known = context.failure() instanceof ProblemException e ? e.deviation() : null;
        var problem = Problem.of(type, support, known);
        if (wantsPage(context)) {
            pages.showPlain(context, "problem/page", Map.of("problem", problem));
        } else {
            response.putHeader("Content-Type", Problem.MEDIA_TYPE).end(Json.text(problem));
        }
    }

    private static void log(RoutingContext context, ProblemType type, String support) {
        var request = context.request();
        var route = route(context);
        var cause = context.failure();
        if (type.status() >= 500 && type != ProblemType.BUSY) {
            LOG.error("{} {} {} {}", support, request.method(), route, type.code(), cause);
        } else if (type != ProblemType.SIGN_IN_NEEDED && type != ProblemType.NOT_FOUND) {
            var why = cause == null ? "" : cause.getMessage();
            LOG.info("{} {} {} {} {}", support, request.method(), route, type.code(), why);
        }
    }

    /// Only the first part of the path: links of citizens carry secrets in the rest.
    private static String route(RoutingContext context) {
        return Pages.path(context).replaceFirst("(?<=/[^/]{0,40})/.*", "/…");
    }

    /// Nobody is there to be answered, and nothing went wrong here.
    private static boolean hungUp(RoutingContext context) {
        return context.failure() instanceof HttpClosedException || context.response().closed();
    }

    private static ProblemType type(RoutingContext context) {
        if (context.failure() instanceof ProblemException known) {
            return known.type();
        }
        return switch (context.statusCode()) {
            case 400 -> ProblemType.BODY_MALFORMED;
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 413 -> ProblemType.BODY_TOO_LARGE;
            default -> ProblemType.INTERNAL;
        };
    }

    /// Browsers that open an address ask for HTML; scripts and the agent do not, and under `/api/`
    /// there are programs only.
    private static boolean wantsPage(RoutingContext context) {
        if (Pages.path(context).startsWith("/api/")) {
            return false;
        }
        var accept = context.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    private static String supportCode() {
        var code = new StringBuilder();
        RANDOM.ints(8, 0, LETTERS.length()).forEach(i -> code.append(LETTERS.charAt(i)));
        return code.insert(4, '-').toString();
    }
}

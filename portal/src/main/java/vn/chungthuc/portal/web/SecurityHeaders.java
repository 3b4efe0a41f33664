package vn.chungthuc.portal.web;

import static java.util.stream.Collectors.joining;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import vn.chungthuc.protocol.AgentInfo;

/// The headers of every answer, errors and downloads included: set before anything else happens to
/// a request, so that no exit can forget them, not even those of Vert.x itself.
public final class SecurityHeaders {
    /// Nothing is allowed but what our pages use: own files, canvases of the preview, and the
    /// agent's five loopback ports (CSP Level 3).
    static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
                    + " font-src 'self'; worker-src 'self'; form-action 'self'; connect-src 'self' "
                    + AgentInfo.PORTS.stream()
                            .map(port -> "http://127.0.0.1:" + port)
                            .collect(joining(" "))
                    + "; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    /// For the one worker of pdf.js, whose image decoders are WebAssembly; it reaches our own files
    /// only.
    static final String WORKER_POLICY =
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self';"
                    + " object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static final Map<String, String> HEADERS =
            Map.of(
                    "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
                    "Content-Security-Policy", POLICY,
                    "X-Content-Type-Options", "nosniff",
                    "Referrer-Policy", "same-origin",
                    "Cross-Origin-Opener-Policy", "same-origin",
                    "Cross-Origin-Resource-Policy", "same-origin",
                    "Permissions-Policy",
                            "loopback-network=(self), local-network-access=(self), camera=(),"
                                    + " microphone=(), geolocation=()",
                    "Cache-Control", "no-store");

    private SecurityHeaders() {}

    /// `next` with the headers already on its answer.
    public static Handler<HttpServerRequest> before(Handler<HttpServerRequest> next) {
        return request -> {
            HEADERS.forEach(request.response()::putHeader);
            next.handle(request);
        };
    }

    /// For addresses that open something to whoever knows them.
    public static void secretAddress(RoutingContext context) {
        context.response()
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-store");
        context.next();
    }
}

package vn.chungthuc.agent.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import vn.chungthuc.agent.config.Portals;
import vn.chungthuc.agent.sign.DocumentStore;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// Who may ask, decided on request line, headers and peer alone, before a body is read. Loopback is
/// no boundary: any page, any user of this computer and any process can reach the port.
final class CallerGuard {
    /// 50 items, each with a ticket and the samples of an image.
    static final long LARGEST_JOB = 32L * 1024 * 1024;

    private static final String METHODS = "GET, POST, PUT, DELETE";
    private static final List<String> READING = List.of("GET", "DELETE");

    private final Portals portals;
    private final String host;

    /// @param portals who may ask, at each request anew
    /// @param port where this agent listens
    CallerGuard(Portals portals, int port) {
        this.portals = portals;
        this.host = host(port);
    }

    static String host(int port) {
        return "127.0.0.1:" + port;
    }

    /// @throws ProblemException HOST_NOT_LOOPBACK, PEER_OTHER_USER, ORIGIN_NOT_ALLOWED,
    ///   METHOD_NOT_ALLOWED, CONTENT_TYPE_WRONG, BODY_TOO_LARGE or BODY_MALFORMED
    void admit(Context context) {
        var request = context.req();
        speaksToday(request);
        calledByAddress(request);
        sameUser(request);
        var origin = allowedOrigin(request);
        notByForm(request);
        if (request.getMethod().equals("OPTIONS")) {
            preflight(context, origin);
            return;
        }
        declaredType(request);
        context.header("Access-Control-Allow-Origin", origin);
        context.header("Vary", "Origin");
        context.header("Cache-Control", "no-store");
        context.header("X-Content-Type-Options", "nosniff");
        bounded(request);
    }

    private static void speaksToday(HttpServletRequest request) {
        if (!request.getProtocol().equals("HTTP/1.1")) {
            throw new ProblemException(ProblemType.BODY_MALFORMED, "protocol version");
        }
    }

    /// A name that was made to resolve to 127.0.0.1 is not this address (DNS rebinding).
    private void calledByAddress(HttpServletRequest request) {
        if (!only(request, "Host").equals(host)) {
            throw new ProblemException(ProblemType.HOST_NOT_LOOPBACK);
        }
    }

    private static void sameUser(HttpServletRequest request) {
        if (!PeerUser.isOurs(request.getRemotePort(), request.getLocalPort())) {
            throw new ProblemException(ProblemType.PEER_OTHER_USER);
        }
    }

    private String allowedOrigin(HttpServletRequest request) {
        var origin = only(request, "Origin");
        if (portals.find(origin).isEmpty()) {
            throw new ProblemException(ProblemType.ORIGIN_NOT_ALLOWED);
        }
        return origin;
    }

    /// The header's one value; empty when it is absent or stands more than once.
    private static String only(HttpServletRequest request, String header) {
        var values = Collections.list(request.getHeaders(header));
        return values.size() == 1 ? values.getFirst() : "";
    }

    /// Our page uses fetch in mode `cors` (Fetch Metadata); forms, links and images do not.
    private static void notByForm(HttpServletRequest request) {
        var mode = request.getHeader("Sec-Fetch-Mode");
        boolean changes = !request.getMethod().equals("GET");
        if (changes && mode != null && !mode.equals("cors")) {
            throw new ProblemException(ProblemType.ORIGIN_NOT_ALLOWED, "fetch mode");
        }
    }

    /// CORS (Fetch standard, 3.3.7): one origin by name, never `*`, no credentials.
    private static void preflight(Context context, String origin) {
        var request = context.req();
        context.status(204);
        context.header("Access-Control-Allow-Origin", origin);
        context.header("Vary", "Origin");
        context.header("Access-Control-Allow-Methods", METHODS);
        context.header("Access-Control-Allow-Headers", "Content-Type");
        context.header("Access-Control-Max-Age", "600");
        if ("true".equals(request.getHeader("Access-Control-Request-Private-Network"))) {
            context.header("Access-Control-Allow-Private-Network", "true");
        }
        context.skipRemainingHandlers();
    }

    private static void declaredType(HttpServletRequest request) {
        var declared = only(request, "Content-Type").toLowerCase(Locale.ROOT).replace(" ", "");
        boolean right =
                switch (request.getMethod()) {
                    case "GET", "DELETE" -> true;
                    case "POST" ->
                            declared.equals("application/json")
                                    || declared.equals("application/json;charset=utf-8");
                    case "PUT" -> declared.equals("application/pdf");
                    default -> throw new ProblemException(ProblemType.METHOD_NOT_ALLOWED);
                };
        if (!right) {
            throw new ProblemException(ProblemType.CONTENT_TYPE_WRONG);
        }
    }

    private static void bounded(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        boolean reads = READING.contains(request.getMethod());
        if (request.getHeader("Transfer-Encoding") != null || (!reads && length < 0)) {
            throw new ProblemException(ProblemType.BODY_MALFORMED, "no Content-Length");
        }
        long most =
                reads
                        ? 0
                        : request.getMethod().equals("POST") ? LARGEST_JOB : DocumentStore.LARGEST;
        if (length > most) {
            throw new ProblemException(ProblemType.BODY_TOO_LARGE, length + " bytes");
        }
    }
}

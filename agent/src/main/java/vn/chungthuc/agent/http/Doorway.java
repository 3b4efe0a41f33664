package vn.chungthuc.agent.http;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.agent.sign.StrictJson;
import vn.chungthuc.protocol.Problem;
import vn.chungthuc.protocol.ProblemType;

/// What stands before Javalin, because Javalin looks for WebSockets before its own `before`
/// handlers: requests under another name than ours, and all that want another protocol.
final class Doorway extends Handler.Wrapper {
    private static final Logger LOG = LoggerFactory.getLogger(Doorway.class);

    private final String host;

    /// @param host the only `Host` there is, `127.0.0.1:17170` for instance
    Doorway(String host) {
        this.host = host;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var hosts = request.getHeaders().getValuesList(HttpHeader.HOST);
        if (hosts.size() != 1 || !hosts.getFirst().equals(host)) {
            refuse(response, callback, ProblemType.HOST_NOT_LOOPBACK);
            return true;
        }
        if (request.getHeaders().stream().anyMatch(Doorway::changesProtocol)) {
            refuse(response, callback, ProblemType.ORIGIN_NOT_ALLOWED);
            return true;
        }
        return super.handle(request, response, callback);
    }

    /// Javalin takes `Sec-WebSocket-Version` alone, without `Upgrade`, for a WebSocket.
    private static boolean changesProtocol(HttpField field) {
        return field.getHeader() == HttpHeader.UPGRADE
                || field.getName().toLowerCase(Locale.ROOT).startsWith("sec-websocket-");
    }

    private static void refuse(Response response, Callback callback, ProblemType type) {
        LOG.warn("refused at the door: {}", type.code());
        answer(response, callback, type);
    }

    /// A problem as [AgentProblems] writes it, where there is no Javalin.
    static void answer(Response response, Callback callback, ProblemType type) {
        response.setStatus(type.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        var body = StrictJson.write(Problem.of(type, null));
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}

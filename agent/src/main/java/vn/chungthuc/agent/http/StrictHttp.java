package vn.chungthuc.agent.http;

import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.Callback;
import vn.chungthuc.protocol.ProblemType;

/// Jetty as narrow as this agent needs it: HTTP/1.1 on loopback, nothing told about the server,
/// ambiguous requests refused before any of our code runs.
final class StrictHttp {
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int MOST_CONNECTIONS = 256;
    private static final int HEADERS = 16 * 1024;

    private StrictHttp() {}

    static void configure(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setHttpCompliance(HttpCompliance.RFC9110);
        http.setUriCompliance(UriCompliance.RFC3986);
        http.setRequestHeaderSize(HEADERS);
    }

    /// @param host see [Doorway]
    static void configure(Server server, String host) {
        server.setErrorHandler(new BareErrors());
        server.setHandler(new Doorway(host)); // Javalin hangs its own handler inside
    }

    /// Nobody signs in here. Jetty wants a session handler, but none of its sessions reaches a
    /// caller.
    static void configure(ServletContextHandler context) {
        var sessions = context.getSessionHandler();
        sessions.setUsingCookies(false);
        sessions.setUsingUriParameters(false);
    }

    static Connector connector(Server server, HttpConfiguration http, int port) {
        var connector = new ServerConnector(server, 1, 1, new OriginFormOnly(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, connector));
        return connector;
    }

    /// Only `GET /path`, not a proxy's `GET http://host/path` (RFC 9112 §3.2.2).
    private static final class OriginFormOnly extends HttpConnectionFactory {
        OriginFormOnly(HttpConfiguration http) {
            super(http);
        }

        @Override
        public Connection newConnection(Connector connector, EndPoint endPoint) {
            var connection =
                    new HttpConnection(getHttpConfiguration(), connector, endPoint) {
                        @Override
                        protected HttpStreamOverHTTP1 newHttpStream(
                                String method, String uri, HttpVersion version) {
                            if (!uri.startsWith("/")) {
                                throw new HttpException.RuntimeException(400, "request line");
                            }
                            return super.newHttpStream(method, uri, version);
                        }
                    };
            return configure(connection, connector, endPoint);
        }
    }

    /// What Jetty refuses by itself gets the same kind of answer, without any detail.
    private static final class BareErrors extends ErrorHandler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            var type =
                    switch (response.getStatus()) {
                        case 404 -> ProblemType.NOT_FOUND;
                        case 405, 501 -> ProblemType.METHOD_NOT_ALLOWED;
                        case 500 -> ProblemType.INTERNAL;
                        default -> ProblemType.BODY_MALFORMED;
                    };
            Doorway.answer(response, callback, type);
            return true;
        }
    }
}

package vn.chungthuc.portal.web;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Sha256;

/// Everything under `/assets/`: our own style and scripts, the page's side of the agent protocol,
/// and pdf.js from its webjar. All from the class path, kept in memory after the first request,
/// revalidated by ETag.
public final class Assets {
    private static final String PDFJS = "META-INF/resources/webjars/pdfjs-dist/5.4.624/";
    private static final String WORKER = "pdfjs/build/pdf.worker.min.mjs";
    private static final Map<String, String> TYPES =
            Map.of(
                    "css", "text/css; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "mjs", "text/javascript; charset=utf-8",
                    "svg", "image/svg+xml",
                    "wasm", "application/wasm",
                    "ttf", "font/ttf");

    private record Asset(Buffer bytes, String etag) {}

    private final Vertx vertx;
    private final Map<String, Asset> known = new ConcurrentHashMap<>();

    public Assets(Vertx vertx) {
        this.vertx = vertx;
    }

    /// Serves the path behind `/assets/`.
    public void serve(RoutingContext context) {
        var whole = Pages.path(context);
        var path = whole.startsWith("/assets/") ? whole.substring("/assets/".length()) : "";
        var resource = resource(path);
        if (resource == null) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        var asset = known.get(path);
        if (asset == null) {
            asset = vertx.executeBlocking(() -> read(resource), false).await();
            known.put(path, asset);
        }
        send(context, path, asset);
    }

    private static void send(RoutingContext context, String path, Asset asset) {
        var response = context.response();
        response.putHeader("Cache-Control", "no-cache").putHeader("ETag", asset.etag());
        if (path.equals(WORKER)) {
            response.putHeader("Content-Security-Policy", SecurityHeaders.WORKER_POLICY);
        }
        if (asset.etag().equals(context.request().getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        var ending = path.substring(path.lastIndexOf('.') + 1);
        response.putHeader("Content-Type", TYPES.getOrDefault(ending, "application/octet-stream"))
                .end(asset.bytes());
    }

    /// Where on the class path an address leads; null for every address that is not ours. Only
    /// plain names: nothing climbs out of its folder.
    static @Nullable String resource(String path) {
        if (!path.matches("[A-Za-z0-9_-]+(?:[./][A-Za-z0-9_-]+)*")) {
            return null;
        }
        if (path.equals("agent-client.js") || path.equals("agent-openapi.yaml")) {
            return "vn/chungthuc/protocol/" + path;
        }
        return path.startsWith("pdfjs/")
                ? PDFJS + path.substring("pdfjs/".length())
                : "vn/chungthuc/portal/web/assets/" + path;
    }

    private static Asset read(String resource) {
        try (var in = Assets.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new ProblemException(ProblemType.NOT_FOUND);
            }
            var bytes = in.readAllBytes();
            var etag = '"' + Sha256.of(bytes).base64url().substring(0, 22) + '"';
            return new Asset(Buffer.buffer(bytes), etag);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

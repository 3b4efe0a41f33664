package vn.chungthuc.portal.web;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.store.Document;
import vn.chungthuc.portal.store.Documents;
import vn.chungthuc.portal.store.OpenDocument;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// Streams a document, its segments one behind the other, a piece at a time; one range of it when
/// the browser asks for one (RFC 9110, 14).
public final class Download {
    private static final int PIECE = 1 << 18;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    private final Vertx vertx;
    private final Documents documents;

    /// @param first position of the first byte
    /// @param last position of the last byte
    record Range(long first, long last) {
        /// The range that `header` asks for; null for the whole, also when it asks for several or
        /// cannot be read, as the RFC allows. One that lies behind the end is empty.
        static @Nullable Range of(@Nullable String header, long length) {
            var asked = RANGE.matcher(header == null ? "" : header);
            if (!asked.matches() || asked.group().equals("bytes=-")) {
                return null;
            }
            if (asked.group(1).isEmpty()) {
                return new Range(Math.max(0, length - Long.parseLong(asked.group(2))), length - 1);
            }
            long first = Long.parseLong(asked.group(1));
            long last = asked.group(2).isEmpty() ? length - 1 : Long.parseLong(asked.group(2));
            return last < first && first < length
                    ? null
                    : new Range(first, Math.min(last, length - 1));
        }

        boolean empty() {
            return first > last;
        }
    }

    public Download(Vertx vertx, Documents documents) {
        this.vertx = vertx;
        this.documents = documents;
    }

    /// For an official's preview: shown by the browser itself, never as a page of ours.
    public void show(RoutingContext context, UUID agency, UUID dossier, Document document) {
        send(context, agency, dossier, document, "inline");
    }

    /// For keeping, under `name`.
    public void attach(
            RoutingContext context, UUID agency, UUID dossier, Document document, String name) {
        var disposition = "attachment; filename=\"" + safe(name) + "\"";
        send(context, agency, dossier, document, disposition);
    }

    private void send(
            RoutingContext context,
            UUID agency,
            UUID dossier,
            Document document,
            String disposition) {
        var response = context.response();
        response.putHeader("Content-Type", "application/pdf")
                .putHeader("Content-Disposition", disposition)
                .putHeader("Accept-Ranges", "bytes")
                .putHeader("ETag", '"' + document.sha256().base64url() + '"');
        var asked = Range.of(context.request().getHeader("Range"), document.length());
        if (asked != null && asked.empty()) {
            response.setStatusCode(416)
                    .putHeader("Content-Range", "bytes */" + document.length())
                    .end();
            return;
        }
        var range = asked == null ? new Range(0, document.length() - 1) : asked;
        if (asked != null) {
            response.setStatusCode(206)
                    .putHeader(
                            "Content-Range",
                            "bytes %d-%d/%d"
                                    .formatted(range.first(), range.last(), document.length()));
        }
        response.putHeader("Content-Length", String.valueOf(range.last() - range.first() + 1));
        var open = blocking(() -> documents.open(agency, dossier, document));
        try {
            stream(response, open, range);
        } finally {
            blocking(() -> {
                open.close();
                return true;
            });
        }
    }

    /// Reads the next piece only once the last one is on its way: a slow reader costs no memory.
    private void stream(HttpServerResponse response, OpenDocument open, Range range) {
        long at = range.first();
        while (at <= range.last() && !response.closed()) {
            long from = at;
            int count = (int) Math.min(PIECE, range.last() - from + 1);
            response.write(Buffer.buffer(blocking(() -> open.read(from, count)))).await();
            at += count;
        }
        if (!response.closed()) {
            response.end().await();
        }
    }

    private <T> T blocking(java.util.concurrent.Callable<T> work) {
        try {
            return vertx.executeBlocking(work, false).await();
        } catch (Exception e) {
            throw e instanceof ProblemException known ? known : down(e);
        }
    }

    private static ProblemException down(Exception e) {
        var type = e instanceof IOException ? ProblemType.STORE_DOWN : ProblemType.INTERNAL;
        return new ProblemException(type, e.getClass().getSimpleName(), e);
    }

    /// Only what no header, path or shell can misread.
    static String safe(String name) {
        var plain = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("\\.{2,}", ".");
        return plain.isEmpty() ? "document.pdf" : plain;
    }
}

package vn.chungthuc.portal.store;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/// The bytes of a document, or of a range of it, as a stream: for a download or an attachment, a
/// piece at a time, read on a worker. Whoever opened the document closes it when the stream ended.
public final class DocumentStream implements ReadStream<Buffer> {
    private static final int PIECE = 1 << 16;

    private final Vertx vertx;
    private final OpenDocument document;
    private final long end;
    private long at;
    private long demand = Long.MAX_VALUE;
    private boolean reading;
    private boolean ended;
    private @Nullable Handler<Buffer> pieces;
    private Handler<Throwable> failure = _ -> {};
    private Handler<@Nullable Void> ending = _ -> {};

    /// @param from first byte
    /// @param count how many
    public DocumentStream(Vertx vertx, OpenDocument document, long from, long count) {
        if (from < 0 || count < 0 || from + count > document.length()) {
            throw new IllegalArgumentException("not a range of the document");
        }
        this.vertx = vertx;
        this.document = document;
        this.at = from;
        this.end = from + count;
    }

    @Override
    public DocumentStream handler(@Nullable Handler<Buffer> handler) {
        pieces = handler;
        readOn();
        return this;
    }

    @Override
    public DocumentStream exceptionHandler(@Nullable Handler<Throwable> handler) {
        failure = handler == null ? _ -> {} : handler;
        return this;
    }

    @Override
    public DocumentStream endHandler(@Nullable Handler<Void> handler) {
        ending = handler == null ? _ -> {} : _ -> handler.handle(null);
        return this;
    }

    @Override
    public DocumentStream pause() {
        demand = 0;
        return this;
    }

    @Override
    public DocumentStream resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public DocumentStream fetch(long amount) {
        demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
        readOn();
        return this;
    }

    private void readOn() {
        if (reading || ended || demand == 0 || pieces == null) {
            return;
        }
        if (at == end) {
            ended = true;
            ending.handle(null);
            return;
        }
        reading = true;
        int count = (int) Math.min(PIECE, end - at);
        vertx.executeBlocking(() -> document.read(at, count), false)
                .onSuccess(this::give)
                .onFailure(this::fail);
    }

    private void give(byte[] piece) {
        reading = false;
        at += piece.length;
        demand =
                demand == Long.MAX_VALUE ? demand : Math.max(0, demand - 1); // a pause came between
        if (pieces != null) {
            pieces.handle(Buffer.buffer(piece));
        }
        readOn();
    }

    private void fail(Throwable trouble) {
        ended = true;
        failure.handle(trouble);
    }
}

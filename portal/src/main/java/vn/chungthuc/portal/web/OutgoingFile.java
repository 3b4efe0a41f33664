package vn.chungthuc.portal.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// A file that is made while it is sent: what is written goes out in pieces, and the writer waits
/// for a slow reader. On the handler's own virtual thread.
public final class OutgoingFile extends OutputStream {
    private static final int PIECE = 1 << 15;
    private static final String WORKBOOK =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final HttpServerResponse response;
    private final String name;
    private final byte[] piece = new byte[PIECE];
    private int filled = 0;

    /// Writes the file, and leaves the stream open.
    public interface Writer {
        void write(OutputStream out) throws IOException;
    }

    private OutgoingFile(HttpServerResponse response, String name) {
        this.response = response;
        this.name = name;
    }

    /// An Excel file for keeping. What goes wrong on the way cuts the connection: a browser must
    /// not take half a workbook for a whole one.
    ///
    /// @param name without its ending
    public static void workbook(Visit visit, String name, Writer writer) {
        var response = visit.context().response();
        var out = new OutgoingFile(response, Download.safe(name) + ".xlsx");
        try {
            writer.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.flush();
        response.end().await();
    }

    @Override
    public void write(int b) {
        piece[filled++] = (byte) b;
        if (filled == PIECE) {
            flush();
        }
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        int done = 0;
        while (done < count) {
            int part = Math.min(count - done, PIECE - filled);
            System.arraycopy(bytes, from + done, piece, filled, part);
            filled += part;
            done += part;
            if (filled == PIECE) {
                flush();
            }
        }
    }

    @Override
    public void flush() {
        if (response.closed()) {
            throw new HttpClosedException("the reader is gone");
        }
        if (!response.headWritten()) {
            response.setChunked(true)
                    .putHeader("Content-Type", WORKBOOK)
                    .putHeader("Content-Disposition", "attachment; filename=\"" + name + '"');
        }
        if (filled > 0) {
            response.write(Buffer.buffer(filled).appendBytes(piece, 0, filled)).await();
            filled = 0;
        }
    }
}

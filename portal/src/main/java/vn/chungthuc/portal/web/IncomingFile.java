package vn.chungthuc.portal.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.ReadStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.store.RunningDigest;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// One file of a form on its way to the disk, hashed as it passes. Whatever ends it, its descriptor
/// is closed; whatever goes wrong, its file is deleted as well.
final class IncomingFile {
    private static final String ENDING = ".upload";

    private final FileSystem files;
    private final Path folder;
    private final long limit;
    private final Promise<Void> form;
    private final Tally tally;
    private Future<Void> written = Future.succeededFuture();
    private @Nullable Future<AsyncFile> opening;
    private @Nullable Future<Void> closing;
    private @Nullable Path file;
    private String name = "";
    private final RunningDigest digest = new RunningDigest();
    private long length;
    private boolean over;

    /// Counts what all parts of a request bring; beyond the limit the request ends, kept or not.
    static final class Tally {
        private final Promise<Void> form;
        private long left;

        Tally(long limit, Promise<Void> form) {
            this.left = limit;
            this.form = form;
        }

        void count(Buffer bytes) {
            left -= bytes.length();
            if (left < 0) {
                form.tryFail(new ProblemException(ProblemType.BODY_TOO_LARGE));
            }
        }
    }

    /// @param limit beyond it nothing is kept
    /// @param form ends when the form has arrived and its file is written
    IncomingFile(FileSystem files, Path folder, long limit, Promise<Void> form, Tally tally) {
        this.files = files;
        this.folder = folder;
        this.limit = limit;
        this.form = form;
        this.tally = tally;
    }

    /// Deletes what a process that died left behind: uploads that nobody wrote to since `before`.
    ///
    /// @throws IOException when the folder cannot be read
    static void sweep(Path folder, Instant before) throws IOException {
        try (var found = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (var file : found) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /// @param part the file's bytes
    /// @param fileName as the sender calls it
    void begin(ReadStream<Buffer> part, String fileName) {
        name = fileName;
        var place = folder.resolve(UUID.randomUUID() + ENDING);
        file = place;
        part.pause();
        var ended = Promise.<Void>promise();
        written = ended.future();
        written.onFailure(e -> form.tryFail(e));
        opening = files.open(place.toString(), new OpenOptions().setCreateNew(true));
        opening.onFailure(e -> ended.tryFail(lost(e)))
                .onSuccess(open -> receive(part, open, ended));
    }

    private void receive(ReadStream<Buffer> part, AsyncFile open, Promise<Void> ended) {
        part.exceptionHandler(ended::tryFail);
        part.handler(bytes -> keep(part, open, bytes, ended));
        part.endHandler(_ ->
                close(open)
                        .onSuccess(_ -> ended.tryComplete())
                        .onFailure(e -> ended.tryFail(lost(e))));
        part.resume();
    }

    private void keep(ReadStream<Buffer> part, AsyncFile open, Buffer bytes, Promise<Void> ended) {
        long room = limit - length;
        length += bytes.length();
        tally.count(bytes);
        if (room <= 0 || over) {
            return;
        }
        var kept = room < bytes.length() ? bytes.getBuffer(0, (int) room) : bytes;
        digest.update(kept.getBytes());
        open.write(kept)
                .onFailure(e -> {
                    ended.tryFail(lost(e));
                    part.resume();
                });
        if (open.writeQueueFull()) {
            part.pause();
            open.drainHandler(_ -> part.resume());
        }
    }

    /// When its file is written; at once without one.
    Future<Void> written() {
        return written;
    }

    Form.@Nullable Upload taken() {
        return file == null
                ? null
                : new Form.Upload(file, Form.tidy(name), digest.content(), length <= limit);
    }

    /// Closes, then deletes, also a file that is still being opened.
    void discard() {
        over = true;
        if (file != null && opening != null) {
            var path = file.toString();
            opening.onSuccess(open -> close(open).onComplete(_ -> files.delete(path)));
        }
    }

    private Future<Void> close(AsyncFile open) {
        if (closing == null) {
            closing = open.close();
        }
        return closing;
    }

    private static ProblemException lost(Throwable e) {
        return new ProblemException(ProblemType.STORE_DOWN, "upload", e);
    }
}

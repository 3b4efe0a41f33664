package vn.chungthuc.portal.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// Reads a request's body once it is known who sends it. Requests are paused on arrival (see
/// [#hold]): session and rights are looked up first, and a body that nobody may send is not kept.
public final class Body {
    /// Fields of a form, without its file.
    private static final int FIELDS = 256 * 1024;

    private Body() {}

    /// First of all handlers: keeps the body waiting, and lets the rest of an unread one go by so
    /// that the connection can be used again.
    public static void hold(RoutingContext context) {
        var request = context.request();
        request.pause();
        context.addEndHandler(_ -> {
            if (!request.isEnded()) {
                request.resume();
            }
        });
        context.next();
    }

    /// The whole body, at most `limit` bytes, or BODY_TOO_LARGE.
    public static Buffer bytes(RoutingContext context, long limit) {
        var request = context.request();
        var whole = Buffer.buffer();
        var done = Promise.<Void>promise();
        request.exceptionHandler(done::tryFail);
        request.handler(part -> {
            if (whole.length() + part.length() > limit) {
                done.tryFail(new ProblemException(ProblemType.BODY_TOO_LARGE));
            } else {
                whole.appendBuffer(part);
            }
        });
        request.endHandler(_ -> done.tryComplete());
        request.resume();
        Future.await(done.future());
        return whole;
    }

    /// An `application/x-www-form-urlencoded` form.
    static Form form(RoutingContext context) {
        return multipart(context, null, 0);
    }

    /// A form with at most one file, which streams into `folder` as far as `limit` reaches; what
    /// comes after is read away, up to twice the limit, so that the form's values are not lost.
    static Form multipart(RoutingContext context, @Nullable Path folder, long limit) {
        var request = context.request();
        var arrived = new Arrived(context, folder, limit);
        request.setExpectMultipart(true);
        request.uploadHandler(arrived::begin);
        request.exceptionHandler(arrived.done::tryFail);
        request.endHandler(_ -> arrived.formEnded());
        request.resume();
        try {
            Future.await(arrived.done.future());
        } catch (RuntimeException e) {
            arrived.discard();
            throw e;
        }
        return new Form(request.formAttributes(), arrived.upload());
    }

    /// One upload on its way to a file.
    private static final class Arrived {
        private final RoutingContext context;
        private final @Nullable Path folder;
        private final long limit;
        private final Promise<Void> done = Promise.promise();
        private Future<Void> written = Future.succeededFuture();
        private @Nullable Path file;
        private String name = "";
        private long length;

        Arrived(RoutingContext context, @Nullable Path folder, long limit) {
            this.context = context;
            this.folder = folder;
            this.limit = limit;
        }

        void begin(HttpServerFileUpload part) {
            if (folder == null || file != null || part.filename().isEmpty()) {
                part.handler(_ -> {});
                return;
            }
            name = part.filename();
            var place = folder.resolve(UUID.randomUUID() + ".upload");
            file = place;
            part.pause();
            var ended = Promise.<Void>promise();
            written = ended.future();
            context.vertx()
                    .fileSystem()
                    .open(place.toString(), new OpenOptions().setCreateNew(true))
                    .onFailure(ended::tryFail)
                    .onSuccess(open -> receive(part, open, ended));
        }

        private void receive(HttpServerFileUpload part, AsyncFile open, Promise<Void> ended) {
            part.exceptionHandler(ended::tryFail);
            part.handler(bytes -> keep(part, open, bytes));
            part.endHandler(_ -> open.close().onComplete(ended));
            part.resume();
        }

        private void keep(HttpServerFileUpload part, AsyncFile open, Buffer bytes) {
            long room = limit - length;
            length += bytes.length();
            if (room > 0) {
                open.write(room < bytes.length() ? bytes.getBuffer(0, (int) room) : bytes);
                if (open.writeQueueFull()) {
                    part.pause();
                    open.drainHandler(_ -> part.resume());
                }
            } else if (length > 2 * limit + FIELDS) {
                done.tryFail(new ProblemException(ProblemType.BODY_TOO_LARGE));
            }
        }

        void formEnded() {
            written.onComplete(done);
        }

        Form.@Nullable Upload upload() {
            return file == null
                    ? null
                    : new Form.Upload(file, Form.tidy(name), Math.min(length, limit + 1));
        }

        void discard() {
            if (file != null) {
                context.vertx().fileSystem().delete(file.toString());
            }
        }
    }
}

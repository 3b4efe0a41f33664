package vn.chungthuc.portal.web;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// Reads a request's body once it is known who sends it. Requests are paused on arrival (see
/// [#hold]): session and rights are looked up first, and a body that nobody may send is not kept.
public final class Body {
    /// Fields of a form, without its file.
    static final int FIELDS = 256 * 1024;

    private Body() {}

    /// What one request may bring.
    ///
    /// @param files how many; others are read away
    /// @param each most bytes of one that are kept
    /// @param total most bytes of all of them, kept or not
    public record Allowance(int files, long each, long total) {}

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

    /// BODY_TOO_LARGE when the request says itself that it is longer than `limit`; what says
    /// nothing is counted while it comes.
    static void refuseLonger(RoutingContext context, long limit) {
        var length = context.request().getHeader("Content-Length");
        if (length != null && (!length.matches("\\d{1,18}") || Long.parseLong(length) > limit)) {
            throw new ProblemException(ProblemType.BODY_TOO_LARGE);
        }
    }

    /// The whole body, at most `limit` bytes, or BODY_TOO_LARGE.
    public static Buffer bytes(RoutingContext context, long limit) {
        refuseLonger(context, limit);
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
        flow(context, done);
        return whole;
    }

    /// An `application/x-www-form-urlencoded` form, every byte of it counted: a file in it is
    /// CONTENT_TYPE_WRONG, not read and thrown away.
    static Form form(RoutingContext context) {
        expect(context, "application/x-www-form-urlencoded");
        return new Form(Fields.read(bytes(context, FIELDS).toString()), null);
    }

    /// A form with at most one file, which streams into `folder` as far as `limit` reaches; what
    /// comes after is read away, up to twice the limit, so that the form's values are not lost.
    static Form multipart(RoutingContext context, Path folder, long limit) {
        var allowance = new Allowance(1, limit, 2 * limit);
        var files = files(context, folder, allowance);
        return new Form(
                files.fields(), files.uploads().isEmpty() ? null : files.uploads().getFirst());
    }

    /// A form with some files, which stream into `folder`.
    static Form.Files files(RoutingContext context, Path folder, Allowance allowance) {
        expect(context, "multipart/form-data");
        refuseLonger(context, allowance.total() + FIELDS);
        var request = context.request();
        var done = Promise.<Void>promise();
        var arrived = new IncomingFiles(context.vertx().fileSystem(), folder, allowance, done);
        request.exceptionHandler(e -> done.tryFail(trouble(e)));
        try {
            request.setExpectMultipart(true);
            request.uploadHandler(arrived::begin);
            request.endHandler(_ -> arrived.formEnded());
            flow(context, done);
        } catch (DecoderException | IllegalStateException e) {
            arrived.discard();
            throw trouble(e);
        } catch (RuntimeException e) {
            arrived.discard();
            throw e;
        }
        return new Form.Files(request.formAttributes(), arrived.taken(), arrived.passedOver());
    }

    /// The whole body as one file of at most `limit` bytes in `folder`, or BODY_TOO_LARGE.
    static Form.Upload file(RoutingContext context, Path folder, long limit) {
        refuseLonger(context, limit);
        if (context.response().closed()) {
            throw new HttpClosedException("closed before the body was read");
        }
        var done = Promise.<Void>promise();
        var tally = new IncomingFile.Tally(limit, done);
        var arrived = new IncomingFile(context.vertx().fileSystem(), folder, limit, done, tally);
        try {
            arrived.begin(context.request(), "");
            arrived.written().onSuccess(_ -> done.tryComplete());
            Future.await(
                    done.future()
                            .recover(e ->
                                    Future.failedFuture(
                                            e instanceof ProblemException ? e : trouble(e))));
        } catch (RuntimeException e) {
            arrived.discard();
            throw e;
        }
        return java.util.Objects.requireNonNull(arrived.taken());
    }

    /// Lets the body come and waits for its end. A connection that closed meanwhile never says so
    /// again.
    private static void flow(RoutingContext context, Promise<Void> done) {
        HttpServerRequest request = context.request();
        if (context.response().closed()) {
            throw new HttpClosedException("closed before the body was read");
        }
        request.resume();
        Future.await(done.future());
    }

    private static void expect(RoutingContext context, String type) {
        var sent = context.request().getHeader("Content-Type");
        if (sent == null || !sent.toLowerCase(Locale.ROOT).startsWith(type)) {
            throw new ProblemException(ProblemType.CONTENT_TYPE_WRONG);
        }
    }

    /// What a broken form means for the person who sent it.
    private static RuntimeException trouble(Throwable e) {
        return switch (e) {
            case HttpPostRequestDecoder.TooManyFormFieldsException _,
                    HttpPostRequestDecoder.TooLongFormFieldException _ ->
                    new ProblemException(ProblemType.BODY_TOO_LARGE, "form fields", e);
            case DecoderException _ when e.getCause() instanceof IOException ->
                    new ProblemException(ProblemType.BODY_TOO_LARGE, "form field", e);
            case DecoderException _, IllegalStateException _ ->
                    new ProblemException(ProblemType.BODY_MALFORMED, "form", e);
            case IOException io when String.valueOf(io.getMessage()).startsWith("Size exceed") ->
                    new ProblemException(ProblemType.BODY_TOO_LARGE, "form field", e);
            case HttpClosedException closed -> closed;
            default -> new HttpClosedException(String.valueOf(e.getMessage()));
        };
    }
}

package vn.chungthuc.portal.web;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// The one way in: a route says whether it shows or changes something and which roles it is for;
/// session, role and CSRF token are checked here, before the route's own code. A route that changes
/// something gets its body only through such a check.
public final class Gate {
    private static final String VISIT = "visit";
    private static final int CALL = 256 * 1024;

    /// Longer than a connection may be silent: nobody is writing any more.
    private static final Duration SILENT = Duration.ofMinutes(10);

    private final Sessions sessions;
    private final Path uploads;

    /// @param uploads folder for files on their way in; what a dead process left there goes
    /// @param now leftovers are what was last written to some time before
    /// @throws IOException when the folder cannot be made or read
    public Gate(Sessions sessions, Path uploads, Instant now) throws IOException {
        IncomingFile.sweep(Files.createDirectories(uploads), now.minus(SILENT));
        this.sessions = sessions;
        this.uploads = uploads;
    }

    /// A page or download for officials with one of the roles; without roles, for every official.
    public Handler<RoutingContext> page(Consumer<Visit> page, Role... roles) {
        return context -> page.accept(admit(context, roles));
    }

    /// What a page asks by itself while it stays open: that is not the person being there, so it
    /// does not keep the session alive.
    public Handler<RoutingContext> watch(Consumer<Visit> page) {
        return context -> {
            var session = sessions.peek(context);
            if (session == null) {
                throw new ProblemException(ProblemType.SIGN_IN_NEEDED);
            }
            page.accept(new Visit(context, session, Pages.words(context)));
        };
    }

    /// A form that changes something.
    public Handler<RoutingContext> form(BiConsumer<Visit, Form> change, Role... roles) {
        return context -> {
            var visit = admit(context, roles);
            var form = Body.form(context);
            Csrf.check(visit.session().csrf(), form.fields().get(Csrf.FIELD));
            change.accept(visit, form);
        };
    }

    /// A form that may carry one file of at most `limit` bytes.
    public Handler<RoutingContext> upload(
            long limit, BiConsumer<Visit, Form> change, Role... roles) {
        return context -> {
            var visit = admit(context, roles);
            var form = Body.multipart(context, uploads, limit);
            try {
                Csrf.check(visit.session().csrf(), form.fields().get(Csrf.FIELD));
                change.accept(visit, form);
            } finally {
                var upload = form.upload();
                if (upload != null) {
                    delete(context, upload);
                }
            }
        };
    }

    /// A script's call with a JSON body.
    public Handler<RoutingContext> call(BiConsumer<Visit, JsonObject> change, Role... roles) {
        return context -> {
            var visit = admit(context, roles);
            Csrf.check(visit.session().csrf(), context.request().getHeader(Csrf.HEADER));
            change.accept(visit, json(Body.bytes(context, CALL)));
        };
    }

    /// A page for everybody.
    public Handler<RoutingContext> open(Consumer<Guest> page) {
        return context -> page.accept(guest(context));
    }

    /// A form for everybody.
    public Handler<RoutingContext> openForm(BiConsumer<Guest, Form> change) {
        return context -> {
            var guest = guest(context);
            var form = Body.form(context);
            Csrf.check(guest.csrf(), form.fields().get(Csrf.FIELD));
            change.accept(guest, form);
        };
    }

    /// A form for everybody that may carry files; they are gone when it has been answered.
    ///
    /// @param ready refuses before a byte of the body is read
    public Handler<RoutingContext> openFiles(
            Body.Allowance allowance, Runnable ready, BiConsumer<Guest, Form.Files> change) {
        return context -> {
            var guest = guest(context);
            ready.run();
            var form = Body.files(context, uploads, allowance);
            try {
                Csrf.check(guest.csrf(), form.fields().get(Csrf.FIELD));
                change.accept(guest, form);
            } finally {
                form.uploads().forEach(upload -> delete(context, upload));
            }
        };
    }

    /// Files that a program sends: as a form, or one as the body itself, of type `single`. No
    /// session, no cookie, no form token; the files are gone when it has been answered.
    ///
    /// @param known who it is, by a key of its own; refuses before a byte of the body is read
    public <K> Handler<RoutingContext> program(
            Body.Allowance allowance,
            String single,
            Function<RoutingContext, K> known,
            BiConsumer<K, Program> taken) {
        return context -> {
            var who = known.apply(context);
            var type = context.request().getHeader("Content-Type");
            boolean one = type != null && type.toLowerCase(Locale.ROOT).startsWith(single);
            var files =
                    one
                            ? List.of(Body.file(context, uploads, allowance.each()))
                            : Body.files(context, uploads, allowance).uploads();
            try {
                taken.accept(who, new Program(context, files, one));
            } finally {
                files.forEach(upload -> delete(context, upload));
            }
        };
    }

    /// One request of a program.
    ///
    /// @param single whether the body itself was the file
    public record Program(RoutingContext context, List<Form.Upload> files, boolean single) {
        public Program {
            files = List.copyOf(files);
        }
    }

    /// What an agent hands in under `:jti`: no session, no cookie, no form token; the ticket alone
    /// decides. Answers 201.
    ///
    /// @param limit most bytes of the body
    /// @param known refuses a ticket that could not be redeemed, before a byte of the body is read
    public static Handler<RoutingContext> ticketed(
            int limit, Consumer<Bearer> known, BiConsumer<Bearer, Buffer> taken) {
        return context -> {
            var bearer = Bearer.of(context);
            Body.refuseLonger(context, limit);
            known.accept(bearer);
            taken.accept(bearer, Body.bytes(context, limit));
            context.response().setStatusCode(201).end();
        };
    }

    /// Who is signed in, if anybody; for the front page and the problem page.
    public @Nullable Visit visit(RoutingContext context) {
        Visit known = context.get(VISIT);
        if (known != null) {
            return known;
        }
        var session = sessions.find(context);
        if (session == null) {
            return null;
        }
        var visit = new Visit(context, session, Pages.words(context));
        context.put(VISIT, visit);
        return visit;
    }

    /// The visit that [#visit] found earlier in this request, without asking the database again.
    static @Nullable Visit known(RoutingContext context) {
        return context.get(VISIT);
    }

    private Visit admit(RoutingContext context, Role... roles) {
        var visit = visit(context);
        if (visit == null) {
            throw new ProblemException(ProblemType.SIGN_IN_NEEDED);
        }
        if (roles.length > 0 && visit.session().passwordOnce()) {
            throw new ProblemException(ProblemType.SIGN_IN_NEEDED, "password to be changed");
        }
        if (roles.length > 0 && Arrays.stream(roles).noneMatch(visit.official()::may)) {
            throw new ProblemException(ProblemType.NOT_ALLOWED);
        }
        return visit;
    }

    private static void delete(RoutingContext context, Form.Upload upload) {
        context.vertx().fileSystem().delete(upload.file().toString());
    }

    private static Guest guest(RoutingContext context) {
        return new Guest(context, Pages.words(context), Csrf.ofGuest(context));
    }

    private static JsonObject json(Buffer body) {
        try {
            return body.toJsonObject();
        } catch (RuntimeException e) {
            throw new ProblemException(ProblemType.BODY_MALFORMED, "not a JSON object", e);
        }
    }

    /// Where somebody who must sign in first goes: back here afterwards, if here can be shown. Who
    /// signed in with a password for once goes to change it.
    static String signIn(RoutingContext context) {
        if (known(context) != null) {
            return "/password";
        }
        var request = context.request();
        return request.method().equals(HttpMethod.GET) && !Pages.path(context).equals("/")
                ? "/login?back=" + URLEncoder.encode(request.uri(), StandardCharsets.UTF_8)
                : "/login";
    }
}

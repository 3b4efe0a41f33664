package vn.chungthuc.portal.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.report.Examination;
import vn.chungthuc.portal.report.SheetWriter;
import vn.chungthuc.portal.web.Form;
import vn.chungthuc.portal.web.Gate;
import vn.chungthuc.portal.web.Language;
import vn.chungthuc.portal.web.Pace;
import vn.chungthuc.portal.web.Words;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// `/api/…`: the verification page for programs of other offices. Every program has a key of its
/// own (RFC 6750, 2.1) and a limit of its own; no cookie means anything here.
public final class ApiRoutes {
    private static final String PDF = "application/pdf";
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_KEY = 200;

    private final Gate gate;
    private final VerifyDesk desk;
    private final ApiKeys keys;
    private final Pace pace;
    private final VerifyRoutes.@Nullable Paper paper;
    private final InstantSource clock;

    /// @param paper null where the portal has no key for reports: then there is no `…/report`
    public ApiRoutes(
            Gate gate,
            VerifyDesk desk,
            ApiKeys keys,
            Pace pace,
            VerifyRoutes.@Nullable Paper paper,
            InstantSource clock) {
        this.gate = gate;
        this.desk = desk;
        this.keys = keys;
        this.pace = pace;
        this.paper = paper;
        this.clock = clock;
    }

    public void addTo(Router router) {
        router.post("/api/verify")
                .handler(gate.program(VerifyRoutes.ALLOWANCE, PDF, this::known, this::verify));
        router.post("/api/verify/etsi")
                .handler(gate.program(VerifyRoutes.ALLOWANCE, PDF, this::known, this::etsi));
        if (paper != null) {
            router.post("/api/verify/report")
                    .handler(gate.program(VerifyRoutes.ALLOWANCE, PDF, this::known, this::report));
        }
        router.route("/api/verify*").handler(ApiRoutes::onlyPost);
        var description = description();
        router.get("/api/openapi.json").handler(context -> json(context).end(description));
    }

    private static void onlyPost(RoutingContext context) {
        if (context.request().method().equals(HttpMethod.POST)) {
            context.next();
            return;
        }
        context.response().putHeader("Allow", "POST"); // RFC 9110, 15.5.6
        throw new ProblemException(ProblemType.METHOD_NOT_ALLOWED);
    }

    /// Refuses a stranger, and a client beyond its limit, before a byte of the body is read.
    private ApiKeys.Client known(RoutingContext context) {
        var sent = context.request().getHeader("Authorization");
        if (sent == null || !sent.startsWith(BEARER) || sent.length() > LONGEST_KEY) {
            throw new ProblemException(ProblemType.API_KEY_UNKNOWN, "no key");
        }
        var client =
                keys.find(sent.substring(BEARER.length()).strip())
                        .orElseThrow(() -> new ProblemException(ProblemType.API_KEY_UNKNOWN));
        if (!pace.admits(client.id().toString(), client.aMinute())) {
            throw new ProblemException(ProblemType.API_LIMIT, client.name());
        }
        desk.refuseIfFull();
        return client;
    }

    /// One file as the body: its report. Files of a form: `results`, in their order.
    private void verify(ApiKeys.Client client, Gate.Program program) {
        var context = program.context();
        var json = new ReportJson(words(context).language().locale());
        if (program.single()) {
            var done = examine(context, program.files().getFirst());
            json(context).end(json.write(done).toString());
            return;
        }
        if (program.files().isEmpty()) {
            throw new ProblemException(ProblemType.BODY_MALFORMED, "no file");
        }
        var results = JsonNodeFactory.instance.arrayNode();
        program.files().forEach(file -> results.add(json.write(examine(context, file))));
        JsonNode answer = JsonNodeFactory.instance.objectNode().set("results", results);
        json(context).end(answer.toString());
    }

    /// 204 where there is nothing to report on.
    private void etsi(ApiKeys.Client client, Gate.Program program) {
        var response = program.context().response();
        desk.etsiReport(whole(one(program)))
                .ifPresentOrElse(
                        xml -> response.putHeader("Content-Type", VerifyRoutes.XML).end(xml),
                        () -> response.setStatusCode(204).end());
    }

    private static Form.Upload one(Gate.Program program) {
        if (program.files().size() != 1) {
            throw new ProblemException(ProblemType.BODY_MALFORMED, "one file");
        }
        return program.files().getFirst();
    }

    private void report(ApiKeys.Client client, Gate.Program program) {
        var context = program.context();
        var done = examine(context, one(program));
        var sheet = new SheetWriter(words(context)).write(done);
        var by = Objects.requireNonNull(paper);
        var pdf = by.pool().run(() -> by.pdf().signed(sheet, clock.instant()));
        context.response().putHeader("Content-Type", PDF).end(Buffer.buffer(pdf));
    }

    private static Form.Upload whole(Form.Upload file) {
        if (!file.whole()) {
            throw new ProblemException(ProblemType.BODY_TOO_LARGE);
        }
        return file;
    }

    private Examination examine(RoutingContext context, Form.Upload file) {
        var named = file.name().isEmpty() ? context.request().getParam("file", "") : file.name();
        return desk.examine(whole(file), named);
    }

    private static Words words(RoutingContext context) {
        var wanted = context.request().getHeader("Accept-Language");
        return new Words(wanted != null && wanted.startsWith("en") ? Language.EN : Language.VI);
    }

    private static io.vertx.core.http.HttpServerResponse json(RoutingContext context) {
        return context.response().putHeader("Content-Type", "application/json");
    }

    private static String description() {
        try (var in = ApiRoutes.class.getResourceAsStream("openapi.json")) {
            return new String(
                    Objects.requireNonNull(in).readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

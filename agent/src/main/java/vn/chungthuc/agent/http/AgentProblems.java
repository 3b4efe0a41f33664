package vn.chungthuc.agent.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.agent.sign.StrictJson;
import vn.chungthuc.protocol.Problem;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// The one exit for everything that goes wrong on the port: one answer, one log line. Neither tells
/// what the caller sent.
final class AgentProblems {
    private static final Logger LOG = LoggerFactory.getLogger(AgentProblems.class);

    private AgentProblems() {}

    static void answer(Exception trouble, Context context) {
        switch (trouble) {
            case ProblemException known -> {
                LOG.warn("refused {}: {}", context.method(), known.getMessage());
                write(context, Problem.of(known.type(), null));
            }
            case HttpResponseException routing -> {
                var type =
                        switch (routing.getStatus()) {
                            case 404 -> ProblemType.NOT_FOUND;
                            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
                            case 413 -> ProblemType.BODY_TOO_LARGE;
                            default -> ProblemType.BODY_MALFORMED;
                        };
                LOG.warn("refused {}: {}", context.method(), type.code());
                write(context, Problem.of(type, null));
            }
            case IOException gone -> {
                LOG.warn("connection lost: {}", gone.getClass().getSimpleName());
                write(context, Problem.of(ProblemType.BODY_MALFORMED, null));
            }
            default -> {
                var support = UUID.randomUUID().toString().substring(0, 8);
                LOG.error("support code {}", support, trouble);
                write(context, Problem.of(ProblemType.INTERNAL, support));
            }
        }
    }

    private static void write(Context context, Problem problem) {
        if (!context.res().isCommitted()) {
            context.status(problem.status());
            context.header("Cache-Control", "no-store");
            context.contentType(Problem.MEDIA_TYPE).result(StrictJson.write(problem));
        }
    }
}

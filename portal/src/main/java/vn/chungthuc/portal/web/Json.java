package vn.chungthuc.portal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.SignJob;

/// What scripts send and get.
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static void send(RoutingContext context, int status, Object record) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(text(record));
    }

    static String text(Object record) {
        try {
            return MAPPER.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The ids under `name`, each once: 1 to as many as a job may have, else BODY_MALFORMED.
    public static List<UUID> ids(JsonObject sent, String name) {
        try {
            var ids = new LinkedHashSet<UUID>();
            sent.getJsonArray(name).forEach(id -> ids.add(UUID.fromString((String) id)));
            if (!ids.isEmpty() && ids.size() <= SignJob.MOST_ITEMS) {
                return List.copyOf(ids);
            }
        } catch (ClassCastException | IllegalArgumentException | NullPointerException e) {
            throw new ProblemException(ProblemType.BODY_MALFORMED, name, e);
        }
        throw new ProblemException(ProblemType.BODY_MALFORMED, name);
    }
}

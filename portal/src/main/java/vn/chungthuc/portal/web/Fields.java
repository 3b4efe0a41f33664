package vn.chungthuc.portal.web;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// Names and values of a plain form or a query, as anybody may have typed them: what cannot be read
/// is the sender's fault, not ours.
public final class Fields {
    private static final int MOST = 256;
    private static final int LONGEST = 8 * 1024;

    private Fields() {}

    /// Second of all handlers: a query with broken percent signs is BODY_MALFORMED here, before
    /// anything looks at its parameters.
    public static void check(RoutingContext context) {
        try {
            context.request().params().size();
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.BODY_MALFORMED, "query", e);
        }
        context.next();
    }

    /// `a=1&b=%20` (URL Standard, 5.1). More than 256 fields or one over 8 KB: BODY_TOO_LARGE.
    static MultiMap read(String body) {
        var fields = MultiMap.caseInsensitiveMultiMap();
        for (var pair : body.split("&", MOST + 1)) {
            if (pair.length() > 3 * LONGEST || fields.size() >= MOST) {
                throw new ProblemException(ProblemType.BODY_TOO_LARGE, "form fields");
            }
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                add(fields, pair, equals < 0 ? pair.length() : equals);
            }
        }
        return fields;
    }

    private static void add(MultiMap fields, String pair, int equals) {
        try {
            var value = decoded(pair.substring(Math.min(equals + 1, pair.length())));
            if (value.length() > LONGEST) {
                throw new ProblemException(ProblemType.BODY_TOO_LARGE, "form field");
            }
            fields.add(decoded(pair.substring(0, equals)), value);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.BODY_MALFORMED, "form", e);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}

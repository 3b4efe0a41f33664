package vn.chungthuc.portal.web;

import io.vertx.ext.web.RoutingContext;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// The ticket that an agent shows instead of a session (RFC 6750, 2.1).
public final class Bearer {
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 16 * 1024;

    private Bearer() {}

    /// @throws ProblemException RESULT_TICKET_UNKNOWN without one
    public static String token(RoutingContext context) {
        var header = context.request().getHeader("Authorization");
        if (header == null || !header.startsWith(SCHEME) || header.length() > LONGEST) {
            throw new ProblemException(ProblemType.RESULT_TICKET_UNKNOWN, "no bearer token");
        }
        return header.substring(SCHEME.length()).strip();
    }
}

package vn.chungthuc.portal.web;

import io.vertx.ext.web.RoutingContext;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// The ticket that an agent shows instead of a session (RFC 6750, 2.1).
///
/// @param jti the ticket's name in the address
/// @param jws the ticket itself
public record Bearer(String jti, String jws) {
    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 16 * 1024;

    /// @throws ProblemException RESULT_TICKET_UNKNOWN without one
    static Bearer of(RoutingContext context) {
        var header = context.request().getHeader("Authorization");
        if (header == null || !header.startsWith(SCHEME) || header.length() > LONGEST) {
            throw new ProblemException(ProblemType.RESULT_TICKET_UNKNOWN, "no bearer token");
        }
        var jti = String.valueOf(context.pathParam("jti"));
        return new Bearer(jti, header.substring(SCHEME.length()).strip());
    }

    /// Whoever holds the ticket may hand in a result.
    @Override
    public String toString() {
        return "Bearer[" + jti + "]";
    }
}

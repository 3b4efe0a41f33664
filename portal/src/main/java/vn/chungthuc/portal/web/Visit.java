package vn.chungthuc.portal.web;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// One request of somebody who is signed in.
///
/// @param context Vert.x's view of it
/// @param session whose it is
/// @param words in the person's language
public record Visit(RoutingContext context, Session session, Words words) {
    public Official official() {
        return session.official();
    }

    /// The one agency whose dossiers this visit may touch.
    public UUID agency() {
        var agency = session.official().agency();
        if (agency == null) {
            throw new ProblemException(ProblemType.NOT_ALLOWED, "attached to no agency");
        }
        return agency;
    }

    /// The path parameter `id`; what is no UUID is simply nowhere (NOT_FOUND).
    public UUID id() {
        var id = context.pathParam("id");
        return uuid(id == null ? "" : id);
    }

    /// One parameter of the query; empty when absent.
    public String query(String name) {
        return Form.tidy(context.request().getParam(name, ""));
    }

    public static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    /// After a state change: see other (RFC 9110, 15.4.4), so that a reload repeats nothing.
    public void goTo(String path) {
        Pages.redirect(context, path);
    }
}

package vn.chungthuc.portal.web;

import io.vertx.ext.web.RoutingContext;

/// One request of somebody unknown: the sign-in page, the citizen's pages.
///
/// @param csrf what forms of the page must repeat
public record Guest(RoutingContext context, Words words, String csrf) {
    public String query(String name) {
        return Form.tidy(context.request().getParam(name, ""));
    }
}

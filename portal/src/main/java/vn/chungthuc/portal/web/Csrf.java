package vn.chungthuc.portal.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// Every state change carries a token that another site cannot know: forms in the hidden field
/// [#FIELD], scripts in the header [#HEADER]. An official's token lives in the session; a guest's
/// (sign-in, citizen) in a cookie of its own that the form repeats.
public final class Csrf {
    public static final String FIELD = "csrf";
    public static final String HEADER = "X-Csrf-Token";
    private static final String GUEST_COOKIE = "__Host-ct-form";

    private Csrf() {}

    /// The guest's token, made on the first page that needs one.
    static String ofGuest(RoutingContext context) {
        var cookie = context.request().getCookie(GUEST_COOKIE);
        if (cookie != null && cookie.getValue().length() == 43) {
            return cookie.getValue();
        }
        var token = Tokens.fresh();
        context.response()
                .addCookie(
                        Cookie.cookie(GUEST_COOKIE, token)
                                .setPath("/")
                                .setSecure(true)
                                .setHttpOnly(true)
                                .setSameSite(CookieSameSite.LAX));
        return token;
    }

    static void check(String expected, @Nullable String given) {
        if (given == null || !Tokens.same(expected, given)) {
            throw new ProblemException(ProblemType.FORM_STALE);
        }
    }
}

package vn.chungthuc.portal.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Sql;

/// Sessions of officials. The cookie holds 256 random bits, the table only their hash: who reads
/// the table can sign in as nobody. A session ends at sign-out, after an hour of silence, after a
/// working day, and at once when its account is no longer active.
public final class Sessions {
    static final String COOKIE = "__Host-ct";
    private static final Duration SILENCE = Duration.ofHours(1);
    private static final Duration SEEN = Duration.ofMinutes(1);

    private static final String FIND =
            """
            SELECT s.csrf, s.seen_at, o.password_once, o.id, o.name, a.id AS agency, a.name AS agency_name,
                ARRAY(SELECT DISTINCT r.role FROM official_right r
                      WHERE r.agency_id = s.agency_id AND r.official_id = o.id
                        AND r.from_day <= $3 AND (r.to_day IS NULL OR r.to_day >= $3)) AS roles
            FROM session s
            JOIN official o ON o.id = s.official_id AND o.active
            LEFT JOIN agency a ON a.id = s.agency_id
            WHERE s.token_hash = $1 AND s.expires_at > $2\
            """;
    private static final String SEEN_AT =
            """
            UPDATE session SET seen_at = $2, expires_at = least($3, created_at + interval '12 hours')
            WHERE token_hash = $1\
            """;
    private static final String BEGIN =
            """
            INSERT INTO session
                (token_hash, official_id, agency_id, csrf, created_at, seen_at, expires_at)
            VALUES ($1, $2,
                (SELECT r.agency_id FROM official_right r
                 WHERE r.official_id = $2 AND r.from_day <= $7
                   AND (r.to_day IS NULL OR r.to_day >= $7)
                 ORDER BY r.agency_id LIMIT 1),
                $3, $4, $5, $6)\
            """;
    private static final String END = "DELETE FROM session WHERE token_hash = $1";
    private static final String SWEEP =
            "DELETE FROM session WHERE official_id = $1 AND expires_at < $2";

    private final Sql sql;
    private final InstantSource clock;

    public Sessions(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// The session of the request's cookie, if it stands; it stands longer from now on.
    @Nullable Session find(RoutingContext context) {
        return find(context, true);
    }

    /// The same, without counting as the person's presence.
    @Nullable Session peek(RoutingContext context) {
        return find(context, false);
    }

    private @Nullable Session find(RoutingContext context, boolean present) {
        var cookie = context.request().getCookie(COOKIE);
        if (cookie == null || cookie.getValue().length() != 43) {
            return null;
        }
        var hash = Tokens.hash(cookie.getValue());
        var now = clock.instant();
        var row = sql.row(FIND, hash, now, now.atZone(Shown.ZONE).toLocalDate()).orElse(null);
        if (row == null) {
            return null;
        }
        if (present && Columns.instant(row, "seen_at").plus(SEEN).isBefore(now)) {
            sql.change(SEEN_AT, hash, now, now.plus(SILENCE));
        }
        return new Session(official(row), row.getString("csrf"), row.getBoolean("password_once"));
    }

    /// A new session, always under a new token: one that was known before signing in is worth
    /// nothing (session fixation).
    public void begin(RoutingContext context, UUID official) {
        end(context);
        var token = Tokens.fresh();
        var now = clock.instant();
        sql.change(SWEEP, official, now);
        sql.change(
                BEGIN,
                Tokens.hash(token),
                official,
                Tokens.fresh(),
                now,
                now,
                now.plus(SILENCE),
                now.atZone(Shown.ZONE).toLocalDate());
        context.response().addCookie(cookie(token));
    }

    public void end(RoutingContext context) {
        var cookie = context.request().getCookie(COOKIE);
        if (cookie != null) {
            sql.change(END, Tokens.hash(cookie.getValue()));
            context.response().addCookie(cookie("").setMaxAge(0));
        }
    }

    private static Cookie cookie(String value) {
        return Cookie.cookie(COOKIE, value)
                .setPath("/")
                .setSecure(true)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX);
    }

    private static Official official(Row row) {
        var agency = Columns.textOrNull(row, "agency_name");
        return new Official(
                row.getUUID("id"),
                row.getString("name"),
                Columns.uuidOrNull(row, "agency"),
                Shown.text(agency),
                Arrays.stream(row.getArrayOfStrings("roles"))
                        .map(Role::valueOf)
                        .collect(Collectors.toSet()));
    }
}

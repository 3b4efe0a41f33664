package vn.chungthuc.portal.account;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.protocol.Sha256;

/// Slows guessing: after some wrong passwords for one account from one address, that address waits
/// for that account. Others go on signing in to it.
public final class Throttle {
    private static final int FREE = 5;
    private static final Duration WAIT = Duration.ofMinutes(5);

    private static final String FIND =
            "SELECT failures, last_at FROM sign_in_failure WHERE who = $1";
    private static final String ADD =
            """
            INSERT INTO sign_in_failure (who, failures, last_at) VALUES ($1, 1, $2)
            ON CONFLICT (who) DO UPDATE SET last_at = $2,
                failures = CASE WHEN sign_in_failure.last_at < $3 THEN 1
                                ELSE sign_in_failure.failures + 1 END\
            """;
    private static final String FORGET =
            "DELETE FROM sign_in_failure WHERE who = $1 OR last_at < $2";

    private final Sql sql;
    private final InstantSource clock;

    public Throttle(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    boolean mustWait(String login, String address) {
        var since = clock.instant().minus(WAIT);
        return sql.row(FIND, who(login, address))
                .filter(row -> row.getInteger("failures") >= FREE)
                .filter(row -> Columns.instant(row, "last_at").isAfter(since))
                .isPresent();
    }

    void failed(String login, String address) {
        var now = clock.instant();
        sql.change(ADD, who(login, address), now, now.minus(WAIT));
    }

    void succeeded(String login, String address) {
        sql.change(FORGET, who(login, address), clock.instant().minus(Duration.ofDays(1)));
    }

    private static byte[] who(String login, String address) {
        var both = login.toLowerCase(Locale.ROOT) + '\n' + address;
        return Sha256.of(both.getBytes(StandardCharsets.UTF_8)).bytes();
    }
}

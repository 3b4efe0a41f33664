package vn.chungthuc.portal.account;

import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.protocol.Sha256;

/// Slows guessing: after some wrong passwords for one account from one address, that address waits
/// for that account; after many for whatever accounts, it waits for all. Others go on signing in.
/// Each try is counted before its password is looked at, so that tries side by side are counted
/// too; a right one is taken back.
public final class Throttle {
    private static final int FREE = 5;
    private static final int FREE_OF_ADDRESS = 50;
    private static final Duration WAIT = Duration.ofMinutes(5);

    /// Tries beyond the limit do not lengthen the wait.
    private static final String COUNT =
            """
            INSERT INTO sign_in_failure AS f (who, failures, last_at) VALUES ($1, 1, $2)
            ON CONFLICT (who) DO UPDATE SET
                last_at = CASE WHEN f.last_at < $3 OR f.failures < $4 THEN $2 ELSE f.last_at END,
                failures = CASE WHEN f.last_at < $3 THEN 1 ELSE least(f.failures, $4) + 1 END
            RETURNING failures\
            """;

    private static final String TAKE_BACK =
            "UPDATE sign_in_failure SET failures = failures - 1 WHERE who = $1 AND failures > 0";
    private static final String FORGET = "DELETE FROM sign_in_failure WHERE who = $1";
    private static final String SWEEP = "DELETE FROM sign_in_failure WHERE last_at < $1";

    private final Sql sql;
    private final InstantSource clock;

    public Throttle(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Counts one try; false when it must wait and its password must not be looked at.
    boolean admits(String login, String address) {
        int ofAddress = count(who(address), FREE_OF_ADDRESS);
        if (ofAddress == 1) {
            sql.change(SWEEP, clock.instant().minus(WAIT));
        }
        if (ofAddress > FREE_OF_ADDRESS) {
            return false;
        }
        if (count(who(login, address), FREE) > FREE) {
            sql.change(TAKE_BACK, who(address)); // nothing was guessed
            return false;
        }
        return true;
    }

    /// That try was never made: there was no room for it.
    void takeBack(String login, String address) {
        sql.change(TAKE_BACK, who(address));
        sql.change(TAKE_BACK, who(login, address));
    }

    void succeeded(String login, String address) {
        sql.change(TAKE_BACK, who(address));
        sql.change(FORGET, who(login, address));
    }

    private int count(byte[] who, int free) {
        var now = clock.instant();
        return sql.row(COUNT, who, now, now.minus(WAIT), free)
                .map((Row row) -> row.getInteger("failures"))
                .orElseThrow();
    }

    private static byte[] who(String... parts) {
        var all = String.join("\n", parts).toLowerCase(Locale.ROOT);
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8)).bytes();
    }
}

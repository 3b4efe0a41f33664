package vn.chungthuc.portal.delivery;

import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import vn.chungthuc.portal.agency.PublicCode;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.db.Transaction;

/// The citizen's link with its second fact. Looking at the link changes nothing (mail scanners do);
/// only a pick-up code is counted.
public final class Access {
    private static final String SELECT =
            """
            SELECT l.agency_id, l.code, l.dossier_id, l.expires_at, l.blocked_until, l.wrong_tries,
              d.pick_up_code
            FROM delivery_link l
            JOIN dossier d ON d.agency_id = l.agency_id AND d.id = l.dossier_id
            WHERE l.agency_id = (SELECT a.id FROM agency a WHERE a.short_id = $1) AND l.code = $2\
            """;
    private static final String LOCK = SELECT + " FOR UPDATE OF l";
    private static final String COUNT_WRONG =
            """
            UPDATE delivery_link SET wrong_tries = $3, blocked_until = $4
            WHERE agency_id = $1 AND code = $2\
            """;
    private static final String FORGIVE =
            """
            UPDATE delivery_link SET wrong_tries = 0, blocked_until = NULL
            WHERE agency_id = $1 AND code = $2\
            """;
    private static final String COUNT_RIGHT =
            """
            UPDATE delivery_link SET wrong_tries = 0, blocked_until = NULL,
              downloads = downloads + 1, last_download_at = $3
            WHERE agency_id = $1 AND code = $2\
            """;

    private static final int TRIES = 5;
    private static final Duration BLOCK = Duration.ofMinutes(15);

    private final Database database;
    private final InstantSource clock;

    /// May this person have the copy?
    public sealed interface Answer {
        record Granted(UUID agency, UUID dossier) implements Answer {}

        /// @param left tries before the link is closed for a while
        record WrongCode(int left) implements Answer {}

        record Blocked(Instant until) implements Answer {}

        record Expired() implements Answer {}

        record Unknown() implements Answer {}
    }

    public Access(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Whether there is such a link that still lives: what the page may tell before the code.
    public boolean exists(String link) {
        return PublicCode.parse(link)
                .flatMap(code -> database.row(SELECT, code.agencyShortId(), code.text()))
                .filter(row -> clock.instant().isBefore(Columns.instant(row, "expires_at")))
                .isPresent();
    }

    /// Whether the code is right. Each wrong one counts, whoever sends it.
    public Answer check(String link, String pickUpCode) {
        return answer(link, pickUpCode, false);
    }

    /// As [#check], and counts a download.
    public Answer open(String link, String pickUpCode) {
        return answer(link, pickUpCode, true);
    }

    private Answer answer(String link, String pickUpCode, boolean download) {
        var code = PublicCode.parse(link);
        return code.isEmpty()
                ? new Answer.Unknown()
                : database.inTransaction(c -> answer(c, code.get(), pickUpCode, download));
    }

    private Answer answer(Transaction c, PublicCode link, String pickUpCode, boolean download) {
        Optional<Row> found = c.row(LOCK, link.agencyShortId(), link.text());
        if (found.isEmpty()) {
            return new Answer.Unknown();
        }
        var row = found.get();
        var now = clock.instant();
        var blocked = Columns.instantOrNull(row, "blocked_until");
        if (!now.isBefore(Columns.instant(row, "expires_at"))) {
            return new Answer.Expired();
        }
        if (blocked != null && now.isBefore(blocked)) {
            return new Answer.Blocked(blocked);
        }
        if (!same(row.getString("pick_up_code"), pickUpCode.strip())) {
            return wrong(c, row, now);
        }
        if (download) {
            c.change(COUNT_RIGHT, row.getUUID("agency_id"), link.text(), now);
        } else {
            c.change(FORGIVE, row.getUUID("agency_id"), link.text());
        }
        return new Answer.Granted(row.getUUID("agency_id"), row.getUUID("dossier_id"));
    }

    private static Answer wrong(Transaction c, Row row, Instant now) {
        int tries = row.getInteger("wrong_tries") + 1;
        var until = now.plus(BLOCK);
        boolean block = tries >= TRIES;
        c.change(
                COUNT_WRONG,
                row.getUUID("agency_id"),
                row.getString("code"),
                block ? 0 : tries,
                block ? until : null);
        return block ? new Answer.Blocked(until) : new Answer.WrongCode(TRIES - tries);
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}

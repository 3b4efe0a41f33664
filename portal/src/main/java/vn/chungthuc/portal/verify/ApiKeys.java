package vn.chungthuc.portal.verify;

import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Ids;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.protocol.Sha256;

/// Keys of programs that ask by the API. The table keeps digests: a key is shown once, when it is
/// made.
public final class ApiKeys {
    private static final String ADD =
            """
            INSERT INTO api_key (id, name, key_hash, a_minute, created_at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (name) DO NOTHING\
            """;
    private static final String FIND =
            """
            SELECT id, name, a_minute, created_at, revoked_at FROM api_key
            WHERE key_hash = $1 AND revoked_at IS NULL\
            """;
    private static final String LIST =
            "SELECT id, name, a_minute, created_at, revoked_at FROM api_key ORDER BY created_at";
    private static final String REVOKE =
            "UPDATE api_key SET revoked_at = $2 WHERE name = $1 AND revoked_at IS NULL";

    /// So that a key is known for one where it was left behind.
    private static final String MARK = "ctv_";

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Sql sql;
    private final InstantSource clock;

    /// @param name whose it is
    /// @param aMinute how many files it may send in a minute
    /// @param revokedAt null while it holds
    public record Client(
            UUID id, String name, int aMinute, Instant createdAt, @Nullable Instant revokedAt) {}

    public ApiKeys(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// A new key, which nobody sees again; empty when there is one of that name, revoked or not.
    public Optional<String> add(String name, int aMinute) {
        var random = new byte[BYTES];
        RANDOM.nextBytes(random);
        var key = MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        int added = sql.change(ADD, Ids.next(), name, hash(key), aMinute, clock.instant());
        return added == 1 ? Optional.of(key) : Optional.empty();
    }

    /// Whose key that is, while it holds.
    Optional<Client> find(String key) {
        return sql.row(FIND, hash(key)).map(ApiKeys::client);
    }

    public List<Client> list() {
        return sql.rows(LIST).stream().map(ApiKeys::client).toList();
    }

    /// From the next request on; false when no key of that name holds.
    public boolean revoke(String name) {
        return sql.change(REVOKE, name, clock.instant()) == 1;
    }

    /// 256 random bits need no salt.
    private static Sha256 hash(String key) {
        return Sha256.of(key.getBytes(StandardCharsets.UTF_8));
    }

    private static Client client(Row row) {
        return new Client(
                row.getUUID("id"),
                row.getString("name"),
                row.getInteger("a_minute"),
                Columns.instant(row, "created_at"),
                Columns.instantOrNull(row, "revoked_at"));
    }
}

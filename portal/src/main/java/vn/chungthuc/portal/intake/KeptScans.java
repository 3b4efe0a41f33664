package vn.chungthuc.portal.intake;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.protocol.Sha256;

/// Scans that passed the checks while the form around them did not yet, by the form's key. Their
/// bytes lie in the store, under the key instead of a dossier.
public final class KeptScans {
    private static final String KEEP =
            """
            INSERT INTO kept_scan
                (agency_id, submission, official_id, name, hash, length, pages, kept_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (agency_id, submission) DO UPDATE SET
                name = $4, hash = $5, length = $6, pages = $7, kept_at = $8
                WHERE kept_scan.official_id = $3\
            """;
    private static final String FIND =
            """
            SELECT name, hash, length, pages FROM kept_scan
            WHERE agency_id = $1 AND submission = $2 AND official_id = $3\
            """;

    private final Sql sql;
    private final InstantSource clock;

    /// Whose form it is.
    ///
    /// @param key the form's, a UUID
    record Owner(UUID agency, UUID official, String key) {
        UUID folder() {
            return UUID.fromString(key);
        }
    }

    /// @param name as the browser gave it
    /// @param length in bytes
    public record Kept(String name, Sha256 hash, long length, int pages) {}

    public KeptScans(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void keep(Owner owner, Kept scan) {
        sql.change(
                KEEP,
                owner.agency(),
                owner.key(),
                owner.official(),
                scan.name(),
                scan.hash(),
                scan.length(),
                scan.pages(),
                clock.instant());
    }

    /// Only for the official who sent it.
    Optional<Kept> find(Owner owner) {
        return sql.row(FIND, owner.agency(), owner.key(), owner.official())
                .map(row ->
                        new Kept(
                                row.getString("name"),
                                Columns.sha256(row, "hash"),
                                row.getLong("length"),
                                row.getInteger("pages")));
    }
}

package vn.chungthuc.portal.intake;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.portal.store.Content;
import vn.chungthuc.portal.store.Documents;

/// Scans that passed the checks while the form around them did not yet, by the form's key. Their
/// bytes lie in the store, under the key instead of a dossier.
public final class KeptScans {
    private static final String KEEP =
            """
            INSERT INTO kept_scan
                (agency_id, submission, official_id, name, hash, length, pages, kept_at,
                 digest_form, digest_state)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (agency_id, submission) DO UPDATE SET
                name = $4, hash = $5, length = $6, pages = $7, kept_at = $8,
                digest_form = $9, digest_state = $10
                WHERE kept_scan.official_id = $3\
            """;
    private static final String FIND =
            """
            SELECT name, hash, length, pages, digest_form, digest_state FROM kept_scan
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
    public record Kept(String name, Content content, int pages) {}

    public KeptScans(Sql sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void keep(Owner owner, Kept scan) {
        var content = scan.content();
        var state = content.state();
        sql.change(
                KEEP,
                owner.agency(),
                owner.key(),
                owner.official(),
                scan.name(),
                content.hash(),
                content.length(),
                scan.pages(),
                clock.instant(),
                state == null ? null : state.form(),
                state == null ? null : state.encoded());
    }

    /// Only for the official who sent it.
    Optional<Kept> find(Owner owner) {
        return sql.row(FIND, owner.agency(), owner.key(), owner.official())
                .map(row ->
                        new Kept(
                                row.getString("name"),
                                new Content(
                                        Columns.sha256(row, "hash"),
                                        row.getLong("length"),
                                        Documents.state(row)),
                                row.getInteger("pages")));
    }
}

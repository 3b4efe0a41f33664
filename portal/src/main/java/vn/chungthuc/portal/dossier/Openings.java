package vn.chungthuc.portal.dossier;

import java.time.InstantSource;
import java.util.UUID;
import vn.chungthuc.portal.db.Sql;

/// Which leader has opened what was submitted: until one has, the counter may withdraw it.
public final class Openings {
    private static final String OPENED =
            """
            INSERT INTO dossier_opening (agency_id, dossier_id, version, official_id, at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING\
            """;
    private static final String SEEN =
            """
            SELECT EXISTS (SELECT 1 FROM dossier_opening
              WHERE agency_id = $1 AND dossier_id = $2 AND version = $3) AS seen\
            """;

    private final InstantSource clock;

    public Openings(InstantSource clock) {
        this.clock = clock;
    }

    /// That leader looks at the dossier as it stands, or asks for a ticket to sign it.
    ///
    /// @param c the transaction that issues the ticket, or by itself
    public void record(Sql c, Dossier dossier, UUID leader) {
        if (dossier.stage() instanceof Stage.AwaitingSignature) {
            c.change(
                    OPENED,
                    dossier.agency(),
                    dossier.id(),
                    dossier.version(),
                    leader,
                    clock.instant());
        }
    }

    /// Whether somebody has, since it was submitted last.
    public boolean seen(Sql c, Dossier dossier) {
        return c.row(SEEN, dossier.agency(), dossier.id(), dossier.version())
                .orElseThrow()
                .getBoolean("seen");
    }
}

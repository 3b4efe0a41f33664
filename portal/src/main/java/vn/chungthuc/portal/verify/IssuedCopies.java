package vn.chungthuc.portal.verify;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.chungthuc.portal.agency.Agencies;
import vn.chungthuc.portal.agency.PublicCode;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Entry;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.report.Registered;
import vn.chungthuc.portal.report.Registered.State;
import vn.chungthuc.portal.store.Documents;
import vn.chungthuc.portal.store.Segment;
import vn.chungthuc.protocol.Sha256;

/// Holds a file against what this portal issued: by the digest of its bytes, and by the look-up
/// code that it bears. It tells what the copy itself shows, and nothing about the registrant.
public final class IssuedCopies {
    /// The longest revision of ours that the file begins with. One probe of the index an agency.
    private static final String BY_DIGEST =
            """
            SELECT s.agency_id, s.dossier_id, s.id, s.kind, s.whole_hash
            FROM agency a JOIN document_segment s ON s.agency_id = a.id
            WHERE s.whole_hash = ANY($1)
              AND s.kind IN ('LEADER_SIGNATURE', 'OFFICE_SEAL', 'LONG_TERM')
            ORDER BY s.whole_length DESC LIMIT 1\
            """;

    private final Sql sql;
    private final Dossiers dossiers;
    private final Documents documents;
    private final Agencies agencies;
    private final Entry.Source entries;

    public IssuedCopies(
            Sql sql,
            Dossiers dossiers,
            Documents documents,
            Agencies agencies,
            Entry.Source entries) {
        this.sql = sql;
        this.dossiers = dossiers;
        this.documents = documents;
        this.agencies = agencies;
        this.entries = entries;
    }

    /// @param whole digest of all bytes
    /// @param parts digests of what each signature covers
    /// @param code as the file's certification page prints it; may be empty or anything
    Registered find(Sha256 whole, List<Sha256> parts, String code) {
        var digests =
                java.util.stream.Stream.concat(java.util.stream.Stream.of(whole), parts.stream())
                        .distinct()
                        .map(digest -> Buffer.buffer(digest.bytes()))
                        .toArray(Buffer[]::new);
        return sql.row(BY_DIGEST, (Object) digests)
                .map(row -> ours(row, whole))
                .or(() -> bearing(code))
                .orElse(Registered.UNKNOWN);
    }

    private Registered ours(Row row, Sha256 whole) {
        var dossier =
                dossiers.find(row.getUUID("agency_id"), row.getUUID("dossier_id")).orElseThrow();
        boolean all = Columns.sha256(row, "whole_hash").equals(whole);
        return switch (dossier.stage()) {
            case Stage.Completed _ when sealed(row) && current(dossier, row.getUUID("id")) ->
                    said(all ? State.ISSUED : State.ISSUED_THEN_ADDED, dossier, "");
            case Stage.Annulled(_, _, var decision) when sealed(row) ->
                    said(State.ANNULLED, dossier, decision);
            case Stage.Completed _,
                    Stage.Annulled _,
                    Stage.AwaitingSignature _,
                    Stage.Signed _,
                    Stage.AwaitingSeal _,
                    Stage.Sealed _,
                    Stage.Returned _,
                    Stage.Cancelled _,
                    Stage.Refused _,
                    Stage.Stopped _ ->
                    said(State.NOT_ISSUED, dossier, "");
        };
    }

    private static boolean sealed(Row row) {
        return Columns.constant(row, "kind", Segment.Kind.class) != Segment.Kind.LEADER_SIGNATURE;
    }

    /// A revision that another one took the place of was never handed out.
    private boolean current(Dossier dossier, UUID segment) {
        return documents
                .find(dossier.agency(), dossier.document())
                .map(document ->
                        document.segments().stream().anyMatch(each -> each.id().equals(segment)))
                .orElse(false);
    }

    private Optional<Registered> bearing(String code) {
        return PublicCode.parse(code)
                .flatMap(dossiers::findByLookupCode)
                .map(dossier -> said(State.DIFFERENT, dossier, ""));
    }

    /// A number that is only reserved is nobody's business yet.
    private Registered said(State state, Dossier dossier, String decision) {
        boolean numbered =
                dossier.stage() instanceof Stage.Completed
                        || dossier.stage() instanceof Stage.Annulled;
        return new Registered(
                state,
                numbered ? entries.of(dossier.agency(), dossier.id()).orElse(null) : null,
                agencies.find(dossier.agency()).name(),
                dossier.code(),
                decision);
    }
}

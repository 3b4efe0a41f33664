package vn.chungthuc.portal.store;

import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Ids;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Sha256;

/// Files and rows of documents together: first the file ([#begin], [#extend]: these and [#open]
/// block and belong on a worker), then, in the transaction that uses it, the row ([#record]). A
/// file without a row is harmless; a row without its file cannot happen.
public final class Documents {
    private static final String RECORD =
            """
            INSERT INTO document_segment (agency_id, id, dossier_id, parent_id, kind, hash, length,
              whole_hash, whole_length, digest_form, digest_state, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (agency_id, id) DO NOTHING\
            """;
    private static final String FIND =
            """
            WITH RECURSIVE path AS (
              SELECT s.*, 1 AS back FROM document_segment s WHERE s.agency_id = $1 AND s.id = $2
              UNION ALL
              SELECT s.*, path.back + 1 FROM path JOIN document_segment s
                ON s.agency_id = path.agency_id AND s.id = path.parent_id)
            SELECT id, kind, hash, length, whole_hash, whole_length, digest_form, digest_state
            FROM path ORDER BY back DESC\
            """;
    private static final int PIECE = 1 << 16;

    private final Sql sql;
    private final Objects objects;
    private final InstantSource clock;

    public Documents(Sql sql, Objects objects, InstantSource clock) {
        this.sql = sql;
        this.objects = objects;
        this.clock = clock;
    }

    /// A new document whose first segment is the scan that lies in the store as `from` holds it,
    /// byte for byte. Blocks, but neither reads nor copies it.
    public Document begin(UUID agency, UUID dossier, UUID from, Content scan) {
        objects.share(agency, from, dossier, scan.hash());
        return Document.of(Ids.next(), Segment.Kind.SCAN, scan);
    }

    /// `base` and `appended` behind it. Blocks.
    public Document extend(
            UUID agency, UUID dossier, Document base, Segment.Kind kind, byte[] appended) {
        var digest = digestAfter(agency, dossier, base);
        digest.update(appended);
        var whole = digest.content();
        var hash = Sha256.of(appended);
        objects.put(agency, dossier, hash, appended);
        return base.plus(
                new Segment(
                        Ids.next(),
                        kind,
                        hash,
                        appended.length,
                        whole.hash(),
                        whole.length(),
                        whole.state()));
    }

    /// Writes the rows of those segments that have none yet.
    public void record(Transaction c, UUID agency, UUID dossier, Document document) {
        @Nullable UUID parent = null;
        for (var segment : document.segments()) {
            var state = segment.state();
            c.change(
                    RECORD,
                    agency,
                    segment.id(),
                    dossier,
                    parent,
                    segment.kind(),
                    segment.hash(),
                    segment.length(),
                    segment.whole(),
                    segment.wholeLength(),
                    state == null ? null : state.form(),
                    state == null ? null : state.encoded(),
                    clock.instant());
            parent = segment.id();
        }
    }

    /// The document of that name (a dossier's or an event's `document`).
    public Optional<Document> find(UUID agency, UUID id) {
        var segments = sql.rows(FIND, agency, id).stream().map(Documents::segment).toList();
        return segments.isEmpty() ? Optional.empty() : Optional.of(new Document(segments));
    }

    /// Blocks; the caller closes what it gets.
    public OpenDocument open(UUID agency, UUID dossier, Document document) {
        try {
            return OpenDocument.of(objects, agency, dossier, document);
        } catch (IOException e) {
            throw down(e);
        }
    }

    /// SHA-256 over the whole document, to go on with ([MessageDigest#clone] works): from the kept
    /// state, or hashed again where there is none. Blocks.
    public MessageDigest stateAfter(UUID agency, UUID dossier, Document document) {
        return digestAfter(agency, dossier, document);
    }

    private RunningDigest digestAfter(UUID agency, UUID dossier, Document document) {
        var kept = RunningDigest.from(document.content());
        if (kept != null) {
            return kept;
        }
        try (var open = open(agency, dossier, document)) {
            var digest = new RunningDigest();
            update(digest, open.source());
            return digest;
        } catch (IOException e) {
            throw down(e);
        }
    }

    private static void update(MessageDigest digest, Source source) throws IOException {
        var piece = new byte[PIECE];
        for (long at = 0; at < source.length(); at += PIECE) {
            int count = (int) Math.min(PIECE, source.length() - at);
            source.read(at, piece, 0, count);
            digest.update(piece, 0, count);
        }
    }

    private static Segment segment(Row row) {
        return new Segment(
                row.getUUID("id"),
                Columns.constant(row, "kind", Segment.Kind.class),
                Columns.sha256(row, "hash"),
                row.getLong("length"),
                Columns.sha256(row, "whole_hash"),
                row.getLong("whole_length"),
                state(row));
    }

    /// From the columns `digest_form` and `digest_state`.
    public static Segment.@Nullable State state(Row row) {
        var form = Columns.textOrNull(row, "digest_form");
        return form == null ? null : new Segment.State(form, Columns.bytes(row, "digest_state"));
    }

    private static ProblemException down(IOException e) {
        return new ProblemException(ProblemType.STORE_DOWN, e.getClass().getSimpleName(), e);
    }
}

package vn.chungthuc.portal.delivery;

import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.agency.Agency;
import vn.chungthuc.portal.agency.PublicCode;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Ids;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.outbox.Outbox;

/// What was sent to whom ("Quản lý gửi lại email").
public final class Deliveries {
    /// The kind of outbox entry that [DeliveryMail] carries.
    public static final String KIND = "delivery-mail";

    private static final String ADD_LINK =
            """
            INSERT INTO delivery_link (agency_id, code, dossier_id, created_at, expires_at)
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (agency_id, dossier_id) DO NOTHING\
            """;
    private static final String ADD =
            """
            INSERT INTO delivery (agency_id, id, dossier_id, address, created_at, created_by,
              instead_of)
            VALUES ($1, $2, $3, $4, $5, $6, $7)\
            """;
    private static final String SELECT =
            """
            SELECT v.agency_id, v.id, v.dossier_id, v.address, v.created_at, v.instead_of,
              d.code, d.registrant_name, l.code AS link, o.state, o.attempts, o.trouble,
              o.due_at, o.done_at
            FROM delivery v
            JOIN outbox o ON o.agency_id = v.agency_id AND o.id = v.id
            JOIN dossier d ON d.agency_id = v.agency_id AND d.id = v.dossier_id
            JOIN delivery_link l ON l.agency_id = v.agency_id AND l.dossier_id = v.dossier_id
            WHERE v.agency_id = $1\
            """;
    private static final String LIST = SELECT + " ORDER BY v.id DESC LIMIT $2 OFFSET $3";
    private static final String FIND = SELECT + " AND v.id = $2";
    private static final String OF_DOSSIER = SELECT + " AND v.dossier_id = $2 ORDER BY v.id";
    private static final String COUNT =
            "SELECT count(*) AS total FROM delivery WHERE agency_id = $1";

    private static final Duration LINK_LIVES = Duration.ofDays(90);

    private final Sql sql;
    private final Outbox outbox;
    private final InstantSource clock;

    /// A mail, sent or to be sent.
    ///
    /// @param link code of the citizen's download page, `/d/{link}`
    /// @param trouble what went wrong last; null: nothing
    /// @param nextTry when it is waiting
    /// @param sentAt null: not yet
    /// @param insteadOf the mail that this one repeats; null: the first
    public record Delivery(
            UUID agency,
            UUID id,
            UUID dossier,
            String dossierCode,
            String registrant,
            String address,
            String link,
            Instant createdAt,
            Outbox.State state,
            int attempts,
            @Nullable MailTrouble trouble,
            Instant nextTry,
            @Nullable Instant sentAt,
            @Nullable UUID insteadOf) {
        /// Nothing personal in a log.
        @Override
        public String toString() {
            return "Delivery[" + id + " " + state + "]";
        }
    }

    public Deliveries(Sql sql, Outbox outbox, InstantSource clock) {
        this.sql = sql;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Owes the registrant the mail, in the transaction that completes the dossier. Without an
    /// address there is the link alone, for the printed slip.
    public void start(Transaction c, Agency agency, Dossier dossier, UUID by) {
        var now = clock.instant();
        var code = PublicCode.random(agency.shortId()).text();
        c.change(ADD_LINK, agency.id(), code, dossier.id(), now, now.plus(LINK_LIVES));
        if (!dossier.registrant().email().isBlank()) {
            send(c, dossier.agency(), dossier.id(), dossier.registrant().email(), by, null);
        }
    }

    /// Sends once more, perhaps to a corrected address; the link stays, the earlier mail is kept in
    /// the list.
    public void sendAgain(Transaction c, Delivery earlier, String address, UUID by) {
        send(c, earlier.agency(), earlier.dossier(), address, by, earlier.id());
    }

    public Optional<Delivery> find(UUID agency, UUID id) {
        return sql.row(FIND, agency, id).map(Deliveries::delivery);
    }

    public List<Delivery> of(UUID agency, UUID dossier) {
        return sql.rows(OF_DOSSIER, agency, dossier).stream().map(Deliveries::delivery).toList();
    }

    /// Newest first.
    ///
    /// @param page from 1
    public List<Delivery> list(UUID agency, int page, int size) {
        return sql.rows(LIST, agency, size, (page - 1) * size).stream()
                .map(Deliveries::delivery)
                .toList();
    }

    public long count(UUID agency) {
        return sql.row(COUNT, agency).orElseThrow().getLong("total");
    }

    private void send(
            Transaction c,
            UUID agency,
            UUID dossier,
            String address,
            UUID by,
            @Nullable UUID insteadOf) {
        var id = Ids.next();
        outbox.add(c, agency, id, KIND, dossier);
        c.change(ADD, agency, id, dossier, address.strip(), clock.instant(), by, insteadOf);
    }

    private static Delivery delivery(Row row) {
        var trouble = Columns.textOrNull(row, "trouble");
        return new Delivery(
                row.getUUID("agency_id"),
                row.getUUID("id"),
                row.getUUID("dossier_id"),
                row.getString("code"),
                row.getString("registrant_name"),
                row.getString("address"),
                row.getString("link"),
                Columns.instant(row, "created_at"),
                Columns.constant(row, "state", Outbox.State.class),
                row.getInteger("attempts"),
                trouble == null ? null : MailTrouble.of(trouble),
                Columns.instant(row, "due_at"),
                Columns.instantOrNull(row, "done_at"),
                Columns.uuidOrNull(row, "instead_of"));
    }
}

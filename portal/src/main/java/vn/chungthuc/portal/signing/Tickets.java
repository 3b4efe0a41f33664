package vn.chungthuc.portal.signing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.agency.PublicCode;
import vn.chungthuc.portal.db.Columns;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.portal.db.Transaction;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.protocol.SigningStage;

/// Issues tickets (signed JWTs, RFC 7515 with RFC 8037) and takes each back once: a ticket is spent
/// with the first result that is taken, and by nothing else.
public final class Tickets {
    private static final String SPEND_LIVE =
            """
            UPDATE ticket SET spent_at = $4, spent_by = $5
            WHERE agency_id = $1 AND dossier_id = $2 AND ($3::text IS NULL OR stage = $3)
              AND spent_at IS NULL\
            """;
    private static final String ADD =
            """
            INSERT INTO ticket (agency_id, jti, dossier_id, stage, hash, claims, item, official_id,
              document_id, issued_at, result_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)\
            """;
    private static final String FIND =
            """
            SELECT agency_id, dossier_id, official_id, document_id, claims, item, hash, spent_at,
              spent_by, result_hash
            FROM ticket
            WHERE agency_id = (SELECT a.id FROM agency a WHERE a.short_id = $1) AND jti = $2\
            """;
    private static final String REDEEM =
            """
            UPDATE ticket SET spent_at = $3, spent_by = 'RESULT', result_hash = $4
            WHERE agency_id = $1 AND jti = $2 AND spent_at IS NULL AND result_by >= $3\
            """;
    private static final String SPEND =
            """
            UPDATE ticket SET spent_at = $3, spent_by = $4
            WHERE agency_id = $1 AND jti = $2 AND spent_at IS NULL\
            """;

    private static final Duration TO_START = Duration.ofMinutes(5);
    private static final Duration TO_RESULT = Duration.ofMinutes(60);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Sql sql;
    private final TicketKey key;
    private final String origin;
    private final String level;
    private final InstantSource clock;

    /// @param jws for the agent, as it travels
    public record Issued(String jws, SignTicket claims, Base64Url item) {
        /// Whoever holds the JWS may hand in a result.
        @Override
        public String toString() {
            return "Issued[" + claims.stage() + "]";
        }
    }

    /// @param origin of this portal, such as `https://chungthuc.example.gov.vn`
    /// @param level that every signature must have at least, see [SignTicket]
    public Tickets(Sql sql, TicketKey key, String origin, String level, InstantSource clock) {
        this.sql = sql;
        this.key = key;
        this.origin = origin;
        this.level = level;
        this.clock = clock;
    }

    /// A new ticket; it spends the one that still lives for the same dossier and stage. The caller
    /// holds the dossier's lock.
    public Issued issue(Transaction c, TicketOrder order) {
        var now = clock.instant();
        var agency = order.agency().id();
        c.change(SPEND_LIVE, agency, order.dossier(), order.stage(), now, Ticket.Why.NEWER_TICKET);
        var claims = claims(order, now);
        var jws = sign(claims);
        c.change(
                ADD,
                agency,
                claims.jti(),
                order.dossier(),
                order.stage(),
                hash(jws),
                json(claims),
                order.item(),
                order.official(),
                order.base().id(),
                now,
                Instant.ofEpochSecond(claims.resultBy()));
        return new Issued(jws, claims, order.item());
    }

    /// The ticket that this bearer holds; empty for RESULT_TICKET_UNKNOWN.
    ///
    /// @param jti from the URL
    /// @param jws from the `Authorization` header
    public Optional<Ticket> find(String jti, String jws) {
        var presented = hash(jws).bytes();
        return PublicCode.parse(jti)
                .flatMap(code -> sql.row(FIND, code.agencyShortId(), code.text()))
                .filter(row ->
                        MessageDigest.isEqual(Columns.sha256(row, "hash").bytes(), presented))
                .map(Tickets::ticket);
    }

    /// Spends the ticket for that result, inside the transaction that makes the move.
    public Redemption redeem(Transaction c, Ticket ticket, Sha256 result) {
        var now = clock.instant();
        if (c.change(REDEEM, ticket.agency(), ticket.jti(), now, result) == 1) {
            return new Redemption.Accepted();
        }
        var code = new PublicCode(ticket.jti());
        var current = c.row(FIND, code.agencyShortId(), code.text()).map(Tickets::ticket);
        return current.orElseThrow().answerTo(result, now);
    }

    /// After a result that failed the checks; by itself, because that request's transaction moves
    /// nothing.
    public void refuse(Ticket ticket) {
        sql.change(
                SPEND, ticket.agency(), ticket.jti(), clock.instant(), Ticket.Why.REFUSED_RESULT);
    }

    /// When the dossier was returned, refused or stopped: what still lives is worth nothing.
    public void withdraw(Transaction c, UUID agency, UUID dossier) {
        @Nullable SigningStage any = null;
        c.change(SPEND_LIVE, agency, dossier, any, clock.instant(), Ticket.Why.DOSSIER_MOVED);
    }

    private SignTicket claims(TicketOrder order, Instant now) {
        var jti = PublicCode.random(order.agency().shortId()).text();
        return new SignTicket(
                jti,
                origin,
                now.getEpochSecond(),
                now.plus(TO_START).getEpochSecond(),
                now.plus(TO_RESULT).getEpochSecond(),
                order.stage(),
                new SignTicket.Base(order.base().sha256(), order.base().length()),
                order.field(),
                order.page(),
                order.slot(),
                Sha256.of(order.item().bytes()),
                order.images(),
                order.reason(),
                order.certs(),
                level,
                origin + resultFolder(order.stage()) + jti);
    }

    private static String resultFolder(SigningStage stage) {
        return switch (stage) {
            case SIGN -> "/queue/results/";
            case SEAL -> "/register/results/";
        };
    }

    /// RFC 7515, 3.1, with RFC 8037, 3.1.
    private String sign(SignTicket claims) {
        var header = new SignTicket.Header(SignTicket.ALGORITHM, key.kid(), SignTicket.TYPE);
        var signed = base64url(json(header)) + "." + base64url(json(claims));
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key.secret());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64Url.of(signature.sign()).text();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the ticket key cannot sign", e);
        }
    }

    private static Ticket ticket(Row row) {
        var spentAt = Columns.instantOrNull(row, "spent_at");
        return new Ticket(
                row.getUUID("agency_id"),
                row.getUUID("dossier_id"),
                row.getUUID("official_id"),
                row.getUUID("document_id"),
                claims(row.getString("claims")),
                Columns.bytes(row, "item"),
                spentAt == null
                        ? null
                        : new Ticket.Spent(
                                Columns.constant(row, "spent_by", Ticket.Why.class),
                                spentAt,
                                Columns.sha256OrNull(row, "result_hash")));
    }

    private static SignTicket claims(String json) {
        try {
            return JSON.readValue(json, SignTicket.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("claims that this portal wrote", e);
        }
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64url(String text) {
        return Base64Url.of(text.getBytes(StandardCharsets.UTF_8)).text();
    }

    private static Sha256 hash(String jws) {
        return Sha256.of(jws.getBytes(StandardCharsets.US_ASCII));
    }
}

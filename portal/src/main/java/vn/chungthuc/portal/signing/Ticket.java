package vn.chungthuc.portal.signing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.protocol.SigningStage;

/// An issued ticket as the portal remembers it; the compact JWS itself is not kept.
///
/// @param document the base, by its last segment
/// @param item the exact bytes of the item it covers
/// @param spent null while it lives
public record Ticket(
        UUID agency,
        UUID dossier,
        UUID official,
        UUID document,
        SignTicket claims,
        Base64Url item,
        @Nullable Spent spent) {

    public String jti() {
        return claims.jti();
    }

    public SigningStage stage() {
        return claims.stage();
    }

    /// @param result SHA-256 of the accepted result; null when there was none
    public record Spent(Why why, Instant at, @Nullable Sha256 result) {}

    public enum Why {
        /// A result was accepted.
        RESULT,
        /// A newer ticket was issued for the same dossier and stage.
        NEWER_TICKET,
        /// What came back failed the checks.
        REFUSED_RESULT,
        /// The dossier was returned, refused or stopped.
        DOSSIER_MOVED
    }

    boolean expired(Instant now) {
        return now.isAfter(Instant.ofEpochSecond(claims.resultBy()));
    }

    /// What a result with that hash would get.
    public Redemption answerTo(Sha256 result, Instant now) {
        if (spent != null) {
            return result.equals(spent.result())
                    ? new Redemption.Repeated()
                    : new Redemption.Spent(spent.why());
        }
        return expired(now) ? new Redemption.Expired() : new Redemption.Accepted();
    }
}

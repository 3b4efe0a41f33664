package vn.chungthuc.portal.dossier;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request for one certified copy, as it stands in the database.
///
/// @param code for people, for instance `H55.242-261123-010005`
/// @param version grows by one with each move
/// @param document its document, by the last segment
/// @param clause what is certified, as printed
/// @param lookupCode of the QR code: whoever holds a copy has it
/// @param pickUpCode eight digits, given at the counter only
/// @param intakeOfficial who compared scan and original
/// @param namedLeader who is asked to sign; null: whoever of the leaders comes first
/// @param extensions why it may take longer; empty: it may not
/// @param stageSince when the last move was made
public record Dossier(
        UUID agency,
        UUID id,
        String code,
        int version,
        Stage stage,
        UUID document,
        Registrant registrant,
        Original original,
        String clause,
        String lookupCode,
        String pickUpCode,
        UUID intakeOfficial,
        @Nullable UUID namedLeader,
        Instant receivedAt,
        Instant dueAt,
        Set<Extension> extensions,
        Instant stageSince) {

    public boolean overdue(Instant now) {
        return switch (stage) {
            case Stage.AwaitingSignature _,
                    Stage.Signed _,
                    Stage.AwaitingSeal _,
                    Stage.Sealed _,
                    Stage.Returned _ ->
                    now.isAfter(dueAt);
            case Stage.Completed _,
                    Stage.Cancelled _,
                    Stage.Refused _,
                    Stage.Stopped _,
                    Stage.Annulled _ ->
                    false;
        };
    }

    /// Nothing personal in a log.
    @Override
    public String toString() {
        return "Dossier[" + code + " " + stage.status() + " v" + version + "]";
    }
}

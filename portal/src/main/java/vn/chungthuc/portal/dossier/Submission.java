package vn.chungthuc.portal.dossier;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the intake officer submits ("Trình ký").
///
/// @param key of the form; the same key never opens a second dossier
/// @param comparedAt when the officer confirmed that the scan shows the original
/// @param namedLeader null: the shared queue
/// @param replaces the annulled dossier in whose place this copy is made; null: none
/// @param extensions why it takes longer; empty: it does not
public record Submission(
        String key,
        Registrant registrant,
        Original original,
        String clause,
        Instant comparedAt,
        UUID intakeOfficial,
        @Nullable UUID namedLeader,
        @Nullable UUID replaces,
        Set<Extension> extensions) {
    public Submission {
        extensions = Set.copyOf(extensions);
    }

    /// "Cấp lại": the same, in the place of that annulled copy.
    public Submission inPlaceOf(UUID annulled) {
        return new Submission(
                key,
                registrant,
                original,
                clause,
                comparedAt,
                intakeOfficial,
                namedLeader,
                annulled,
                extensions);
    }
}

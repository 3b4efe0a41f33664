package vn.chungthuc.portal.dossier;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A stage as columns of `dossier`: the other direction of [DossierRow].
record StageColumns(
        @Nullable String reason,
        @Nullable UUID returnedBy,
        @Nullable Desk returnedTo,
        @Nullable UUID signedBy,
        @Nullable CertificationNumber number) {

    static StageColumns of(Stage stage) {
        return switch (stage) {
            case Stage.AwaitingSignature() -> new StageColumns(null, null, null, null, null);
            case Stage.Signed(var leader) -> signed(leader, null);
            case Stage.AwaitingSeal(var leader) -> signed(leader, null);
            case Stage.Sealed(var leader, var number) -> signed(leader, number);
            case Stage.Completed(var leader, var number) -> signed(leader, number);
            case Stage.Returned(var reason, var by, var to) ->
                    new StageColumns(reason, by, to, null, null);
            case Stage.Cancelled(var reason) -> because(reason);
            case Stage.Refused(var ground) -> because(ground);
            case Stage.Stopped(var request) -> because(request);
            case Stage.Annulled(var leader, var number, var decision) ->
                    new StageColumns(decision, null, null, leader, number);
        };
    }

    private static StageColumns signed(UUID leader, @Nullable CertificationNumber number) {
        return new StageColumns(null, null, null, leader, number);
    }

    private static StageColumns because(String reason) {
        return new StageColumns(reason, null, null, null, null);
    }
}

package vn.chungthuc.portal.dossier;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A lawful step, made by a method of the [Stage] that allows it and stored by [Dossiers#store].
///
/// @param document the document from now on, by its last segment; null: as before
/// @param reason told in the timeline; may be empty
public record Move(Status from, Deed deed, Stage to, @Nullable UUID document, String reason) {
    Move(Stage from, Deed deed, Stage to) {
        this(from.status(), deed, to, null, "");
    }

    static Move withDocument(Stage from, Deed deed, Stage to, UUID document) {
        return new Move(from.status(), deed, to, document, "");
    }

    static Move because(Stage from, Deed deed, Stage to, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a reason is needed");
        }
        return new Move(from.status(), deed, to, null, reason);
    }
}

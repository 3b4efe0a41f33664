package vn.chungthuc.portal.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Problem;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// What the page gets for the dossiers that it named: tickets for those that can be signed now, and
/// why not for the others.
public record TicketsAnswer(List<Item> items, List<Failed> failed) {
    /// @param document where the page fetches the base for the agent
    public record Item(UUID dossier, String code, String ticket, Base64Url item, String document) {
        /// Whoever holds the ticket may hand in a result.
        @Override
        public String toString() {
            return "Item[" + code + "]";
        }
    }

    /// One ticket a dossier; one that cannot have one does not stop the others.
    ///
    /// @param find empty where this agency has no such dossier
    /// @param issue throws the [ProblemException] that the page shows for this dossier
    public static TicketsAnswer of(
            List<UUID> dossiers,
            Function<UUID, Optional<Dossier>> find,
            Function<Dossier, Item> issue) {
        var items = new ArrayList<Item>();
        var failed = new ArrayList<Failed>();
        for (var id : dossiers) {
            var dossier = find.apply(id);
            try {
                items.add(issue.apply(dossier.orElseThrow(TicketsAnswer::unknown)));
            } catch (ProblemException e) {
                var code = dossier.map(Dossier::code).orElse("");
                failed.add(new Failed(id, code, Problem.of(e.type(), null)));
            }
        }
        return new TicketsAnswer(items, failed);
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND);
    }

    public record Failed(UUID dossier, String code, Problem problem) {}
}

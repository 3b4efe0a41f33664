package vn.chungthuc.portal.signing;

import java.util.List;
import java.util.UUID;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Problem;

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

    public record Failed(UUID dossier, String code, Problem problem) {}
}

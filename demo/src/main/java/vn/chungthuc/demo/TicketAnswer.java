package vn.chungthuc.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Problem;
import vn.chungthuc.protocol.SignJob;

/// What the portal answers when a page asks for tickets.
public record TicketAnswer(List<Item> items, List<Failed> failed) {
    public TicketAnswer {
        items = List.copyOf(items);
        failed = List.copyOf(failed);
    }

    /// @param document path of the base document at the portal
    public record Item(
            String dossier, String code, String ticket, Base64Url item, String document) {
        SignJob.Item forAgent() {
            return new SignJob.Item(ticket, item);
        }

        /// Without the ticket, which is a secret while it lives.
        @Override
        public String toString() {
            return "Item[" + code + "]";
        }
    }

    public record Failed(@Nullable String dossier, @Nullable String code, Problem problem) {}
}

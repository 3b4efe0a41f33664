package vn.chungthuc.protocol;

import java.util.List;

/// The body of `POST /v1/jobs`: what the page asks the agent to sign.
///
/// @param language `vi` or `en`, for the window
/// @param items 1 to [#MOST_ITEMS]
public record SignJob(String language, List<Item> items) {
    public static final int MOST_ITEMS = 50;

    public SignJob {
        items = List.copyOf(items);
    }

    /// A ticket and the exact bytes of its [SignItem].
    ///
    /// @param ticket compact JWS
    /// @param item the UTF-8 JSON that the ticket's `item` hash covers
    public record Item(String ticket, Base64Url item) {
        /// Without the ticket, which is a secret while it lives.
        @Override
        public String toString() {
            return "Item[" + item + "]";
        }
    }

    /// The answer 201.
    ///
    /// @param id names the job
    /// @param url path of the job, below the agent's own address
    public record Accepted(String id, String url) {}
}

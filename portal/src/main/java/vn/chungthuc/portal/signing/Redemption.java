package vn.chungthuc.portal.signing;

/// May this result be handed in for this ticket?
public sealed interface Redemption {
    record Accepted() implements Redemption {}

    /// The same bytes were accepted before: the first answer is given again (201).
    record Repeated() implements Redemption {}

    /// RESULT_TICKET_SPENT.
    record Spent(Ticket.Why why) implements Redemption {}

    /// RESULT_TICKET_EXPIRED.
    record Expired() implements Redemption {}
}

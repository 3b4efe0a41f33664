package vn.chungthuc.agent.sign;

import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.protocol.SignTicket;

/// An item whose ticket holds: everything in it is covered by the portal's signature.
///
/// @param jws the ticket as it came, which authenticates the result
/// @param ticket its claims
/// @param item what the ticket's `item` hash covers
public record CheckedItem(String jws, SignTicket ticket, SignItem item) {
    /// Without the ticket itself, which is a secret while it lives.
    @Override
    public String toString() {
        return "CheckedItem[" + ticket.jti() + "]";
    }
}

/// One signature's journey, the same for the leader's and the office's.
///
/// [TicketKeyFile] reads the [TicketKey]; [Tickets] issues a [TicketOrder] as [Tickets.Issued],
/// finds the [Ticket] again and redeems it once ([Redemption]).
///
/// This package has no routes and no transaction of its own: `queue` and `register` own both.
@NullMarked
package vn.chungthuc.portal.signing;

import org.jspecify.annotations.NullMarked;

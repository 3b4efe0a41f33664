/// One signature's journey, the same for the leader's and the office's.
///
/// [TicketKeyFile] reads the [TicketKey]; [Orders] draws up a [TicketOrder] ([SignDesign]),
/// [Tickets] issues it as [Tickets.Issued] and the page gets a [TicketsAnswer]; [Results] takes
/// what comes back ([Handover]), [Tickets] redeems the [Ticket] once ([Redemption]).
///
/// A result that was refused is taken apart to say why: [Diagnosis] over [Apart], by
/// [SectionDiagnosis], [ObjectDiagnosis], [FieldDiagnosis], [SignatureDiagnosis] and
/// [StampDiagnosis], finds the [Deviation].
///
/// This package has no routes and no transaction of its own: `queue` and `register` own both.
@NullMarked
package vn.chungthuc.portal.signing;

import org.jspecify.annotations.NullMarked;

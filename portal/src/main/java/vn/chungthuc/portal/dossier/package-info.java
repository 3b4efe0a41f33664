/// The kernel: one request for a certified copy, from the counter to the citizen.
///
/// [Dossier] ([Registrant], [Original], [Stage]), [Draft] and [Submission] (what opens one),
/// [Stage]'s methods make a [Move], [Dossiers] stores it with its event in one statement, [Events]
/// tells the story; [Search] finds ([Matching] as SQL, [Listing] runs it), [Neighbours] stand
/// beside; [Entry] is where a copy stands in the register. [Openings] tells who looked,
/// [Annulments] ([Annulment]) which copies lost their value.
///
/// This package must not know HTTP, PDF, tickets or registers; it names documents by id only.
@NullMarked
package vn.chungthuc.portal.dossier;

import org.jspecify.annotations.NullMarked;

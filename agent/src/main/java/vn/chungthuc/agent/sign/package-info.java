/// A signing job from its arrival to the portal's answer.
///
/// In the order of the flow: [Jobs] (takes a job, keeps the queue), [TicketCheck] (is it allowed),
/// [BurntTickets] (only once), [DocumentStore] and [BaseDocument] (the very bytes), [SignCeremony]
/// (the whole story), [Consent] (the person), [Batch] (the token never waits), [ItemSigning] (each
/// item), [TimestampLink] (when it was), [OwnCheck] (before anything leaves), [PortalLink] (hands
/// the result over), [Job] (how it goes, for the page).
///
/// Must not know HTTP servers, key stores or windows.
@NullMarked
package vn.chungthuc.agent.sign;

import org.jspecify.annotations.NullMarked;

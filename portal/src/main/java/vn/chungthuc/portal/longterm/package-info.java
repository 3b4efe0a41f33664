/// Finished copies are made to last: raised to PAdES B-LTA and renewed before their last timestamp
/// can no longer be proved (ETSI EN 319 142-1, 6.3).
///
/// In the order of the flow: [Preservation] (a worker's carrier: one copy, one try), [Raising]
/// (what is appended), [Proofs] (certificates up to the anchor and that none is revoked),
/// [OcspAnswer] and [RevocationList] (what is believed of that), [Raisings] (what was done).
/// [LongTermSettings] is the operator's part; the way out is `outside`.
///
/// Knows no routes; the outbox gives it its work.
@NullMarked
package vn.chungthuc.portal.longterm;

import org.jspecify.annotations.NullMarked;

/// Whom the certificates of signatures lead to, and whether they were valid and not revoked at the
/// best time that is proved. EU DSS does the reckoning (ETSI EN 319 102-1), by `policy.xml`; the
/// integrity of a file is judged before, by `signature`, and never here.
///
/// In the order of the flow: [TrustList] (whom the administrator trusts, pinned), [Inquiry] (asks a
/// child, fetches what the child names, asks again), [Question] and [TrustAnswer] (what goes in and
/// comes out), [TrustJudge] (the child's side: runs DSS), [Revisions] (gives DSS the signatures and
/// their digests instead of the file), [Heard] (what was fetched, as DSS asks for it), [Outcome]
/// (its findings as ours).
///
/// A child opens no connection: it says what it would ask, and this side asks within its limits.
@NullMarked
package vn.chungthuc.portal.trust;

import org.jspecify.annotations.NullMarked;

/// What may be believed of a signature; an auditor can read this package alone.
///
/// In the order of the flow: [TrustAnchors] (whom the portal trusts), [CertificateCheck] (may this
/// certificate sign), [SignatureCheck] (what the signatures of our own copies are worth).
///
/// For files of unknown origin: [DocumentJudge] finds signatures ([FormField], [FoundSignature]),
/// reads their shape ([SignedRange], [OverlapCheck]) and value ([SignatureValue], [SignedMessage],
/// [Timestamp]), computes all digests at once ([RangeDigests], [ValueCheck]), then asks what came
/// after ([RevisionCheck]: [TailCheck], [Changes] with [PageChanges], [FormChanges], [Permissions]
/// and [StrictCompare]), and concludes ([Conclusion], [Judgement] of [Signed], [Holder],
/// [Evidence]). [Findings] collects; the worst decides ([Integrity]). Whom a certificate leads to
/// is asked afterwards, elsewhere ([Belief], [Trust]), and never changes a verdict.
///
/// Must not know routes, SQL or dossiers.
@NullMarked
package vn.chungthuc.portal.signature;

import org.jspecify.annotations.NullMarked;

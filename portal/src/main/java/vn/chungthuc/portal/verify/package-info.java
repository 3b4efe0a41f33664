/// What the signatures of foreign files are worth: judged in a child, believed by anchors, told.
///
/// [Verifier] (a file in, a [vn.chungthuc.portal.signature.Judgement] out: the one door for the
/// command line, pages and programs; its children are a [vn.chungthuc.portal.confine.Confined] with
/// [Verifier#WORKS] and [Verifier#limits]), [JudgementJson] (how a judgement leaves the child),
/// [VerdictWords] (sentences for verdicts and reasons), [VerifyMain] (the command line) and
/// [VerdictJson] (its lines).
///
/// A judgement holds for the file: `verdict`, `trust`, `reasons`, `evidence` (the DSS dictionary);
/// for each signature a [vn.chungthuc.portal.signature.Signed]: field, signer, role, verdict and
/// reasons, belief (trust, reasons, anchor and its family), times, level, digest, what it covers
/// (the signed revision is the file's first `covers.bytes`), certificates, and the CMS with the
/// digest of the signed bytes. A [vn.chungthuc.portal.signature.Reason] is a code with details;
/// [VerdictWords] makes it a sentence. Nothing of it needs the file any more.
@NullMarked
package vn.chungthuc.portal.verify;

import org.jspecify.annotations.NullMarked;

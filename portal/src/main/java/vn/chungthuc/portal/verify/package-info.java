/// What the signatures of foreign files are worth: judged in a child, believed by anchors, told.
///
/// In the order of the flow: [VerifyRoutes] (the page) and [ApiRoutes] (programs with [ApiKeys])
/// take files; [VerifyDesk] (through its [Turnstile]) has each judged by [Verifier] (a file in, a
/// [vn.chungthuc.portal.signature.Judgement] out, from a child; whom to believe is
/// [vn.chungthuc.portal.trust.Inquiry]'s); [Prefixes] and [LookUpCode] tell which copy it is or
/// claims to be, [IssuedCopies] what the register knows of it. Words are `report`'s; [VerdictJson]
/// and [ReportJson] are the form for programs. [VerifyMain] is the same without a portal, from the
/// command line.
///
/// A judgement holds for the file: `verdict`, `trust`, `reasons`, `evidence` (the DSS dictionary);
/// for each signature a [vn.chungthuc.portal.signature.Signed]: field, signer, role, verdict and
/// reasons, belief (trust, reasons, anchor and its family), times, level, digest, what it covers
/// (the signed revision is the file's first `covers.bytes`), certificates, and the CMS with the
/// digest of the signed bytes. Nothing of it needs the file any more.
@NullMarked
package vn.chungthuc.portal.verify;

import org.jspecify.annotations.NullMarked;

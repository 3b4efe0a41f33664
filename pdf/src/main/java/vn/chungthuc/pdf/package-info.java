/// What a document is: read strictly, extended by appended revisions, signed.
///
/// In the order of the flow: [Source] (bytes), [PdfFile] (strict reader over [Syntax] and
/// [CrossReferences]; [Oddity] is what it passed over), [Inventory] (all that the bytes hold),
/// [Revision] (the only writer of appended revisions), [CertificationRevision] (revision 2),
/// [SignaturePlace] and [Stamp] (where and how a signature shows), [SignatureRevision], [Cms] and
/// [CmsCheck] (revisions 3 and 4), [TimestampRequest], [Timestamp] and [TimestampAuthorities] (when
/// it was).
///
/// For the command line: [FreePlace] (where, and what forbids it), [TextLook], [FreeRevision].
///
/// This package knows no HTTP, no SQL and no window; the certification page and the agent share it
/// so that the same item gives the same bytes on both sides.
@NullMarked
package vn.chungthuc.pdf;

import org.jspecify.annotations.NullMarked;

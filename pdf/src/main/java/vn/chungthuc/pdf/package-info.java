/// What a document is: read strictly, extended by appended revisions, signed.
///
/// Reading, strictly: [Source] (bytes), [PdfFile] (the reader) over [CrossReferences], [Syntax],
/// [StreamReader], [ObjectStream] and [PageTree]; [PdfValue] is what it reads, [Numbers] how reals
/// are told. Streams: [Filters], [Flate], [Lzw], [Predictors]; what draws: [ContentReader],
/// [InlinePicture]. What it cost, passed over and covered: [Budget], [Oddities] of [Oddity],
/// [Extents] of [Span]; else a [PdfFault]. [Inventory] is all that the bytes hold, [History] how
/// they grew, [Appended] and [AppendedSection] what an update is made of.
///
/// Writing: [Revision] (the only writer of appended revisions) over [Writer]; [OpenSignature] is
/// one that waits for its value.
///
/// The office's copy: [CertificationRevision] with [PageTag], [StructureTree] and [ParentTree]
/// (revision 2), [SignaturePlace], [Stamp] with [StampObjects], [StampPreview], [SealImage] and
/// [SerifFont] with [GlyphPrograms] (where and how a signature shows), [SignatureRevision] (3 and
/// 4), read back by [FilledField]; [LongTermRevision] (those behind), [SignedField] (what was
/// signed).
///
/// Any document: [FreePlace] on a [SeenPage] (where, and what forbids it: [FormFields],
/// [DocumentLocks], [SeedValues]; a [PlacementFault]), [TextLook], [FreeRevision].
///
/// The value: [Cms], [CmsCheck] with [CmsFault]; the time: [TimestampRequest], [Timestamp],
/// [TimestampAuthorities] with [TimestampFault].
///
/// This package knows no HTTP, no SQL and no window; the certification page and the agent share it
/// so that the same item gives the same bytes on both sides.
@NullMarked
package vn.chungthuc.pdf;

import org.jspecify.annotations.NullMarked;

/// Real parts for tests and the demo: nothing here is a stand-in that a program would meet in an
/// office under another shape.
///
/// In the order in which a test needs them: [TestPki] and [Identity] (keys and certificates, made
/// by code), [TimestampAuthority] and [RevocationServer] (who speaks for them over HTTP),
/// [SoftToken] (a SoftHSM token that holds one), [SamplePdfs], [BadPdfs] and [ScanPdf] (scans of
/// many kinds, sound and not), [AnyPdf] (every lawful kind of PDF, drawn by a seed), `Postgres` (a
/// database server), [SignedPdfAssert], [Judges], [ITextJudge] and [StrictDss] (what is to be said
/// of a signed file, by us and by others), [Looks], [PdfJs] in [Chromium] and [PixelJudge] (whether
/// readers show a page alike).
///
/// This package must not know our other modules.
@NullMarked
package vn.chungthuc.testkit;

import org.jspecify.annotations.NullMarked;

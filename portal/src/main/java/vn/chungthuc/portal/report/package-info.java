/// What is said of a file that somebody asked about, in words that page, signed report and programs
/// share.
///
/// In the order of the flow: [Examination] (what was found: the judgement and what our own register
/// knows, [Registered]), [Outcome] (the one word for an officer), [VerdictWords] and [Foreign]
/// (sentences, and how text out of a file is made fit to be shown), [SheetWriter] (all of it as a
/// [Sheet]), then [SheetPdf] over [TaggedPages] and [ReportKey] (the sheet on paper, signed),
/// [SealedSheet] (the sheet in the hands of the person who asked, until the paper is wanted).
///
/// It judges nothing and must not know routes or SQL.
@NullMarked
package vn.chungthuc.portal.report;

import org.jspecify.annotations.NullMarked;

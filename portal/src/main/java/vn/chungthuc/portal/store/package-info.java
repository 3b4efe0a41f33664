/// Documents as lists of segments; nothing is stored twice and nothing written changes.
///
/// [Objects] (put once, share, open, by hash; [FolderObjects]), [Content], [Segment], [Document]
/// (their order), [Documents] (begin, extend, record, find, open), [OpenDocument] (reads across
/// segments), [DocumentStream] (for downloads), [RunningDigest] (a SHA-256 that can be kept and
/// gone on with).
///
/// This package must not know HTTP, stages or what stands in a PDF.
@NullMarked
package vn.chungthuc.portal.store;

import org.jspecify.annotations.NullMarked;

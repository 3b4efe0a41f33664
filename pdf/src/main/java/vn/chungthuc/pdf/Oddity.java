package vn.chungthuc.pdf;

/// Something that is not as ISO 32000-2 wants it, and that the reader passed over because every
/// reader sees the same document all the same. Whoever wants no leniency refuses what has one.
///
/// @param place offset in the file where it was noticed; an object number for [Kind#INDEX]
public record Oddity(Kind kind, long place) {
    public enum Kind {
        /// An entry of a cross-reference table that is not exactly 20 bytes long (7.5.4).
        XREF_ENTRY,
        /// An entry in use at offset 0: taken as free (7.5.4).
        OFFSET_ZERO,
        /// An entry that leads to no such object, which nothing refers to: taken as free (7.5.4).
        LEADS_NOWHERE,
        /// An offset that leads to white space or a comment before what it should lead to.
        OFFSET_EARLY,
        /// Between `startxref` and `%%EOF` more than a number (7.5.5).
        STARTXREF,
        /// A cross-reference stream with more rows than its `/Index` tells (7.5.8.2).
        XREF_ROWS,
        /// `/Size` is not one more than the highest number (7.5.5).
        SIZE,
        /// The same key with the same value twice in a dictionary (7.3.7).
        KEY_TWICE,
        /// A whole number with `endobj` straight behind it (7.2.3 wants white space between).
        NUMBER_ENDS_OBJECT,
        /// `stream` followed by something else than CR LF or LF (7.3.8.1).
        STREAM_START,
        /// More than one line end between the data of a stream and `endstream` (7.3.8.1).
        STREAM_END,
        /// The data of a stream end before their filter says that they do (7.4).
        STREAM_CUT,
        /// An object stream's object has another index than its entry says (7.5.8.3).
        INDEX,
        /// Blanks and control characters behind the last `%%EOF` (7.5.5).
        BEHIND_END
    }
}

package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.Span;

/// The bytes that a signature covers: all of a revision but the `/Contents` string of its own
/// dictionary (ISO 32000-2, 12.8.1; ETSI EN 319 142-1, 5.3).
///
/// @param gap the hexadecimal string with its angle brackets
/// @param end behind the last signed byte
record SignedRange(Span gap, long end) {
    private static final long LONGEST_CONTENTS = 1 << 24;

    /// Reads `/ByteRange` and holds it against the file; empty, with a finding, if it does not have
    /// the one shape that leaves no room for anything else.
    static Optional<SignedRange> of(PdfFile file, FoundSignature signature, Findings findings)
            throws IOException {
        try {
            return read(file, signature, findings);
        } catch (PdfFault e) {
            findings.add(Integrity.BROKEN, "signature-dictionary");
            return Optional.empty();
        }
    }

    private static Optional<SignedRange> read(
            PdfFile file, FoundSignature signature, Findings findings)
            throws IOException, PdfFault {
        var numbers = numbers(file.resolve(signature.dict().get("ByteRange")));
        if (numbers == null) {
            findings.add(Integrity.BROKEN, "byte-range-shape");
            return Optional.empty();
        }
        var range = new SignedRange(new Span(numbers[1], numbers[2]), numbers[2] + numbers[3]);
        if (range.end > file.source().length()) {
            findings.add(Integrity.BROKEN, "byte-range-beyond-file");
            return Optional.empty();
        }
        var owner = signature.owner();
        if (owner == null || signature.offset() < 0) {
            // an object stream is compressed: no gap of the file can be a string inside it
            findings.add(Integrity.BROKEN, "signature-in-object-stream");
            return Optional.empty();
        }
        var path = new java.util.ArrayList<>(signature.path());
        path.add("Contents");
        var contents = Span.of(file, owner, path.toArray(String[]::new));
        // "the signature value … shall fit precisely in the space between the ranges" (12.8.1)
        if (contents.isEmpty() || !contents.get().equals(range.gap)) {
            findings.add(Integrity.BROKEN, "gap-is-not-contents");
            return Optional.empty();
        }
        if (!new Span(0, range.end).holds(Span.of(file, owner))) {
            findings.add(Integrity.BROKEN, "signature-outside-its-range");
            return Optional.empty();
        }
        return Optional.of(range);
    }

    /// Exactly four integers: 0, a length, a greater offset, a length (12.8.1: "exactly two pairs"
    /// for a signature that covers all but its value).
    private static long @Nullable [] numbers(PdfValue value) {
        if (!(value instanceof PdfValue.Array(var items)) || items.size() != 4) {
            return null;
        }
        var numbers = new long[4];
        for (int i = 0; i < 4; i++) {
            if (!(items.get(i) instanceof PdfValue.Int(long n)) || n < 0 || n > 1L << 40) {
                return null;
            }
            numbers[i] = n;
        }
        boolean shaped =
                numbers[0] == 0
                        && numbers[1] > 0
                        && numbers[2] > numbers[1] + 1
                        && numbers[2] - numbers[1] < LONGEST_CONTENTS
                        && numbers[3] > 0;
        return shaped ? numbers : null;
    }

    /// The bytes of the string, or nothing, with a finding, where it is no clean hexadecimal
    /// string: white space inside would let two readers read two things.
    Optional<byte[]> contents(PdfFile file, Findings findings) throws IOException {
        int length = (int) (gap.end() - gap.start());
        var text =
                new String(file.source().bytes(gap.start(), length), StandardCharsets.ISO_8859_1);
        var hex = text.substring(1, length - 1);
        if (!text.startsWith("<") || !text.endsWith(">") || hex.length() % 2 != 0) {
            findings.add(Integrity.BROKEN, "gap-is-not-contents");
            return Optional.empty();
        }
        try {
            return Optional.of(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException e) {
            findings.add(Integrity.BROKEN, "gap-is-not-contents");
            return Optional.empty();
        }
    }
}

package vn.chungthuc.pdf;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads `n g obj … endobj` at an offset, streams with their length checked (ISO 32000-2, 7.3.10,
/// 7.3.8), and decodes streams that the reader itself needs.
final class StreamReader {
    /// Resolves the reference of an indirect `/Length`; null where that is not possible.
    interface Lengths {
        @Nullable Long length(PdfValue.Ref reference) throws IOException, PdfFault;
    }

    /// What a reader needs besides the source.
    record Limits(Budget budget, Lengths lengths) {}

    private StreamReader() {}

    /// The stream object at `offset`; a fault if something else is there.
    static PdfValue.Stream at(
            Source source, long offset, PdfValue.@Nullable Ref expected, Limits limits)
            throws IOException, PdfFault {
        if (object(source, offset, expected, limits) instanceof PdfValue.Stream stream) {
            return stream;
        }
        throw PdfFault.damaged("expected a stream at " + offset);
    }

    /// The object at `offset`, whose number and generation must be as expected.
    static PdfValue object(
            Source source, long offset, PdfValue.@Nullable Ref expected, Limits limits)
            throws IOException, PdfFault {
        if (offset <= 0 || offset >= source.length()) {
            throw PdfFault.damaged("an object outside the file: " + offset);
        }
        return object(new Syntax(source, offset, limits.budget()), source, expected, limits);
    }

    /// The object at the place of `syntax`, which stands behind it afterwards.
    static PdfValue object(
            Syntax syntax, Source source, PdfValue.@Nullable Ref expected, Limits limits)
            throws IOException, PdfFault {
        long offset = syntax.position();
        syntax.skipOdd(Oddity.Kind.OFFSET_EARLY);
        long number = syntax.integer();
        long generation = syntax.integer();
        syntax.expect("obj");
        if (expected != null
                && (number != expected.number() || generation != expected.generation())) {
            throw PdfFault.damaged("another object than " + expected.number() + " at " + offset);
        }
        var value = notReference(syntax.value(), offset);
        if (value instanceof PdfValue.Dict dict && syntax.passes("stream")) {
            value = stream(source, syntax, dict, limits.lengths());
        }
        syntax.expect("endobj");
        limits.budget().extents().add(offset, syntax.position());
        return value;
    }

    /// An object that is a reference to another one (7.3.10 wants a direct object there) is
    /// followed by some readers to its end, by others one step far.
    static PdfValue notReference(PdfValue value, long place) throws PdfFault {
        if (value instanceof PdfValue.Ref) {
            throw PdfFault.damaged("an object that is a reference, at " + place);
        }
        return value;
    }

    private static PdfValue.Stream stream(
            Source source, Syntax syntax, PdfValue.Dict dict, Lengths lengths)
            throws IOException, PdfFault {
        passLineEnd(syntax);
        var length =
                switch (dict.get("Length")) {
                    case PdfValue.Int(long n) -> Long.valueOf(n);
                    case PdfValue.Ref reference -> lengths.length(reference);
                    case null, default -> null;
                };
        long start = syntax.position();
        if (length == null || length < 0 || length > source.length() - start) {
            throw PdfFault.damaged("the length of the stream at " + start);
        }
        syntax.moveTo(start + length);
        passEnd(syntax);
        return new PdfValue.Stream(dict, start, length);
    }

    /// CR LF or LF (7.3.8.1); blanks before it and CR alone are noticed.
    private static void passLineEnd(Syntax syntax) throws IOException, PdfFault {
        long at = syntax.position();
        while (syntax.peek() == ' ' || syntax.peek() == '\t') {
            syntax.next();
        }
        int c = syntax.next();
        boolean pair = c == 13 && syntax.peek() == 10;
        if (c != 10 && c != 13) {
            throw PdfFault.damaged("no line end behind stream before " + syntax.position());
        }
        if ((c == 13 && !pair) || syntax.position() != at + 1) {
            syntax.notice(Oddity.Kind.STREAM_START, at);
        }
        if (pair) {
            syntax.next();
        }
    }

    /// `endstream`, with at most a line end before it (7.3.8.1); no comment may stand there.
    private static void passEnd(Syntax syntax) throws IOException, PdfFault {
        long at = syntax.position();
        int blanks = 0;
        boolean pair = false;
        for (int c = syntax.peek(); Syntax.isSpace(c); c = syntax.peek()) {
            syntax.next();
            pair = c == 13 && syntax.peek() == 10;
            blanks += pair ? 0 : 1;
        }
        if (blanks > 1) {
            syntax.notice(Oddity.Kind.STREAM_END, at);
        }
        if (syntax.peek() == '%') {
            throw PdfFault.damaged("a comment before endstream at " + syntax.position());
        }
        syntax.expect("endstream");
    }

    /// The decoded bytes of a stream whose filters stand in its dictionary.
    static byte[] decode(Source source, PdfValue.Stream stream, Budget budget)
            throws IOException, PdfFault {
        var dict = stream.dict();
        var steps = Filters.steps(dict, dict.get("Filter"), dict.get("DecodeParms"));
        return decode(source, stream, steps, budget);
    }

    static byte[] decode(
            Source source, PdfValue.Stream stream, List<Filters.Step> steps, Budget budget)
            throws IOException, PdfFault {
        int most = budget.decodable();
        if (stream.length() > most) {
            throw new PdfFault(PdfFault.Kind.TOO_MUCH, "a stream of " + stream.length());
        }
        var data = source.bytes(stream.start(), (int) stream.length());
        for (var step : steps) {
            data = Filters.decode(data, step, budget.decodable());
            budget.decoded(data.length);
        }
        return data;
    }
}

package vn.chungthuc.pdf;

import java.io.IOException;
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
        var syntax = new Syntax(source, offset, limits.budget());
        long number = syntax.integer();
        long generation = syntax.integer();
        syntax.expect("obj");
        if (expected != null
                && (number != expected.number() || generation != expected.generation())) {
            throw PdfFault.damaged("another object than " + expected.number() + " at " + offset);
        }
        var value = syntax.value();
        if (value instanceof PdfValue.Dict dict && syntax.passes("stream")) {
            return stream(source, syntax, dict, limits.lengths());
        }
        syntax.expect("endobj");
        return value;
    }

    private static PdfValue.Stream stream(
            Source source, Syntax syntax, PdfValue.Dict dict, Lengths lengths)
            throws IOException, PdfFault {
        int c = syntax.next();
        if (c == 13) {
            syntax.passLineFeed();
        } else if (c != 10) {
            throw PdfFault.damaged("no line end behind stream before " + syntax.position());
        }
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
        syntax.expect("endstream");
        syntax.expect("endobj");
        return new PdfValue.Stream(dict, start, length);
    }

    /// The decoded bytes of a stream with no filter or FlateDecode alone.
    static byte[] decode(Source source, PdfValue.Stream stream, Budget budget)
            throws IOException, PdfFault {
        var data = decode(source, stream, budget.decodable());
        budget.decoded(data.length);
        return data;
    }

    private static byte[] decode(Source source, PdfValue.Stream stream, int most)
            throws IOException, PdfFault {
        if (stream.length() > most) {
            throw new PdfFault(PdfFault.Kind.TOO_MUCH, "a stream of " + stream.length());
        }
        var encoded = source.bytes(stream.start(), (int) stream.length());
        var filter = only(stream.dict().get("Filter"));
        if (filter == null) {
            return encoded;
        }
        if (!(filter instanceof PdfValue.Name(var name)) || !name.equals("FlateDecode")) {
            throw new PdfFault(PdfFault.Kind.UNSUPPORTED, "a filter other than FlateDecode");
        }
        var data = Flate.inflate(encoded, most);
        if (only(stream.dict().get("DecodeParms")) instanceof PdfValue.Dict parameters) {
            return unpredicted(data, parameters);
        }
        return data;
    }

    private static byte[] unpredicted(byte[] data, PdfValue.Dict parameters) throws PdfFault {
        long predictor = integer(parameters, "Predictor", 1);
        if (predictor == 1) {
            return data;
        }
        long columns = integer(parameters, "Columns", 1);
        if (predictor < 10
                || columns < 1
                || columns > 1_000_000
                || integer(parameters, "Colors", 1) != 1
                || integer(parameters, "BitsPerComponent", 8) != 8) {
            throw new PdfFault(PdfFault.Kind.UNSUPPORTED, "predictor " + predictor);
        }
        return Flate.unpredict(data, (int) columns, 1);
    }

    private static long integer(PdfValue.Dict dict, String key, long otherwise) {
        return dict.get(key) instanceof PdfValue.Int(long n) ? n : otherwise;
    }

    /// An entry that may stand alone or in an array of one.
    private static @Nullable PdfValue only(@Nullable PdfValue value) throws PdfFault {
        return switch (value) {
            case PdfValue.Array(var items) when items.size() == 1 -> items.getFirst();
            case PdfValue.Array(var items) when items.isEmpty() -> null;
            case PdfValue.Array _ ->
                    throw new PdfFault(PdfFault.Kind.UNSUPPORTED, "a chain of filters");
            case PdfValue.Null _ -> null;
            case null -> null;
            default -> value;
        };
    }
}

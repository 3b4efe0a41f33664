package vn.chungthuc.pdf;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// Where something stands in the file, byte for byte.
///
/// @param start of its first byte
/// @param end behind its last byte
public record Span(long start, long end) {

    /// An object from its number to behind `endobj`.
    public static Span of(PdfFile file, PdfValue.Ref object) throws IOException, PdfFault {
        var syntax = open(file, object);
        long start = syntax.position();
        return new Span(start, passObject(file, syntax));
    }

    /// The value under a path of keys in a dictionary object, direct all the way; empty if one of
    /// the keys is missing.
    public static Optional<Span> of(PdfFile file, PdfValue.Ref object, String... path)
            throws IOException, PdfFault {
        var syntax = open(file, object);
        syntax.integer();
        syntax.integer();
        syntax.expect("obj");
        for (var key : path) {
            if (!enter(syntax, key)) {
                return Optional.empty();
            }
        }
        long start = syntax.position();
        syntax.value();
        return Optional.of(new Span(start, syntax.position()));
    }

    public boolean holds(Span other) {
        return start <= other.start && other.end <= end;
    }

    private static Syntax open(PdfFile file, PdfValue.Ref object) throws PdfFault {
        long offset =
                History.offset(file, object.number())
                        .orElseThrow(
                                () -> PdfFault.damaged("no place of object " + object.number()));
        return new Syntax(file.source(), offset, file.budget());
    }

    /// Moves to the value of `key` in the dictionary that begins here.
    private static boolean enter(Syntax syntax, String key) throws IOException, PdfFault {
        syntax.skipSpace();
        int first = syntax.next();
        int second = syntax.next();
        if (first != '<' || second != '<') {
            return false;
        }
        for (syntax.skipSpace(); syntax.peek() == '/'; syntax.skipSpace()) {
            var found = syntax.value().equals(PdfValue.name(key));
            syntax.skipSpace();
            if (found) {
                return true;
            }
            syntax.value();
        }
        return false;
    }

    /// Passes `n g obj … endobj`, however long its stream is.
    ///
    /// @return where it ends
    static long passObject(PdfFile file, Syntax syntax) throws IOException, PdfFault {
        long start = syntax.position();
        syntax.integer();
        syntax.integer();
        syntax.expect("obj");
        var value = syntax.value();
        if (value instanceof PdfValue.Dict && syntax.passes("stream")) {
            var limits = new StreamReader.Limits(file.budget(), ref -> length(file, ref));
            var stream = StreamReader.at(file.source(), start, null, limits);
            syntax.moveTo(stream.start() + stream.length());
            syntax.expect("endstream");
        }
        syntax.expect("endobj");
        return syntax.position();
    }

    private static @org.jspecify.annotations.Nullable Long length(PdfFile file, PdfValue.Ref ref)
            throws IOException, PdfFault {
        return file.object(ref) instanceof PdfValue.Int(long n) ? n : null;
    }

    /// Whether two spans hold the same bytes.
    public static boolean same(Source one, Span here, Source other, Span there) throws IOException {
        long count = here.end - here.start;
        if (count != there.end - there.start) {
            return false;
        }
        for (long done = 0; done < count; done += 65_536) {
            int take = (int) Math.min(65_536, count - done);
            if (!Arrays.equals(
                    one.bytes(here.start + done, take), other.bytes(there.start + done, take))) {
                return false;
            }
        }
        return true;
    }
}

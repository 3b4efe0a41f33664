package vn.chungthuc.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Everything that the bytes of a file hold, not only what its newest cross-references show:
/// objects that later revisions override, objects inside object streams that no entry names,
/// objects that stand in the file and in no table, and bytes that are none of that. Other readers,
/// and other states of the same file, may show any of it.
public final class Inventory<X extends Exception> {
    /// How an object stands in the file.
    public enum Standing {
        /// The newest cross-references lead to it.
        CURRENT,
        /// It belongs to an earlier revision.
        EARLIER,
        /// No cross-reference leads to it.
        UNLISTED
    }

    /// Sees each object once, in no useful order.
    public interface Visitor<X extends Exception> {
        /// @param number of the object, or of the object stream that holds it; 0 for a trailer
        void object(int number, PdfValue value, Standing standing) throws IOException, PdfFault, X;

        /// Bytes between the objects that are neither white space nor object nor the words of a
        /// trailer, in pieces of some 64 KiB; a comment only if it is longer than any honest one.
        void stray(byte[] bytes, long start) throws X;
    }

    private static final int MOST_STRAY = 1 << 16;

    /// Longer than any sign of another format that a piece could be cut through.
    private static final int OVERLAP = 64;

    private static final int LONGEST_COMMENT = 512;

    private final PdfFile file;
    private final Visitor<X> visitor;

    private Inventory(PdfFile file, Visitor<X> visitor) {
        this.file = file;
        this.visitor = visitor;
    }

    /// @param file read by [PdfFile#readForAll]
    public static <X extends Exception> void take(PdfFile file, Visitor<X> visitor)
            throws IOException, PdfFault, X {
        var inventory = new Inventory<>(file, visitor);
        for (var trailer : file.trailers()) {
            visitor.object(0, trailer, Standing.CURRENT);
        }
        inventory.current();
        for (var old : file.overridden()) {
            inventory.earlier(old);
        }
        inventory.gaps();
    }

    private void current() throws IOException, PdfFault, X {
        var nowhere = new TreeMap<Integer, PdfFault>();
        for (int number : file.objectNumbers()) {
            PdfValue value;
            try {
                value = file.newest(number);
            } catch (PdfFault e) {
                if (e.kind() != PdfFault.Kind.DAMAGED) {
                    throw e;
                }
                nowhere.put(number, e);
                continue;
            }
            object(number, value, Standing.CURRENT);
        }
        if (!nowhere.isEmpty()) {
            checkUnused(nowhere);
        }
    }

    /// What leads nowhere is harmless as long as nothing that can be read refers to it: some
    /// writers give out numbers that they never use.
    private void checkUnused(Map<Integer, PdfFault> nowhere) throws IOException, PdfFault {
        for (var trailer : file.trailers()) {
            checkUnused(nowhere, trailer);
        }
        for (int number : file.objectNumbers()) {
            if (!nowhere.containsKey(number)) {
                checkUnused(nowhere, file.newest(number));
            }
        }
        nowhere.keySet().forEach(number -> file.notice(Oddity.Kind.LEADS_NOWHERE, number));
    }

    private static void checkUnused(Map<Integer, PdfFault> nowhere, PdfValue value)
            throws PdfFault {
        var open = new ArrayList<PdfValue>(List.of(value));
        while (!open.isEmpty()) {
            switch (open.removeLast()) {
                case PdfValue.Array(var items) -> open.addAll(items);
                case PdfValue.Stream(var dict, _, _) -> open.add(dict);
                case PdfValue.Dict(var entries) -> open.addAll(entries.values());
                case PdfValue.Ref(int number, _) -> {
                    var fault = nowhere.get(number);
                    if (fault != null) {
                        throw fault;
                    }
                }
                case PdfValue.Null _,
                        PdfValue.Bool _,
                        PdfValue.Int _,
                        PdfValue.Real _,
                        PdfValue.Name _,
                        PdfValue.Str _ -> {}
            }
        }
    }

    private void object(int number, PdfValue value, Standing standing)
            throws IOException, PdfFault, X {
        visitor.object(number, value, standing);
        if (value instanceof PdfValue.Stream stream && stream.dict().is("Type", "ObjStm")) {
            for (var hidden : file.unnamed(number, stream, standing)) {
                visitor.object(number, hidden.value(), hidden.standing());
            }
        }
    }

    /// Newer revisions may stand on what older tables had wrong: then there is nothing to see.
    private void earlier(CrossReferences.Overridden old) throws IOException, PdfFault, X {
        PdfValue value;
        try {
            value = file.earlier(old);
        } catch (PdfFault e) {
            if (e.kind() == PdfFault.Kind.DAMAGED) {
                return;
            }
            throw e;
        }
        object(old.number(), value, Standing.EARLIER);
    }

    private void gaps() throws IOException, PdfFault, X {
        var gaps = file.gaps();
        for (int i = 0; i < gaps.length; i += 2) {
            gap(gaps[i], gaps[i + 1]);
        }
    }

    /// What stands between two things that the reader knows. Behind what is nothing it looks on,
    /// byte by byte, for the next object: readers that rebuild files do.
    private void gap(long start, long end) throws IOException, PdfFault, X {
        var syntax = file.syntax(start == 0 ? "%PDF-1.0".length() : start);
        long stray = -1;
        while (syntax.position() < end) {
            long at = syntax.position();
            boolean known =
                    stray < 0 ? known(syntax, end) : objectAhead(syntax) && object(syntax, end);
            if (known && stray >= 0) {
                stray(stray, at);
                stray = -1;
            } else if (!known) {
                stray = stray < 0 ? at : stray;
                passDigitsOrByte(syntax);
            }
        }
        if (stray >= 0) {
            stray(stray, end);
        }
    }

    private boolean known(Syntax syntax, long end) throws IOException, PdfFault, X {
        int c = syntax.peek();
        if (Syntax.isSpace(c)) {
            syntax.next();
            return true;
        }
        if (c == '%') {
            comment(syntax, end);
            return true;
        }
        return startXref(syntax) || object(syntax, end);
    }

    private static boolean passDigitsOrByte(Syntax syntax) throws IOException, PdfFault {
        boolean digits = false;
        while (isDigit(syntax.peek())) {
            syntax.next();
            digits = true;
        }
        if (!digits) {
            syntax.next();
        }
        return digits;
    }

    /// Whether `n g obj` comes next; stays.
    private static boolean objectAhead(Syntax syntax) throws IOException, PdfFault {
        long at = syntax.position();
        boolean ahead = isDigit(syntax.peek()) && passDigitsOrByte(syntax);
        if (ahead) {
            syntax.skipSpace();
            ahead = isDigit(syntax.peek()) && passDigitsOrByte(syntax);
        }
        if (ahead) {
            syntax.skipSpace();
            ahead = syntax.next() == 'o' && syntax.next() == 'b' && syntax.next() == 'j';
        }
        syntax.moveTo(at);
        return ahead;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private void comment(Syntax syntax, long end) throws IOException, PdfFault, X {
        long at = syntax.position();
        for (int c = syntax.peek(); c >= 0 && c != 10 && c != 13; c = syntax.peek()) {
            syntax.next();
        }
        long stop = Math.min(end, syntax.position());
        if (stop - at > LONGEST_COMMENT) {
            stray(at, stop);
        }
    }

    private void stray(long start, long end) throws IOException, X {
        for (long at = start; at < end; at += MOST_STRAY) {
            int count = (int) Math.min(MOST_STRAY + OVERLAP, end - at);
            visitor.stray(file.source().bytes(at, count), at);
        }
    }

    /// The words that end a revision (7.5.5).
    private static boolean startXref(Syntax syntax) throws IOException, PdfFault {
        long at = syntax.position();
        if (!syntax.passes("startxref")) {
            return false;
        }
        syntax.skipSpace();
        var number = syntax.word();
        if (!number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return true;
        }
        syntax.moveTo(at);
        return false;
    }

    /// An object that no table names; passed if it is one, whole and inside the gap.
    private boolean object(Syntax syntax, long end) throws IOException, PdfFault, X {
        long at = syntax.position();
        if (!isDigit(syntax.peek())) {
            return false;
        }
        try {
            var found = file.unlisted(at);
            if (found.end() <= end) {
                object(found.number(), found.value(), Standing.UNLISTED);
                syntax.moveTo(found.end());
                return true;
            }
        } catch (PdfFault e) {
            if (e.kind() != PdfFault.Kind.DAMAGED) {
                throw e;
            }
        }
        return false;
    }
}

package vn.chungthuc.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// How a document grew by appended updates (ISO 32000-2, 7.5.6): where its revisions end, and what
/// a later one sees elsewhere. A revision is the document cut off at its end.
public final class History {
    private static final String START_XREF = "startxref";
    private static final int WINDOW = 1 << 16;

    private History() {}

    /// The numbers of the objects that `later` finds at another place than `earlier` did, or that
    /// only one of them has. An object that is free is one that is not there (7.5.4).
    public static SortedSet<Integer> moved(PdfFile earlier, PdfFile later) {
        var numbers = new HashSet<>(earlier.references().entries().keySet());
        numbers.addAll(later.references().entries().keySet());
        var moved = new TreeSet<Integer>();
        for (int number : numbers) {
            if (!entry(earlier, number).equals(entry(later, number))) {
                moved.add(number);
            }
        }
        return moved;
    }

    private static CrossReferences.Entry entry(PdfFile file, int number) {
        var entry = file.references().entry(number);
        return entry == null ? new CrossReferences.Entry.Free() : entry;
    }

    /// Whether that number is in use.
    public static boolean has(PdfFile file, int number) {
        return !(entry(file, number) instanceof CrossReferences.Entry.Free);
    }

    /// Where the object stands; empty for one that is free or inside an object stream.
    public static OptionalLong offset(PdfFile file, int number) {
        return entry(file, number) instanceof CrossReferences.Entry.InUse(long offset, _)
                ? OptionalLong.of(offset)
                : OptionalLong.empty();
    }

    /// Where each revision ends, in ascending order: behind the `%%EOF` of its cross-reference
    /// section and the line end after it.
    public static SortedSet<Long> ends(PdfFile file) throws IOException, PdfFault {
        var starts = new TreeSet<Long>();
        for (var section : file.references().sections()) {
            starts.add(section.start());
        }
        var ends = new TreeSet<Long>();
        for (long start : starts) {
            var next = starts.higher(start);
            end(file, start, next == null ? file.source().length() : next, starts)
                    .ifPresent(ends::add);
        }
        return ends;
    }

    /// The first section of a linearised file (annex F.3.4) is followed by `startxref 0`: nothing
    /// ends there.
    private static OptionalLong end(PdfFile file, long from, long until, Set<Long> starts)
            throws IOException, PdfFault {
        long at = find(file.source(), from, until);
        if (at < 0) {
            return OptionalLong.empty();
        }
        var syntax = new Syntax(file.source(), at + START_XREF.length(), file.budget());
        if (!starts.contains(syntax.integer())) {
            return OptionalLong.empty();
        }
        while (Syntax.isSpace(syntax.peek())) {
            syntax.next();
        }
        for (char c : "%%EOF".toCharArray()) {
            if (syntax.next() != c) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(behindLineEnd(syntax));
    }

    private static long behindLineEnd(Syntax syntax) throws IOException, PdfFault {
        while (syntax.peek() == ' ') {
            syntax.next();
        }
        if (syntax.peek() == 13) {
            syntax.next();
        }
        syntax.passLineFeed();
        return syntax.position();
    }

    private static long find(Source source, long from, long until) throws IOException {
        for (long at = from; at < until; at += WINDOW) {
            int count = (int) Math.min(WINDOW + START_XREF.length(), source.length() - at);
            var text = new String(source.bytes(at, count), StandardCharsets.ISO_8859_1);
            int found = text.indexOf(START_XREF);
            if (found >= 0) {
                return at + found;
            }
        }
        return -1;
    }

    /// Where the newest cross-reference section begins, and all before it.
    public static List<Long> sectionStarts(PdfFile file) {
        return file.references().sections().stream().map(CrossReferences.Section::start).toList();
    }
}

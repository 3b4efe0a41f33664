package vn.chungthuc.pdf;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The bytes of one appended update, accounted for to the last one (ISO 32000-2, 7.5.6): objects
/// that its cross-reference section lists at their places, the section, the trailer, `startxref`
/// and `%%EOF`. Anything else is what a reader that rebuilds files would see and a strict one would
/// not.
public final class Appended {
    /// What does not belong.
    public enum Kind {
        /// Bytes that are no object and no section.
        JUNK,
        /// An object that no cross-reference section lists there.
        UNLISTED_OBJECT,
        /// A section that no `startxref` or `/Prev` leads to.
        UNLISTED_SECTION,
        /// The head of another file.
        SECOND_HEADER
    }

    /// @param at offset in the file
    public record Foreign(Kind kind, long at) {}

    private final PdfFile file;
    private final Syntax syntax;
    private final Set<Long> sections;

    private Appended(PdfFile file, long from) {
        this.file = file;
        this.syntax = new Syntax(file.source(), from, file.budget());
        this.sections = new HashSet<>(History.sectionStarts(file));
        for (var section : file.references().sections()) {
            if (section.trailer().get("XRefStm") instanceof PdfValue.Int(long hidden)) {
                sections.add(hidden);
            }
        }
    }

    /// The first thing between `from` and the end of `file` that does not belong.
    public static Optional<Foreign> first(PdfFile file, long from) throws IOException {
        var appended = new Appended(file, from);
        try {
            return appended.walk();
        } catch (PdfFault e) {
            return Optional.of(new Foreign(Kind.JUNK, appended.syntax.position()));
        }
    }

    private Optional<Foreign> walk() throws IOException, PdfFault {
        while (true) {
            long from = syntax.position();
            while (Syntax.isSpace(syntax.peek())) {
                syntax.next();
            }
            long at = syntax.position();
            int c = syntax.peek();
            if (c < 0) {
                return Optional.empty();
            }
            var wrong = c == '%' ? comment() : Character.isDigit(c) ? object(from) : section(from);
            if (wrong.isPresent()) {
                return wrong.map(kind -> new Foreign(kind, at));
            }
        }
    }

    private Optional<Kind> comment() throws IOException, PdfFault {
        var line = new StringBuilder();
        for (int c = syntax.peek(); c >= 0 && c != 10 && c != 13; c = syntax.peek()) {
            if (line.length() < 8) {
                line.append((char) c);
            }
            syntax.next();
        }
        return line.toString().startsWith("%PDF-")
                ? Optional.of(Kind.SECOND_HEADER)
                : Optional.empty();
    }

    private Optional<Kind> object(long from) throws IOException, PdfFault {
        long at = syntax.position();
        long number = syntax.integer();
        syntax.moveTo(at);
        Span.passObject(file, syntax);
        long listed =
                number <= Integer.MAX_VALUE ? History.offset(file, (int) number).orElse(-1) : -1;
        // an offset may lead to the white space before (Oddity.Kind.OFFSET_EARLY)
        return (listed >= from && listed <= at) || isSection(from, at)
                ? Optional.empty()
                : Optional.of(Kind.UNLISTED_OBJECT);
    }

    private Optional<Kind> section(long from) throws IOException, PdfFault {
        long at = syntax.position();
        if (syntax.passes("startxref")) {
            return sections.contains(syntax.integer())
                    ? Optional.empty()
                    : Optional.of(Kind.UNLISTED_SECTION);
        }
        syntax.expect("xref");
        while (!syntax.passes("trailer")) {
            if (syntax.word().isEmpty()) {
                return Optional.of(Kind.JUNK);
            }
        }
        syntax.value();
        return isSection(from, at) ? Optional.empty() : Optional.of(Kind.UNLISTED_SECTION);
    }

    private boolean isSection(long from, long at) {
        return sections.stream().anyMatch(start -> start >= from && start <= at);
    }
}

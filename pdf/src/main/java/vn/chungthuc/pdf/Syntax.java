package vn.chungthuc.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Reads PDF objects at a place of a source, by ISO 32000-2, 7.2 and 7.3, and repairs nothing; the
/// little that it passes over is noticed as an [Oddity].
final class Syntax {
    private static final int WINDOW = 8192;
    private static final int DEEPEST = 100;
    private static final String END_OF_OBJECT = "endobj";
    private static final int LONGEST_TOKEN = 1 << 22;

    private final Source source;
    private final Budget budget;
    private final byte[] window = new byte[WINDOW];
    private long windowStart = -1;
    private int windowLength;
    private long position;

    Syntax(Source source, long position, Budget budget) {
        this.source = source;
        this.budget = budget;
        this.position = position;
    }

    long position() {
        return position;
    }

    void notice(Oddity.Kind kind, long place) {
        budget.oddities().notice(kind, place);
    }

    /// Passes white space and comments where there should be none.
    void skipOdd(Oddity.Kind kind) throws IOException, PdfFault {
        long at = position;
        skipSpace();
        if (position != at) {
            notice(kind, at);
        }
    }

    void moveTo(long place) {
        position = place;
    }

    /// The next byte, or -1 at the end; stays.
    int peek() throws IOException {
        if (position < 0 || position >= source.length()) {
            return -1;
        }
        if (windowStart < 0 || position < windowStart || position >= windowStart + windowLength) {
            windowLength = (int) Math.min(WINDOW, source.length() - position);
            source.read(position, window, 0, windowLength);
            windowStart = position;
        }
        return window[(int) (position - windowStart)] & 0xFF;
    }

    int next() throws IOException, PdfFault {
        budget.step();
        int c = peek();
        if (c >= 0) {
            position++;
        }
        return c;
    }

    static boolean isSpace(int c) {
        return c == 0 || c == 9 || c == 10 || c == 12 || c == 13 || c == 32;
    }

    static boolean isDelimiter(int c) {
        return c == '(' || c == ')' || c == '<' || c == '>' || c == '[' || c == ']' || c == '{'
                || c == '}' || c == '/' || c == '%';
    }

    static boolean isRegular(int c) {
        return c >= 0 && !isSpace(c) && !isDelimiter(c);
    }

    /// Passes white space and comments.
    void skipSpace() throws IOException, PdfFault {
        for (int c = peek(); isSpace(c) || c == '%'; c = peek()) {
            if (c == '%') {
                while (c >= 0 && c != 10 && c != 13) {
                    c = next();
                }
            } else {
                next();
            }
        }
    }

    /// The next run of regular characters; empty at a delimiter.
    String word() throws IOException, PdfFault {
        skipSpace();
        var word = new StringBuilder();
        while (isRegular(peek())) {
            word.append((char) next());
            if (word.length() > LONGEST_TOKEN) {
                throw tooLong(position);
            }
        }
        return word.toString();
    }

    void expect(String keyword) throws IOException, PdfFault {
        long at = position;
        var word = word();
        if (!word.equals(keyword)) {
            throw PdfFault.damaged("expected " + keyword + " at " + at);
        }
    }

    /// Whether `keyword` comes next; passed if so.
    boolean passes(String keyword) throws IOException, PdfFault {
        long at = position;
        if (word().equals(keyword)) {
            return true;
        }
        position = at;
        return false;
    }

    long integer() throws IOException, PdfFault {
        long at = position;
        var word = word();
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw PdfFault.damaged("expected an integer at " + at);
        }
    }

    PdfValue value() throws IOException, PdfFault {
        budget.object();
        return value(0);
    }

    private PdfValue value(int depth) throws IOException, PdfFault {
        if (depth > DEEPEST) {
            throw new PdfFault(PdfFault.Kind.TOO_MUCH, "objects nested too deep");
        }
        budget.value();
        skipSpace();
        int c = peek();
        return switch (c) {
            case '/' -> name();
            case '(' -> literalString();
            case '[' -> array(depth);
            case '<' -> {
                position++;
                if (peek() == '<') {
                    position++;
                    yield dictionary(depth);
                }
                yield hexString();
            }
            case -1 -> throw PdfFault.damaged("the file ends inside an object");
            default -> numberOrKeyword();
        };
    }

    private PdfValue numberOrKeyword() throws IOException, PdfFault {
        long at = position;
        var word = beforeEnd(word());
        var keyword =
                switch (word) {
                    case "true" -> new PdfValue.Bool(true);
                    case "false" -> new PdfValue.Bool(false);
                    case "null" -> new PdfValue.Null();
                    default -> null;
                };
        if (keyword != null) {
            return keyword;
        }
        return switch (kind(word)) {
            case INTEGER -> {
                long number = Long.parseLong(word);
                boolean plain = number >= 0 && word.charAt(0) != '+' && word.charAt(0) != '-';
                var reference = plain ? reference(number) : null;
                yield reference == null ? new PdfValue.Int(number) : reference;
            }
            case REAL -> new PdfValue.Real(word);
            case NO_NUMBER -> throw PdfFault.damaged("no object at " + at);
        };
    }

    /// A number ends where no digit follows, whoever reads it: `12endobj` is two tokens to all.
    private String beforeEnd(String word) {
        if (!word.endsWith(END_OF_OBJECT) || !Character.isDigit(word.charAt(0))) {
            return word;
        }
        position -= END_OF_OBJECT.length();
        notice(Oddity.Kind.NUMBER_ENDS_OBJECT, position);
        return word.substring(0, word.length() - END_OF_OBJECT.length());
    }

    private enum Digits {
        INTEGER,
        REAL,
        NO_NUMBER
    }

    /// By 7.3.3: digits with at most one sign before and one point among them.
    private static Digits kind(String word) {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else if (i > 0 || (c != '+' && c != '-')) {
                return Digits.NO_NUMBER;
            }
        }
        if (digits == 0 || points > 1 || word.length() >= 64 || (points == 0 && digits > 18)) {
            return Digits.NO_NUMBER;
        }
        return points == 0 ? Digits.INTEGER : Digits.REAL;
    }

    /// `generation R` behind a number, if it is there.
    private PdfValue.@Nullable Ref reference(long number) throws IOException, PdfFault {
        long back = position;
        skipSpace();
        if (peek() >= '0' && peek() <= '9' && number <= Integer.MAX_VALUE) {
            var generation = word();
            if (generation.length() <= 5
                    && kind(generation) == Digits.INTEGER
                    && word().equals("R")) {
                return new PdfValue.Ref((int) number, Integer.parseInt(generation));
            }
        }
        position = back;
        return null;
    }

    private PdfValue.Name name() throws IOException, PdfFault {
        position++;
        var name = new StringBuilder();
        while (isRegular(peek())) {
            int c = next();
            if (c == '#') {
                int high = Character.digit(next(), 16);
                int low = Character.digit(next(), 16);
                if (high < 0 || low < 0 || high + low == 0) {
                    throw PdfFault.damaged("a name's #xx at " + position);
                }
                c = (high << 4) | low;
            }
            name.append((char) c);
            if (name.length() > LONGEST_TOKEN) {
                throw tooLong(position);
            }
        }
        return new PdfValue.Name(name.toString());
    }

    private PdfValue.Array array(int depth) throws IOException, PdfFault {
        position++;
        var items = new ArrayList<PdfValue>();
        for (skipSpace(); peek() != ']'; skipSpace()) {
            items.add(value(depth + 1));
        }
        position++;
        return new PdfValue.Array(items);
    }

    private PdfValue.Dict dictionary(int depth) throws IOException, PdfFault {
        var entries = new LinkedHashMap<String, PdfValue>();
        for (skipSpace(); peek() != '>'; skipSpace()) {
            if (peek() != '/') {
                throw PdfFault.damaged("a dictionary's key at " + position);
            }
            var key = name().value();
            var value = value(depth + 1);
            var before = entries.putIfAbsent(key, value);
            if (before != null) {
                if (!before.equals(value)) {
                    throw PdfFault.damaged("a key twice before " + position);
                }
                notice(Oddity.Kind.KEY_TWICE, position);
            }
        }
        position++;
        if (next() != '>') {
            throw PdfFault.damaged("the end of a dictionary at " + position);
        }
        return new PdfValue.Dict(entries);
    }

    private PdfValue.Str hexString() throws IOException, PdfFault {
        var digits = new StringBuilder();
        for (int c = next(); c != '>'; c = next()) {
            if (isSpace(c)) {
                continue;
            }
            if (Character.digit(c, 16) < 0 || digits.length() > LONGEST_TOKEN) {
                throw PdfFault.damaged("a hexadecimal string at " + position);
            }
            digits.append((char) c);
        }
        if (digits.length() % 2 == 1) {
            digits.append('0');
        }
        var bytes = new StringBuilder(digits.length() / 2);
        for (int i = 0; i < digits.length(); i += 2) {
            bytes.append((char) Integer.parseInt(digits, i, i + 2, 16));
        }
        return new PdfValue.Str(bytes.toString(), true);
    }

    private PdfValue.Str literalString() throws IOException, PdfFault {
        position++;
        var bytes = new StringBuilder();
        int open = 1;
        while (true) {
            int c = next();
            switch (c) {
                case -1 -> throw PdfFault.damaged("the file ends inside a string");
                case '(' -> {
                    open++;
                    bytes.append('(');
                }
                case ')' -> {
                    if (--open == 0) {
                        return new PdfValue.Str(bytes.toString(), false);
                    }
                    bytes.append(')');
                }
                case '\\' -> escape(bytes);
                case 13 -> {
                    passLineFeed();
                    bytes.append('\n');
                }
                default -> bytes.append((char) c);
            }
            if (bytes.length() > LONGEST_TOKEN) {
                throw tooLong(position);
            }
        }
    }

    /// What a backslash stands for (table 3).
    private void escape(StringBuilder bytes) throws IOException, PdfFault {
        int c = next();
        switch (c) {
            case 'n' -> bytes.append('\n');
            case 'r' -> bytes.append('\r');
            case 't' -> bytes.append('\t');
            case 'b' -> bytes.append('\b');
            case 'f' -> bytes.append('\f');
            case 10, -1 -> {}
            case 13 -> passLineFeed();
            case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                int octal = c - '0';
                for (int i = 0; i < 2 && peek() >= '0' && peek() <= '7'; i++) {
                    octal = octal * 8 + next() - '0';
                }
                bytes.append((char) (octal & 0xFF));
            }
            default -> bytes.append((char) c);
        }
    }

    private static PdfFault tooLong(long position) {
        return new PdfFault(PdfFault.Kind.TOO_MUCH, "a token too long at " + position);
    }

    /// The line feed of a pair CR LF.
    void passLineFeed() throws IOException {
        if (peek() == 10) {
            position++;
        }
    }
}

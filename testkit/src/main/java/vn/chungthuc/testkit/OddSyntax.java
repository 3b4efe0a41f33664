package vn.chungthuc.testkit;

import java.util.Random;

/// Writes PDF syntax as lawfully and as oddly as ISO 32000-2, 7.2 and 7.3 allow: comments and every
/// kind of white space between tokens, names with escapes, numbers with signs and zeros.
final class OddSyntax {
    private final Random random;
    private final String end;

    /// @param end how lines end
    OddSyntax(Random random, String end) {
        this.random = random;
        this.end = end;
    }

    /// @param body an object in which single spaces part the tokens, and stand in no string
    String odd(String body) {
        var odd = new StringBuilder();
        boolean inString = false;
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            inString = c == '(' || (inString && c != ')');
            if (c == ' ' && !inString) {
                odd.append(space());
            } else if (c == '/' && !inString) {
                int stop = endOfName(body, i + 1);
                odd.append('/').append(name(body.substring(i + 1, stop)));
                i = stop - 1;
            } else {
                odd.append(c);
            }
        }
        return odd.toString();
    }

    private static int endOfName(String body, int from) {
        int at = from;
        while (at < body.length() && Character.isLetterOrDigit(body.charAt(at))) {
            at++;
        }
        return at;
    }

    private String space() {
        return switch (random.nextInt(12)) {
            case 0 -> end;
            case 1 -> "\t";
            case 2 -> "  ";
            case 3 -> " % << /Type /Nothing >> endobj" + end;
            case 4 -> "\f";
            case 5 -> "%" + end;
            case 6 -> " %" + "x".repeat(300) + end;
            default -> " ";
        };
    }

    /// One letter in four names as `#xx` (7.3.5).
    private String name(String name) {
        if (name.isEmpty() || random.nextInt(4) > 0) {
            return name;
        }
        int at = random.nextInt(name.length());
        return name.substring(0, at)
                + "#%02x".formatted((int) name.charAt(at))
                + name.substring(at + 1);
    }

    /// A whole number, perhaps written as a real one.
    String number(int n) {
        return switch (random.nextInt(5)) {
            case 0 -> n + ".0";
            case 1 -> n < 0 ? n + ".00" : "+" + n;
            case 2 -> n + ".";
            default -> Integer.toString(n);
        };
    }
}

package vn.chungthuc.portal.signature;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/// Dates as other programs write them (ISO 32000-2, 7.9.4): all parts behind the year are optional.
final class PdfDate {
    private static final Pattern DATE =
            Pattern.compile(
                    "(?:D:)?(\\d{4})(\\d\\d)?(\\d\\d)?(\\d\\d)?(\\d\\d)?(\\d\\d)?"
                            + "(?:Z.*|([+-])(\\d\\d)'?(\\d\\d)?'?)?\\s*");

    private PdfDate() {}

    /// Empty for what is no date; without a zone it is taken as UTC.
    static Optional<OffsetDateTime> read(String text) {
        var parts = DATE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    OffsetDateTime.of(
                            Integer.parseInt(parts.group(1)),
                            number(parts.group(2), 1),
                            number(parts.group(3), 1),
                            number(parts.group(4), 0),
                            number(parts.group(5), 0),
                            number(parts.group(6), 0),
                            0,
                            zone(parts)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ZoneOffset zone(java.util.regex.Matcher parts) {
        if (parts.group(7) == null) {
            return ZoneOffset.UTC;
        }
        int sign = parts.group(7).equals("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(
                sign * number(parts.group(8), 0), sign * number(parts.group(9), 0));
    }

    private static int number(@org.jspecify.annotations.Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }
}

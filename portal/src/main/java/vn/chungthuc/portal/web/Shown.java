package vn.chungthuc.portal.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How values look on a page: office hours of Viet Nam, `—` for nothing, never `null`.
public final class Shown {
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    public static final String NOTHING = "—";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MM/yyyy", Locale.ROOT);

    private Shown() {}

    public static String text(@Nullable String text) {
        return text == null || text.isBlank() ? NOTHING : text;
    }

    public static String moment(@Nullable Instant at) {
        return at == null ? NOTHING : MOMENT.format(at.atZone(ZONE));
    }

    public static String moment(@Nullable OffsetDateTime at) {
        return at == null ? NOTHING : moment(at.toInstant());
    }

    public static String day(@Nullable LocalDate day) {
        return day == null ? NOTHING : DAY.format(day);
    }

    /// The day in Viet Nam.
    public static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    /// `11/2026`.
    public static String month(YearMonth month) {
        return MONTH.format(month);
    }

    /// `2.000 đ`: thousands apart by a point, as Vietnamese writes them.
    public static String dong(long amount) {
        return String.format(Locale.GERMANY, "%,d đ", amount);
    }

    /// Megabytes with one digit, `0,4 MB`.
    public static String megabytes(long bytes) {
        return String.format(Locale.GERMANY, "%.1f MB", Math.max(bytes, 52_429) / 1_048_576.0);
    }

    /// Eight digits in two groups, to be read aloud and copied by hand.
    public static String pickUpCode(String code) {
        return code.length() == 8 ? code.substring(0, 4) + " " + code.substring(4) : code;
    }

    /// A personal number in a list: its last four characters only.
    public static String masked(@Nullable String number) {
        if (number == null || number.isBlank()) {
            return NOTHING;
        }
        return "••••" + number.substring(Math.max(0, number.length() - 4));
    }
}

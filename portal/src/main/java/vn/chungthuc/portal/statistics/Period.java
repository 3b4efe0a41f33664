package vn.chungthuc.portal.statistics;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The days that a report covers, both inclusive.
public record Period(LocalDate from, LocalDate to) {
    private static final int MOST_YEARS = 3;

    /// @throws IllegalArgumentException when it ends before it begins or covers over three years
    public Period {
        if (to.isBefore(from) || to.isAfter(from.plusYears(MOST_YEARS))) {
            throw new IllegalArgumentException(from + " – " + to);
        }
    }

    /// A period with a name of its own.
    ///
    /// @param key of its words, behind `statistics.preset.`
    public record Preset(String key, int year, Period period) {}

    /// What was asked; this month's days where that is no period.
    static Period of(String from, String to, LocalDate today) {
        var first = day(from);
        var last = day(to);
        var month = new Period(today.withDayOfMonth(1), today);
        try {
            return first == null || last == null ? month : new Period(first, last);
        } catch (IllegalArgumentException e) {
            return month;
        }
    }

    /// The periods of the statistics that an office hands in: halves and years.
    static List<Preset> presets(LocalDate today) {
        int year = today.getYear();
        return List.of(
                new Preset("first", year, between(year, 1, 6)),
                new Preset("second", year, between(year, 7, 12)),
                new Preset("year", year, between(year, 1, 12)),
                new Preset("year", year - 1, between(year - 1, 1, 12)));
    }

    /// The same, as the address asks for it.
    public String query() {
        return "from=" + from + "&to=" + to;
    }

    private static Period between(int year, int first, int last) {
        var end = LocalDate.of(year, last, 1);
        return new Period(LocalDate.of(year, first, 1), end.withDayOfMonth(end.lengthOfMonth()));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            var day = LocalDate.parse(text);
            return day.getYear() >= 2000 && day.getYear() < 2200 ? day : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

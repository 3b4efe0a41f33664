package vn.chungthuc.portal.agency;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/// Days as offices count them.
public final class OfficeTime {
    public static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /// Received at or after this hour: done the next working day (Decree 23/2015, article 7).
    private static final LocalTime LAST_RECEIPT = LocalTime.of(15, 0);

    private static final LocalTime CLOSING = LocalTime.of(17, 0);

    private OfficeTime() {}

    public static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, VIETNAM);
    }

    /// When a dossier received at that moment must be done: closing time of the same day, or of the
    /// next working day, and so many working days later.
    public static Instant due(Instant received, Set<LocalDate> holidays, int moreDays) {
        var local = received.atZone(VIETNAM);
        var day = local.toLocalDate();
        if (!local.toLocalTime().isBefore(LAST_RECEIPT)) {
            day = day.plusDays(1);
        }
        day = working(day, holidays);
        for (int more = 0; more < moreDays; more++) {
            day = working(day.plusDays(1), holidays);
        }
        return day.atTime(CLOSING).atZone(VIETNAM).toInstant();
    }

    /// That day, or the first working day behind it.
    private static LocalDate working(LocalDate day, Set<LocalDate> holidays) {
        var working = day;
        while (working.getDayOfWeek() == DayOfWeek.SATURDAY
                || working.getDayOfWeek() == DayOfWeek.SUNDAY
                || holidays.contains(working)) {
            working = working.plusDays(1);
        }
        return working;
    }
}

package vn.chungthuc.portal.agency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OfficeTimeTest {
    private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);

    @Test
    void whatComesBeforeThreeIsDueTheSameDay() {
        assertThat(due("2026-11-23T07:59:59Z", Set.of())).isEqualTo("2026-11-23T10:00:00Z");
    }

    @Test
    void whatComesAtThreeIsDueTheNextDay() {
        assertThat(due("2026-11-23T08:00:00Z", Set.of())).isEqualTo("2026-11-24T10:00:00Z");
    }

    @Test
    void fridayAfternoonIsDueOnMonday() {
        assertThat(due("2026-11-27T09:00:00Z", Set.of())).isEqualTo("2026-11-30T10:00:00Z");
    }

    @Test
    void holidaysAreNoWorkingDays() {
        assertThat(due("2026-11-23T09:00:00Z", Set.of(TUESDAY))).isEqualTo("2026-11-25T10:00:00Z");
    }

    @Test
    void theDayIsVietnams() {
        assertThat(OfficeTime.day(Instant.parse("2026-12-31T17:00:00Z")))
                .isEqualTo(LocalDate.of(2027, 1, 1));
    }

    @Test
    void anExtensionCountsWorkingDaysOnly() {
        var friday = Instant.parse("2026-11-27T02:00:00Z");
        assertThat(OfficeTime.due(friday, Set.of(), 2)).isEqualTo("2026-12-01T10:00:00Z");
        var monday = Set.of(LocalDate.of(2026, 11, 30));
        assertThat(OfficeTime.due(friday, monday, 2)).isEqualTo("2026-12-02T10:00:00Z");
    }

    private static Instant due(String received, Set<LocalDate> holidays) {
        return OfficeTime.due(Instant.parse(received), holidays, 0);
    }
}

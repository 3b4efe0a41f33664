package vn.chungthuc.portal.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Period MONTH = new Period(LocalDate.of(2026, 11, 1), TODAY);

    @Test
    void whatIsNoPeriodIsThisMonth() {
        assertThat(Period.of("", "", TODAY)).isEqualTo(MONTH);
        assertThat(Period.of("2026-12-01", "2026-11-01", TODAY)).isEqualTo(MONTH);
        assertThat(Period.of("2001-01-01", "2026-11-01", TODAY)).isEqualTo(MONTH);
        assertThat(Period.of("x", "9999-12-31", TODAY)).isEqualTo(MONTH);
        assertThat(Period.of("2026-02-03", "2026-02-03", TODAY).query())
                .isEqualTo("from=2026-02-03&to=2026-02-03");
    }

    @Test
    void offersHalvesAndYears() {
        assertThat(Period.presets(TODAY))
                .extracting(preset -> preset.period().query())
                .containsExactly(
                        "from=2026-01-01&to=2026-06-30",
                        "from=2026-07-01&to=2026-12-31",
                        "from=2026-01-01&to=2026-12-31",
                        "from=2025-01-01&to=2025-12-31");
    }
}

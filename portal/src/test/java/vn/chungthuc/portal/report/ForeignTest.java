package vn.chungthuc.portal.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForeignTest {
    @Test
    void leavesNamesAsTheyAre() {
        assertThat(Foreign.name("Nguyễn Thị Ẵm (UBND xã Mẫu)"))
                .isEqualTo("Nguyễn Thị Ẵm (UBND xã Mẫu)");
        assertThat(Foreign.name("Nguye\u0302\u0303n")).isEqualTo("Nguyễn");
        assertThat(Foreign.name(null)).isEmpty();
    }

    @Test
    void takesAwayWhatReordersOrHides() {
        assertThat(Foreign.name("a\u202Eb\u2066c\u200Bd\u0000e\nf\u2028g\uFEFFh\uE000i\uD800j"))
                .isEqualTo("a b c d e f g h i j");
        assertThat(Foreign.name("a" + "\u0301".repeat(50))).hasSizeLessThan(8);
    }

    @Test
    void isNeverLongerThanAsked() {
        assertThat(Foreign.text("x".repeat(1_000_000), 10)).isEqualTo("xxxxxxxxx…");
        assertThat(Foreign.text("\uD83D\uDE00".repeat(30), 10))
                .isEqualTo("\uD83D\uDE00".repeat(9) + "…");
    }
}

package vn.chungthuc.portal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealedSheetTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private final SealedSheet seal = new SealedSheet(new byte[] {1, 2, 3});

    static Sheet sheet(String name) {
        var part =
                new Sheet.Part(
                        "Chữ ký: " + name,
                        Sheet.Tone.WARN,
                        "Chưa xác định",
                        List.of(new Sheet.Fact("Người ký", name)),
                        List.of("Chưa biết tình trạng thu hồi."),
                        120,
                        true);
        return new Sheet(
                "vi",
                "Báo cáo kiểm tra",
                "bản sao.pdf",
                "09:00 24/11/2026",
                Sheet.Tone.GOOD,
                "Hợp lệ",
                "Chữ ký hợp lệ.",
                "Có thể dùng tệp này.",
                List.of(new Sheet.Line("Toàn vẹn", Sheet.Tone.GOOD, "Nguyên vẹn", name, List.of())),
                List.of(part),
                part,
                List.of(new Sheet.Fact("SHA-256", "ab")),
                "Cổng không giữ lại tệp.");
    }

    @Test
    void givesBackWhatWasSealed() {
        var sheet = sheet("Đặng Ẩn");
        assertThat(seal.open(seal.seal(sheet, NOW), NOW)).hasValue(sheet);
    }

    @Test
    void opensNothingThatWasChangedOrSealedElsewhere() {
        var sealed = seal.seal(sheet("x"), NOW);
        for (int i = 0; i < sealed.length() - 1; i += 7) {
            char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
            var changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
            assertThat(seal.open(changed, NOW)).as("at " + i).isEmpty();
        }
        assertThat(new SealedSheet(new byte[] {9}).open(sealed, NOW)).isEmpty();
        assertThat(seal.open("", NOW)).isEmpty();
        assertThat(seal.open("?!", NOW)).isEmpty();
    }

    @Test
    void lastsOneHour() {
        var sealed = seal.seal(sheet("x"), NOW);
        assertThat(seal.open(sealed, NOW.plus(Duration.ofMinutes(59)))).isPresent();
        assertThat(seal.open(sealed, NOW.plus(Duration.ofMinutes(60)))).isEmpty();
    }
}

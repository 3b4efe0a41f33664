package vn.chungthuc.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTypeTest {
    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void saysWhatHappenedAndWhatToDoInBothLanguages(ProblemType type) {
        var vi = type.words(Locale.of("vi"));
        var en = type.words(Locale.ENGLISH);
        assertThat(vi.title()).isNotBlank().isNotEqualTo(en.title());
        assertThat(vi.nextStep()).isNotBlank().isNotEqualTo(en.nextStep());
        assertThat(type.status()).isBetween(400, 599);
    }
}

package vn.chungthuc.portal.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InWordsTest {
    @ParameterizedTest
    @CsvSource({
        "0, không",
        "1, một",
        "10, mười",
        "11, mười một",
        "15, mười lăm",
        "20, hai mươi",
        "21, hai mươi mốt",
        "25, hai mươi lăm",
        "100, một trăm",
        "105, một trăm linh năm",
        "115, một trăm mười lăm",
        "1000, một nghìn",
        "1005, một nghìn không trăm linh năm",
        "12345, mười hai nghìn ba trăm bốn mươi lăm",
        "100000, một trăm nghìn",
        "2000021, hai triệu không trăm hai mươi mốt",
        "1000000000, một tỷ"
    })
    void saysNumbersAsVietnameseDoes(long number, String words) {
        assertThat(InWords.of(number)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1_000_000_000_000L})
    void hasNoWordsBeyond(long number) {
        assertThatThrownBy(() -> InWords.of(number)).isInstanceOf(IllegalArgumentException.class);
    }
}

package vn.chungthuc.agent.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MillimetresTest {
    @ParameterizedTest
    @ValueSource(strings = {"25,4", "25.4", " 25.4 mm", "25,40MM"})
    void commaAndPointAreTheSame(String typed) {
        assertThat(Millimetres.points(typed).orElseThrow()).isEqualTo(72, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mm", "abc", "1,2,3", "1e3", "NaN", "12 345", "123456", "0x10"})
    void whatIsNoLengthIsRefused(String typed) {
        assertThat(Millimetres.points(typed)).isEmpty();
    }

    @Test
    void speaksTheLanguage() {
        assertThat(Millimetres.text(72, Locale.of("vi"))).isEqualTo("25,4");
        assertThat(Millimetres.text(72, Locale.ENGLISH)).isEqualTo("25.4");
        assertThat(Millimetres.text(-0.001, Locale.ENGLISH)).isEqualTo("0.0");
    }
}

package vn.chungthuc.portal.agency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublicCodeTest {
    @Test
    void namesItsAgency() {
        var code = PublicCode.random(3321);
        assertThat(PublicCode.parse(code.text()).orElseThrow().agencyShortId()).isEqualTo(3321);
    }

    @Test
    void isNeverTheSameTwice() {
        assertThat(PublicCode.random(1).text()).isNotEqualTo(PublicCode.random(1).text());
    }

    @Test
    void whatStrangersTypeIsNoCode() {
        assertThat(PublicCode.parse("")).isEmpty();
        assertThat(PublicCode.parse("../../etc/passwd-and-so-on")).isEmpty();
        assertThat(PublicCode.parse(PublicCode.random(1).text() + "A")).isEmpty();
        assertThat(PublicCode.parse("ờ".repeat(27))).isEmpty();
    }

    @Test
    void staysOutOfLogs() {
        var code = PublicCode.random(1);
        assertThat(code.toString()).doesNotContain(code.text());
    }
}

package vn.chungthuc.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.chungthuc.protocol.Sha256;

class SerifFontTest {
    private final SerifFont font = SerifFont.instance();

    @Test
    void hasEveryVietnameseLetter() {
        assertThat(font.shows("aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíị")).isTrue();
        assertThat(font.shows("klmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ")).isTrue();
        assertThat(font.shows("AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHIÌỈĨÍỊ")).isTrue();
        assertThat(font.shows("KLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴ")).isTrue();
        assertThat(font.shows("A\u0302\u0309n Ằ ỹ")).as("combining forms").isTrue();
    }

    @Test
    void saysWhatItLacks() {
        assertThat(font.shows("漢字")).isFalse();
    }

    /// Glyph numbers are part of the protocol: documents on their way carry this very subset.
    @Test
    void isTheOneSubsetThatDocumentsCarry() {
        assertThat(Sha256.of(font.file()).hex())
                .isEqualTo("00557c81921496715171570001289d6d754889e6cb50151c95778e1eba77408a");
        assertThat(font.shown("Ẩn")).isEqualTo("<00E1004F>");
    }
}

package vn.chungthuc.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
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

    @Test
    void aSmallSubsetKeepsItsOutlinesAndLosesItsHinting() throws IOException {
        var text = "Người ký: Đặng Thị Ngọc Ẩn – 24.11.2026";
        var small = parsed(SerifFont.holding(text));
        var whole = parsed(font);
        assertThat(small.getTableMap()).doesNotContainKeys("fpgm", "prep", "cvt ");
        var letters = SerifFont.holding(text);
        for (int letter : text.codePoints().distinct().toArray()) {
            var shown = Character.toString(letter);
            assertThat(outline(small, letters, shown)).isEqualTo(outline(whole, font, shown));
        }
        assertThat(Flate.deflate(letters.file()).length).isLessThan(4_000);
    }

    private static TrueTypeFont parsed(SerifFont font) throws IOException {
        return new TTFParser(true).parse(new RandomAccessReadBuffer(font.file()));
    }

    /// The drawing operations of a letter.
    private static String outline(TrueTypeFont file, SerifFont font, String letter)
            throws IOException {
        int glyph = Integer.parseInt(font.shown(letter).substring(1, 5), 16);
        var drawn = new StringBuilder();
        var found = file.getGlyph().getGlyph(glyph);
        if (found != null) {
            var at = new float[6];
            for (var path = found.getPath().getPathIterator(null); !path.isDone(); path.next()) {
                drawn.append(path.currentSegment(at)).append(Arrays.toString(at));
            }
        }
        return drawn.toString();
    }
}

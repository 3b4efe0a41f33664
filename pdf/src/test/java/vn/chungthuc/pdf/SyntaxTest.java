package vn.chungthuc.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<< /A 1 /B [ 2 0 R null true ] >>|<</A 1/B [2 0 R null true]>>",
                "[1 2 3]|[1 2 3]",
                "[1 2 R]|[1 2 R]",
                "-.5|-.5",
                "4.|4.",
                "<48 65 6>|<486560>",
                "/A#20B|/A#20B",
                "[/A/B(c)<</D/E>>]|[/A /B (c) <</D /E>>]"
            })
    void readsWhatTheStandardAllows(String written, String canonical) throws IOException, PdfFault {
        assertThat(rewritten(written)).isEqualTo(canonical);
    }

    @Test
    void passesComments() throws IOException, PdfFault {
        assertThat(rewritten("% comment\n 7")).isEqualTo("7");
    }

    @Test
    void readsEscapesInStrings() throws IOException, PdfFault {
        assertThat(value("(a\\(b\\)\\n\\101\\7(nested)\\\r\nend)"))
                .isEqualTo(new PdfValue.Str("a(b)\nA\u0007(nested)end", false));
    }

    @Test
    void writesStringsSoThatTheyReadTheSame() throws IOException, PdfFault {
        var odd = new PdfValue.Str("(\\)\r\n\u00ff\u0000", false);
        var bytes = new Writer().value(odd).bytes();
        assertThat(new Syntax(Source.of(bytes), 0, new Budget(bytes.length)).value())
                .isEqualTo(odd);
    }

    @Test
    void keepsVietnameseTextThroughUtf16() {
        assertThat(PdfValue.textOf(PdfValue.text("Đặng Thị Ngọc Ẩn")))
                .isEqualTo("Đặng Thị Ngọc Ẩn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<< /A 1 /A 2 >>",
                "<< /A >>",
                "<< A 1 >>",
                "(open",
                "<4G>",
                "[1 2",
                "/A#G0",
                "1e5",
                "--1",
                "tru",
                ""
            })
    void repairsNothing(String broken) {
        assertThatThrownBy(() -> value(broken)).isInstanceOf(PdfFault.class);
    }

    @Test
    void endsNestingBeforeTheStackDoes() {
        assertThatThrownBy(() -> value("[".repeat(100_000)))
                .isInstanceOfSatisfying(
                        PdfFault.class,
                        fault -> assertThat(fault.kind()).isEqualTo(PdfFault.Kind.TOO_MUCH));
    }

    private static PdfValue value(String written) throws IOException, PdfFault {
        var bytes = written.getBytes(StandardCharsets.ISO_8859_1);
        return new Syntax(Source.of(bytes), 0, new Budget(bytes.length)).value();
    }

    private static String rewritten(String written) throws IOException, PdfFault {
        return new String(new Writer().value(value(written)).bytes(), StandardCharsets.ISO_8859_1);
    }
}

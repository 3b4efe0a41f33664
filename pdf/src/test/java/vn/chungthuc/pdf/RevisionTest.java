package vn.chungthuc.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RevisionTest {
    private static final String HEAD =
            """
            %PDF-1.7
            1 0 obj
            << /Type /Catalog /Pages 2 0 R >>
            endobj
            xref
            0 2
            0000000000 65535 f\s
            0000000009 00000 n\s
            trailer
            << /Root 1 0 R /Size 2 >>
            """;

    /// A document with as many zeros before its end as it takes.
    private static Source of(long length) {
        var head = HEAD.getBytes(StandardCharsets.ISO_8859_1);
        var end = "\nstartxref\n58\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1);
        return new Source() {
            @Override
            public long length() {
                return length;
            }

            @Override
            public void read(long position, byte[] into, int offset, int count) {
                for (int i = 0; i < count; i++) {
                    long at = position + i;
                    long behind = at - (length - end.length);
                    into[offset + i] =
                            at < head.length ? head[(int) at] : behind >= 0 ? end[(int) behind] : 0;
                }
            }
        };
    }

    @Test
    void aDocumentWhoseOffsetsDoNotFitIsTooMuch() throws IOException, PdfFault {
        var base = PdfFile.read(of(5_000_000_000L));
        assertThatThrownBy(() -> new Revision(base, new byte[16]))
                .isInstanceOfSatisfying(
                        PdfFault.class,
                        fault -> assertThat(fault.kind()).isEqualTo(PdfFault.Kind.TOO_MUCH));
    }

    @Test
    void offsetsAreWrittenInAsciiDigitsWhateverTheLanguage() throws IOException, PdfFault {
        var usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            var revision = new Revision(PdfFile.read(of(1_000)), new byte[16]);
            revision.add(PdfValue.name("X"));
            assertThat(new String(revision.finish(), StandardCharsets.ISO_8859_1))
                    .contains("\n0000001000 00000 n \n");
            assertThat(PageTag.begin("P", 12)).isEqualTo("/P <</MCID 12>> BDC\n");
        } finally {
            Locale.setDefault(usual);
        }
    }
}

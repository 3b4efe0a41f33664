package vn.chungthuc.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnyPdfIT {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whatIsDrawnIsSound(long seed) throws Exception {
        Needs.that(Judges.qpdfAvailable(), "qpdf");
        var any = AnyPdf.of(seed);
        var file = any.write(folder.resolve("any.pdf"));
        var opinion = Judges.qpdf(file);
        assertThat(opinion.sound()).as("%s%n%s", any, opinion.said()).isTrue();
        try (var document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getNumberOfPages()).isEqualTo(any.traits().pages());
        }
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws Exception {
        var one = AnyPdf.of(7).write(folder.resolve("one.pdf"));
        var other = AnyPdf.of(7).write(folder.resolve("other.pdf"));
        assertThat(Files.mismatch(one, other)).isEqualTo(-1);
    }
}

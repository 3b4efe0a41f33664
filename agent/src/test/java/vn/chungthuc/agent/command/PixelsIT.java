package vn.chungthuc.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.chungthuc.testkit.AnyPdf;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.PixelJudge;
import vn.chungthuc.testkit.PixelJudge.Reader;
import vn.chungthuc.testkit.ScanPdf;
import vn.chungthuc.testkit.TestPki.KeyKind;

/// A signed page shows the same in PDFBox, poppler and pdf.js.
class PixelsIT {
    private static final String PLACE = "60,70,230,130";

    private static CommandLine line;
    private static PixelJudge pixels;

    @TempDir Path folder;

    @BeforeAll
    static void open(@TempDir Path keys) throws IOException, GeneralSecurityException {
        Needs.that(PixelJudge.available(), "chromium, chromium-driver, poppler-utils");
        line = new CommandLine(keys, KeyKind.EC_P256);
        pixels = PixelJudge.open();
    }

    @AfterAll
    static void close() throws IOException {
        if (pixels != null) {
            pixels.close();
        }
    }

    static LongStream someSeeds() {
        return LongStream.rangeClosed(203, 206);
    }

    static LongStream manySeeds() {
        return LongStream.concat(
                LongStream.rangeClosed(207, 400), RandomGenerator.getDefault().longs(100));
    }

    @ParameterizedTest
    @MethodSource("someSeeds")
    void readersShowWhateverIsDrawnAlike(long seed) throws Exception {
        alike(AnyPdf.of(seed));
    }

    @ParameterizedTest
    @MethodSource("manySeeds")
    @Tag("long")
    void readersShowHundredsMoreAlike(long seed) throws Exception {
        alike(AnyPdf.of(seed));
    }

    private void alike(AnyPdf any) throws Exception {
        var in = any.write(folder.resolve("in.pdf"));
        var out = signed(in, "out.pdf", "--rect", PLACE, "--reason", "Thử");
        int last = pages(in);
        assertThat(pixels.complaints(out, in, last)).as(any.toString()).isEqualTo(List.of());
        var seen = pixels.picture(Reader.PDFJS, out, last);
        assertThat(PixelJudge.alike(seen, pixels.picture(Reader.PDFJS, in, last)))
                .as("the signature shows: %s", any)
                .isFalse();
    }

    @Test
    void aMissingOrMovedSignatureIsSeen() throws Exception {
        var in = ScanPdf.of(1).write(folder.resolve("in.pdf"));
        var out = signed(in, "out.pdf", "--rect", PLACE);
        var again = signed(in, "again.pdf", "--rect", PLACE, "--text", "Đặng Thị Ngọc Ẩm");
        var moved = signed(in, "moved.pdf", "--rect", "63,70,233,130");
        assertThat(pixels.complaints(out, 1)).isEmpty();
        var shown = pixels.picture(Reader.PDFJS, out, 1);
        for (var reader : Reader.values()) {
            assertThat(PixelJudge.alike(shown, pixels.picture(reader, out, 1))).isTrue();
            for (var twin : List.of(in, again, moved)) {
                assertThat(PixelJudge.alike(shown, pixels.picture(reader, twin, 1)))
                        .as("%s by %s", twin, reader)
                        .isFalse();
            }
        }
    }

    /// Poppler makes up an appearance for a field that has a value and none, the others do not.
    @Test
    void aPageThatReadersSeeDifferentlyIsComplainedOf() throws Exception {
        var any = AnyPdf.of(103);
        assertThat(any.traits().form()).isEqualTo(AnyPdf.Form.TEXT_FIELDS);
        var in = any.write(folder.resolve("in.pdf"));
        assertThat(pixels.complaints(in, 1)).hasSize(2).allMatch(c -> c.contains("POPPLER"));
    }

    private Path signed(Path in, String name, String... options) {
        var out = folder.resolve(name);
        var all = new java.util.ArrayList<>(List.of("--page", "last"));
        all.addAll(List.of(options));
        var said = line.sign(in, out, all.toArray(String[]::new));
        assertThat(said.code()).as(said.err()).isZero();
        return out;
    }

    private static int pages(Path file) throws IOException {
        try (var document = Loader.loadPDF(file.toFile())) {
            return document.getNumberOfPages();
        }
    }
}

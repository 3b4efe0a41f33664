package vn.chungthuc.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.chungthuc.testkit.AnyPdf;
import vn.chungthuc.testkit.ITextJudge;
import vn.chungthuc.testkit.Judges;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.SignedPdfAssert;
import vn.chungthuc.testkit.TestPki.KeyKind;

/// Whatever lawful PDF is drawn: it is signed, twice, and every judge agrees. A failure names its
/// seed; `AnyPdf.of(seed)` is that file again.
class AnyPdfIT {
    private static CommandLine line;

    @TempDir Path folder;

    @BeforeAll
    static void makeKeys(@TempDir Path keys) throws IOException, GeneralSecurityException {
        line = new CommandLine(keys, KeyKind.EC_P256);
        Needs.that(Judges.qpdfAvailable() && Judges.pdfsigAvailable(), "qpdf, poppler-utils");
    }

    static LongStream someSeeds() {
        return LongStream.rangeClosed(1, 40);
    }

    static LongStream manySeeds() {
        return LongStream.concat(
                LongStream.rangeClosed(41, 1_000), RandomGenerator.getDefault().longs(1_000));
    }

    @ParameterizedTest
    @MethodSource("someSeeds")
    void judgesAcceptWhateverIsDrawn(long seed) throws IOException {
        signsTwice(AnyPdf.of(seed));
    }

    @ParameterizedTest
    @MethodSource("manySeeds")
    @Tag("long")
    void judgesAcceptThousandsMore(long seed) throws IOException {
        signsTwice(AnyPdf.of(seed));
    }

    private void signsTwice(AnyPdf any) throws IOException {
        var in = any.write(folder.resolve("in.pdf"));
        var once = folder.resolve("once.pdf");
        var twice = folder.resolve("twice.pdf");
        sign(any, in, once, "--page", "last", "--rect", "60,70,230,130", "--reason", "Thử");
        judge(any, once, 1);
        if (any.traits().hasSignatureField()) {
            sign(any, once, twice, "--field", AnyPdf.FIELD);
        } else {
            sign(any, once, twice);
        }
        judge(any, twice, 2);
    }

    private static void sign(AnyPdf any, Path in, Path out, String... options) throws IOException {
        var said = line.sign(in, out, options);
        assertThat(said.code()).as("%s%n%s", any, said.err()).isZero();
        assertThat(Files.mismatch(in, out)).as(any.toString()).isEqualTo(Files.size(in));
    }

    private static void judge(AnyPdf any, Path file, int signatures) throws IOException {
        var signer = line.signer.certificate();
        var qpdf = Judges.qpdf(file);
        assertThat(qpdf.sound()).as("%s%n%s", any, qpdf.said()).isTrue();
        var ours = SignedPdfAssert.assertThat(file).isSignedBy(signer);
        (signatures == 2 ? ours.thenBy(signer) : ours).coversWholeFile();
        if (signatures == 1 || popplerSees(any)) {
            var pdfsig = Judges.pdfsig(file);
            assertThat(pdfsig.allValid()).as("%s%n%s", any, pdfsig.said()).isTrue();
            assertThat(pdfsig.signers()).as(any.toString()).hasSize(signatures);
        }
        if (!any.traits().mixed()) {
            assertThat(ITextJudge.complaints(file)).as(any.toString()).isEqualTo(List.of());
        }
    }

    /// Poppler 22.12 looks for the value in the widget, though it is the field's (12.7.4.1).
    private static boolean popplerSees(AnyPdf any) {
        return any.traits().form() != AnyPdf.Form.SIGNATURE_FIELD_OF_TWO_OBJECTS;
    }
}

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
import org.junit.jupiter.params.provider.ValueSource;
import vn.chungthuc.testkit.AnyPdf;
import vn.chungthuc.testkit.ITextJudge;
import vn.chungthuc.testkit.Judges;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.SignedPdfAssert;
import vn.chungthuc.testkit.StrictDss;
import vn.chungthuc.testkit.TestPki.KeyKind;

/// Whatever lawful PDF is drawn: it is signed, twice, and every judge agrees. A failure names its
/// seed; `AnyPdf.of(seed)` is that file again.
class AnyPdfIT {
    private static CommandLine line;
    private static StrictDss dss;

    @TempDir Path folder;

    @BeforeAll
    static void makeKeys(@TempDir Path keys) throws IOException, GeneralSecurityException {
        line = new CommandLine(keys, KeyKind.EC_P256);
        dss = new StrictDss(line.pki.anchor(), line.pki.revocationLists());
        Needs.that(Judges.qpdfAvailable() && Judges.pdfsigAvailable(), "qpdf, poppler-utils");
    }

    /// Says what is to be said of a drawn file with so many signatures.
    private interface Judge {
        void judge(AnyPdf any, Path file, int signatures) throws IOException;
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
        signsTwice(AnyPdf.of(seed), AnyPdfIT::judge);
    }

    @ParameterizedTest
    @MethodSource("manySeeds")
    @Tag("long")
    void judgesAcceptThousandsMore(long seed) throws IOException {
        signsTwice(AnyPdf.of(seed), AnyPdfIT::judge);
    }

    private void signsTwice(AnyPdf any, Judge judge) throws IOException {
        var in = any.write(folder.resolve("in.pdf"));
        var once = folder.resolve("once.pdf");
        var twice = folder.resolve("twice.pdf");
        sign(any, in, once, "--page", "last", "--rect", "60,70,230,130", "--reason", "Thử");
        judge.judge(any, once, 1);
        if (any.traits().hasSignatureField()) {
            sign(any, once, twice, "--field", AnyPdf.FIELD);
        } else {
            sign(any, once, twice);
        }
        judge.judge(any, twice, 2);
    }

    private static void sign(AnyPdf any, Path in, Path out, String... options) throws IOException {
        var said = line.sign(in, out, options);
        assertThat(said.code()).as("%s%n%s", any, said.err()).isZero();
        assertThat(Files.mismatch(in, out)).as(any.toString()).isEqualTo(Files.size(in));
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6, 7, 9, 11, 15})
    void strictDssAcceptsWhateverIsDrawn(long seed) throws IOException {
        signsTwice(AnyPdf.of(seed), AnyPdfIT::judgeByDss);
    }

    @ParameterizedTest
    @MethodSource("seedsForDss")
    @Tag("long")
    void strictDssAcceptsHundredsMore(long seed) throws IOException {
        signsTwice(AnyPdf.of(seed), AnyPdfIT::judgeByDss);
    }

    static LongStream seedsForDss() {
        return LongStream.concat(
                LongStream.rangeClosed(1, 300), RandomGenerator.getDefault().longs(100));
    }

    private static void judgeByDss(AnyPdf any, Path file, int signatures) throws IOException {
        var opinion = dss.of(file);
        if (signatures == 1 || widgetsHoldTheirValues(any)) {
            assertThat(opinion.complaints()).as(any.toString()).isEmpty();
            assertThat(opinion.passed()).as(any.toString()).hasSize(signatures);
        } else {
            assertThat(opinion.complaints())
                    .as(any.toString())
                    .hasSize(2)
                    .anyMatch(complaint -> complaint.endsWith("TOTAL_FAILED FORMAT_FAILURE"))
                    .anyMatch(complaint -> complaint.contains("Visual difference is detected"));
            assertThat(opinion.passed()).as(any.toString()).hasSize(1);
        }
    }

    private static void judge(AnyPdf any, Path file, int signatures) throws IOException {
        var signer = line.signer.certificate();
        var qpdf = Judges.qpdf(file);
        assertThat(qpdf.sound()).as("%s%n%s", any, qpdf.said()).isTrue();
        var ours = SignedPdfAssert.assertThat(file).isSignedBy(signer);
        (signatures == 2 ? ours.thenBy(signer) : ours).coversWholeFile();
        if (signatures == 1 || widgetsHoldTheirValues(any)) {
            var pdfsig = Judges.pdfsig(file);
            assertThat(pdfsig.allValid()).as("%s%n%s", any, pdfsig.said()).isTrue();
            assertThat(pdfsig.signers()).as(any.toString()).hasSize(signatures);
        }
        if (!any.traits().mixed()) {
            assertThat(ITextJudge.complaints(file)).as(any.toString()).isEqualTo(List.of());
        }
    }

    /// Where field and widget are two objects the value is the field's (ISO 32000-2, 12.7.4.1).
    /// Poppler 22.12 looks for it in the widget and finds none; so does EU DSS 6.4, which then
    /// takes the second signature's appearance for a change to what the first one signed.
    private static boolean widgetsHoldTheirValues(AnyPdf any) {
        return any.traits().form() != AnyPdf.Form.SIGNATURE_FIELD_OF_TWO_OBJECTS;
    }
}

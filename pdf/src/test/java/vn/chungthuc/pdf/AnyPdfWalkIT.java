package vn.chungthuc.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.chungthuc.protocol.SigningStage;
import vn.chungthuc.testkit.AnyPdf;
import vn.chungthuc.testkit.ITextJudge;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.Judges;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.SignedPdfAssert;
import vn.chungthuc.testkit.TestPki;

/// Whatever scan is drawn: certification page, leader's signature and seal, each accepted by every
/// judge. A failure names its seed; `AnyPdf.of(seed)` is that file again.
class AnyPdfWalkIT {
    private static Identity leader;
    private static Identity office;

    @TempDir Path folder;

    @BeforeAll
    static void makePki() throws GeneralSecurityException {
        var pki = TestPki.create(InstantSource.system());
        leader = pki.signer("Đặng Thị Ngọc Ẩn", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        office = pki.signer("Ủy ban nhân dân xã Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        Needs.that(Judges.qpdfAvailable() && Judges.pdfsigAvailable(), "qpdf, poppler-utils");
    }

    static LongStream someScans() {
        return scans(1, 40);
    }

    static LongStream manyScans() {
        return scans(41, 2_000);
    }

    private static LongStream scans(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .filter(seed -> AnyPdf.of(seed).traits().isScan());
    }

    @ParameterizedTest
    @MethodSource("someScans")
    void judgesAcceptTheWalkOfWhateverIsDrawn(long seed) throws Exception {
        walk(AnyPdf.of(seed));
    }

    @ParameterizedTest
    @MethodSource("manyScans")
    @Tag("long")
    void judgesAcceptAThousandWalksMore(long seed) throws Exception {
        walk(AnyPdf.of(seed));
    }

    private void walk(AnyPdf any) throws IOException, PdfFault, GeneralSecurityException {
        var file = any.write(folder.resolve("any.pdf"));
        Walk.certificationPage(file);
        judge(any, file);
        Walk.sign(file, leader, SigningStage.SIGN);
        judge(any, file);
        Walk.sign(file, office, SigningStage.SEAL);
        judge(any, file);
        SignedPdfAssert.assertThat(file)
                .isSignedBy(leader.certificate())
                .thenBy(office.certificate())
                .coversWholeFile();
        var pdfsig = Judges.pdfsig(file);
        assertThat(pdfsig.allValid()).as("%s%n%s", any, pdfsig.said()).isTrue();
    }

    private static void judge(AnyPdf any, Path file) throws IOException {
        var qpdf = Judges.qpdf(file);
        assertThat(qpdf.sound()).as("%s%n%s", any, qpdf.said()).isTrue();
        if (!any.traits().mixed()) {
            assertThat(ITextJudge.complaints(file)).as(any.toString()).isEmpty();
        }
    }
}

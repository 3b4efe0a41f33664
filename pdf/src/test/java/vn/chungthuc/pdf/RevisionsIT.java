package vn.chungthuc.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Arrays;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SigningStage;
import vn.chungthuc.testkit.ITextJudge;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.Judges;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.SignedPdfAssert;
import vn.chungthuc.testkit.TestPki;

/// Every scan through all its revisions, judged by programs of others after each.
class RevisionsIT {
    private static Identity leader;
    private static Identity office;

    @TempDir Path folder;

    @BeforeAll
    static void makePki() throws GeneralSecurityException {
        var pki = TestPki.create(InstantSource.system());
        leader = pki.signer("Đặng Thị Ngọc Ẩn", "Xã Mẫu", TestPki.KeyKind.RSA_2048);
        office = pki.signer("Ủy ban nhân dân xã Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        Needs.that(Judges.qpdfAvailable() && Judges.pdfsigAvailable(), "qpdf, poppler-utils");
    }

    @ParameterizedTest
    @EnumSource(SamplePdfs.class)
    void judgesAcceptTheFileAfterEachStep(SamplePdfs sample)
            throws IOException, PdfFault, GeneralSecurityException {
        Needs.that(sample.available(), "qpdf");
        var file = sample.write(folder.resolve(sample + ".pdf"));
        int pages = pages(file);

        Walk.certificationPage(file);
        checkBy(file, sample);
        assertThat(pages(file)).isEqualTo(pages + 1);
        assertThat(lastPageText(file)).contains("Chứng thực bản sao: Ẩn Ẵ ỹ");

        var signed = Walk.sign(file, leader, SigningStage.SIGN);
        checkBy(file, sample);
        SignedPdfAssert.assertThat(file).isSignedBy(leader.certificate()).coversWholeFile();

        var sealed = Walk.sign(file, office, SigningStage.SEAL);
        checkBy(file, sample);
        SignedPdfAssert.assertThat(file)
                .isSignedBy(leader.certificate())
                .thenBy(office.certificate())
                .coversWholeFile();
        assertThat(Judges.pdfsig(file).allValid()).isTrue();
        assertThat(signed.length).isLessThan(16_000);
        assertThat(sealed.length).isLessThan(16_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = SamplePdfs.class,
            names = {"ONE_PAGE", "OBJECT_STREAMS"})
    void whatIsReadBackLaysTheSameBytes(SamplePdfs sample)
            throws IOException, PdfFault, GeneralSecurityException {
        var file = sample.write(folder.resolve("scan.pdf"));
        Walk.certificationPage(file);
        laysTheSame(file, SigningStage.SIGN, leader);
        laysTheSame(file, SigningStage.SEAL, office);
    }

    private static void laysTheSame(Path file, SigningStage stage, Identity signer)
            throws IOException, PdfFault, GeneralSecurityException {
        var before = Files.readAllBytes(file);
        var appended = Walk.sign(file, signer, stage);
        var whole = PdfFile.read(Source.of(Files.readAllBytes(file)));
        var base = PdfFile.read(Source.of(before));
        var look = stage == SigningStage.SIGN ? Walk.leaderLook() : Walk.officeLook();
        var field = stage == SigningStage.SIGN ? SignaturePlace.LEADER : SignaturePlace.OFFICE;
        var filled = FilledField.read(whole, stage, field, look);
        var filling =
                new SignatureRevision.Filling(
                        stage,
                        look,
                        filled.placed(),
                        filled.time(),
                        stage == SigningStage.SEAL ? "Số chứng thực 2/ĐT" : "",
                        filled.room());
        var again =
                SignatureRevision.lay(
                        base, Sha256.of(before), SignaturePlace.find(base, field), filling);
        assertThat(Arrays.equals(again.with(filled.cms().bytes()), appended)).isTrue();
        assertThat(filled.placed()).isEqualTo(look.rect());
    }

    private static void checkBy(Path file, SamplePdfs sample) throws IOException, PdfFault {
        var qpdf = Judges.qpdf(file);
        assertThat(qpdf.sound()).as("%s: %s", sample, qpdf.said()).isTrue();
        try (var channel = FileChannel.open(file)) {
            PdfFile.read(Source.of(channel)).pages();
        }
        assertThat(ITextJudge.complaints(file)).as(sample.toString()).isEmpty();
    }

    private static int pages(Path file) throws IOException {
        try (var document = Loader.loadPDF(file.toFile())) {
            return document.getNumberOfPages();
        }
    }

    private static String lastPageText(Path file) throws IOException {
        try (var document = Loader.loadPDF(file.toFile())) {
            var stripper = new PDFTextStripper();
            stripper.setStartPage(document.getNumberOfPages());
            return stripper.getText(document);
        }
    }
}

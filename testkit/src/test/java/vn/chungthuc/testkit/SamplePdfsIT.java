package vn.chungthuc.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SamplePdfsIT {
    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void everySampleIsSoundToQpdf(SamplePdfs sample) throws Exception {
        Needs.that(Judges.qpdfAvailable() && sample.available(), "qpdf");
        var file = sample.write(folder.resolve("scan.pdf"));
        var opinion = Judges.qpdf(file);
        assertThat(opinion.sound()).as(opinion.said()).isTrue();
        try (var document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getNumberOfPages()).isPositive();
        }
    }

    @Test
    void aSizeIsMetToTheByte() throws Exception {
        var file = SamplePdfs.THIRTY_MIB.write(folder.resolve("scan.pdf"));
        assertThat(Files.size(file)).isEqualTo(31_457_280);
        BadPdfs.ONE_BYTE_TOO_LARGE.write(file);
        assertThat(Files.size(file)).isEqualTo(31_457_281);
    }

    @ParameterizedTest
    @EnumSource
    void everyBadSampleCanBeMade(BadPdfs sample) throws Exception {
        assertThat(sample.write(folder.resolve("scan.pdf"))).exists();
    }

    @Test
    void aForeignSignatureIsSeen() throws Exception {
        var pki = TestPki.create(InstantSource.system());
        var signer = pki.signer("Đặng Thị Ngọc Ẩn", "Ủy ban Mẫu", TestPki.KeyKind.EC_P256);
        var scan = SamplePdfs.ONE_PAGE.write(folder.resolve("scan.pdf"));
        var file = StockSignature.sign(scan, signer);
        SignedPdfAssert.assertThat(file).isSignedBy(signer.certificate()).coversWholeFile();
        Needs.that(Judges.pdfsigAvailable(), "pdfsig (poppler-utils)");
        var found = Judges.pdfsig(file);
        assertThat(found.signers()).as(found.said()).containsExactly("Đặng Thị Ngọc Ẩn");
        assertThat(found.allValid()).as(found.said()).isTrue();
        assertThat(found.wholeSigned()).as(found.said()).isTrue();
    }
}

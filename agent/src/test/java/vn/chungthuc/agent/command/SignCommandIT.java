package vn.chungthuc.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.chungthuc.agent.command.CommandLine.Said;
import vn.chungthuc.testkit.BadPdfs;
import vn.chungthuc.testkit.Judges;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.ScanPdf;
import vn.chungthuc.testkit.SignedPdfAssert;
import vn.chungthuc.testkit.TestPki;
import vn.chungthuc.testkit.TestPki.KeyKind;

/// The command on real files, judged by programs of others; and what it refuses, in words.
class SignCommandIT {
    private static final String RECT = "40,40,220,110";
    private static CommandLine rsa;
    private static CommandLine ec;

    @TempDir Path folder;
    private Path in;
    private Path out;

    @BeforeAll
    static void makeKeys(@TempDir Path keys) throws IOException, GeneralSecurityException {
        rsa = new CommandLine(keys, KeyKind.RSA_2048);
        ec = new CommandLine(keys, KeyKind.EC_P256);
    }

    @BeforeEach
    void writeInput() throws IOException {
        in = ScanPdf.of(2).write(folder.resolve("in.pdf"));
        out = folder.resolve("out.pdf");
    }

    @ParameterizedTest
    @EnumSource(
            value = SamplePdfs.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FIFTY_PAGES", "THIRTY_MIB", "ONE_PAGE_OF_THIRTY_MIB"})
    void judgesAcceptASignatureOnEverySample(SamplePdfs sample) throws IOException {
        Needs.that(Judges.qpdfAvailable() && Judges.pdfsigAvailable(), "qpdf, poppler-utils");
        Needs.that(sample.available(), "qpdf");
        sample.write(in);
        signed(ec.sign(in, out, "--page", "last", "--rect", RECT));
        assertThat(Files.mismatch(in, out)).isEqualTo(Files.size(in));
        var qpdf = Judges.qpdf(out);
        assertThat(qpdf.sound()).as(qpdf.said()).isTrue();
        var pdfsig = Judges.pdfsig(out);
        assertThat(pdfsig.allValid() && pdfsig.wholeSigned()).as(pdfsig.said()).isTrue();
        SignedPdfAssert.assertThat(out).isSignedBy(ec.signer.certificate()).coversWholeFile();
    }

    @Test
    void aPictureThatIsNoneIsToldByItsName() throws IOException {
        var picture = Files.writeString(folder.resolve("chu-ky.png"), "no picture");
        var said = ec.sign(in, out, "--page", "1", "--rect", RECT, "--image", picture.toString());
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("chu-ky.png không phải là một ảnh đọc được");
        assertThat(out).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "RSA,sha256,",
        "RSA,sha384,",
        "RSA,sha512,",
        "RSA,sha256,--pss",
        "RSA,sha512,--pss",
        "EC,sha256,",
        "EC,sha384,",
        "EC,sha512,"
    })
    void everyHashAndSchemeIsValid(String key, String hash, String scheme) throws IOException {
        Needs.that(Judges.pdfsigAvailable(), "poppler-utils");
        var line = key.equals("RSA") ? rsa : ec;
        signed(
                scheme == null
                        ? line.sign(in, out, "--hash", hash)
                        : line.sign(in, out, "--hash", hash, scheme));
        var pdfsig = Judges.pdfsig(out);
        assertThat(pdfsig.allValid()).as(pdfsig.said()).isTrue();
        assertThat(pdfsig.said()).contains("Signing Hash Algorithm: SHA-" + hash.substring(3));
        SignedPdfAssert.assertThat(out).isSignedBy(line.signer.certificate()).coversWholeFile();
    }

    /// Two certificates twice in hexadecimal take half of it, the letters' outlines most of the
    /// rest.
    @Test
    void aVisibleSignatureAppendsLittle() throws IOException {
        signed(ec.sign(in, out, "--rect", RECT, "--reason", "Đã đối chiếu với bản chính"));
        assertThat(Files.size(out) - Files.size(in)).isLessThan(12 * 1024);
    }

    @Test
    void aSecondSignatureLeavesTheFirstValid() throws IOException {
        signed(rsa.sign(in, out, "--rect", RECT));
        var twice = folder.resolve("twice.pdf");
        signed(ec.sign(out, twice, "--rect", RECT, "--page", "2"));
        SignedPdfAssert.assertThat(twice)
                .isSignedBy(rsa.signer.certificate())
                .thenBy(ec.signer.certificate())
                .coversWholeFile();
    }

    @Test
    void anInvisibleSignatureAppendsLittle() throws IOException {
        signed(rsa.sign(in, out));
        assertThat(Files.size(out) - Files.size(in)).isLessThan(8 * 1024);
    }

    @Test
    void jsonIsOneLine() {
        var said = ec.sign(in, out, "--json", "--field", "Duyệt");
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out())
                .startsWith("{\"file\":")
                .contains("\"field\":\"Duyệt\"", "\"page\":1", "\"signer\":\"Đặng Thị Ngọc Ẩn\"")
                .hasLineCount(1);
    }

    @Test
    void refusesWhatItCannotDoAndLeavesNothingBehind() throws IOException {
        refused(ec.sign(folder.resolve("none.pdf"), out), 1, "không có tệp");
        refused(ec.sign(in, out, "--page", "3", "--rect", RECT), 1, "không có trang này (3 / 2");
        refused(ec.sign(in, out, "--rect", "500,40,620,110"), 1, "nằm ngoài trang");
        refused(ec.sign(in, out, "--rect", "40,40,60,51"), 1, "quá nhỏ");
        refused(ec.sign(in, out, "--field", "a.b"), 1, "không phải tên trường");
        refused(ec.sign(in, out, "--rect", RECT, "--text", "漢字"), 1, "phông chữ");
        refused(ec.sign(in, in, "--force"), 1, "trùng với tệp cần ký");
        refused(ec.sign(in, out, "--pss"), 2, "RSA");
        refused(ec.sign(in, out, "--page", "zero"), 2, "--page");
        refused(ec.sign(in, out, "--rect", "1,2,3"), 2, "--rect");
        refused(ec.sign(in, out, "--text", "a"), 2, "--rect");
        refused(ec.sign(in, out, "--colour", "red"), 2, "--colour");
        refused(ec.sign(in, out, "--language", "en", "--page", "9"), 1, "no such page");
        BadPdfs.ENCRYPTED.write(in);
        refused(ec.sign(in, out), 1, "mã hóa");
        Files.writeString(in, "%PDF-1.4\nno more");
        refused(ec.sign(in, out), 1, "bị hỏng");
        try (var left = Files.list(folder)) {
            assertThat(left.map(p -> p.getFileName().toString())).containsExactly("in.pdf");
        }
    }

    @Test
    void refusesTheWrongPinWithoutAFile() throws IOException, GeneralSecurityException {
        var wrong = Files.writeString(folder.resolve("wrong"), "654321");
        var p12 = ec.signer.writePkcs12(folder.resolve("k.p12"), CommandLine.PIN);
        var said =
                CommandLine.run(
                        "--p12",
                        p12.toString(),
                        "--pin-file",
                        wrong.toString(),
                        in.toString(),
                        out.toString());
        refused(said, 1, "PIN không đúng");
        assertThat(out).doesNotExist();
    }

    @Test
    void signsWithACertificateThatIsItsOwnIssuer() throws IOException, GeneralSecurityException {
        var own = TestPki.selfSigned(InstantSource.system(), "Lê Thử");
        var p12 = own.writePkcs12(folder.resolve("own.p12"), CommandLine.PIN);
        var pin = Files.writeString(folder.resolve("own.pin"), CommandLine.PIN);
        signed(
                CommandLine.run(
                        "--p12",
                        p12.toString(),
                        "--pin-file",
                        pin.toString(),
                        in.toString(),
                        out.toString()));
        SignedPdfAssert.assertThat(out).isSignedBy(own.certificate()).coversWholeFile();
    }

    @Test
    void anExistingResultIsKeptUnlessForced() throws IOException {
        Files.writeString(out, "kept");
        refused(ec.sign(in, out), 1, "--force");
        assertThat(out).hasContent("kept");
        signed(ec.sign(in, out, "--force"));
    }

    private static void signed(Said said) {
        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).isEmpty();
    }

    private static void refused(Said said, int code, String sentence) {
        assertThat(said.err()).contains(sentence);
        assertThat(said.code()).isEqualTo(code);
        assertThat(said.out()).isEmpty();
    }
}

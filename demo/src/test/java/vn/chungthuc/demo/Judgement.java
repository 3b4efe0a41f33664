package vn.chungthuc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.testkit.ITextJudge;
import vn.chungthuc.testkit.Judges;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.SignedPdfAssert;
import vn.chungthuc.testkit.StrictDss;
import vn.chungthuc.testkit.TestPki;

/// Independent opinions about a file: qpdf, pdfsig, EU DSS at its strictest, iText, PDFBox with
/// Bouncy Castle. All must agree.
final class Judgement {
    private final DemoKeys keys;
    private final StrictDss dss;

    Judgement(Demo demo) throws Exception {
        Needs.that(Judges.qpdfAvailable() && Judges.pdfsigAvailable(), "qpdf, poppler-utils");
        keys = demo.keys();
        var folder = demo.folder();
        dss =
                new StrictDss(
                        TestPki.readCertificate(folder.anchors().resolve("mau-goc.pem")),
                        List.of(
                                list(folder.keys().resolve("mau-goc.crl")),
                                list(folder.keys().resolve("mau-cap.crl"))));
    }

    private static X509CRL list(Path file) throws Exception {
        try (var in = Files.newInputStream(file)) {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
        }
    }

    /// Scan and certification page, nothing signed.
    static void prepared(Path file) throws Exception {
        sound(file);
        assertThat(Judges.pdfsig(file).signers()).isEmpty();
        SignedPdfAssert.assertThat(file).hasSignatures(0);
    }

    void signed(Path file) throws Exception {
        sound(file);
        SignedPdfAssert.assertThat(file).isSignedBy(keys.leader().certificate()).coversWholeFile();
        byPdfsig(file, DemoOffice.LEADER_NAME);
        byDss(file, DemoOffice.LEADER_NAME);
    }

    void sealed(Path file) throws Exception {
        sound(file);
        SignedPdfAssert.assertThat(file)
                .isSignedBy(keys.leader().certificate())
                .thenBy(keys.office().certificate())
                .coversWholeFile();
        byPdfsig(file, DemoOffice.LEADER_NAME, DemoOffice.NAME);
        byDss(file, DemoOffice.LEADER_NAME, DemoOffice.NAME);
    }

    /// A copy that was made to last, by itself.
    ///
    /// @param timestamps of the whole document
    /// @param when the validator's clock stands so; null for now
    void preserved(Path file, int timestamps, @Nullable Instant when) throws Exception {
        sound(file);
        var found = Judges.pdfsig(file);
        assertThat(found.signers())
                .as(found.said())
                .containsExactly(DemoOffice.LEADER_NAME, DemoOffice.NAME);
        assertThat(found.allValid() && found.wholeSigned()).as(found.said()).isTrue();
        assertThat(found.timestamps()).isEqualTo(timestamps);
        passes(
                dss.alone(file, when),
                "PAdES-BASELINE-LTA",
                DemoOffice.LEADER_NAME,
                DemoOffice.NAME);
    }

    private static void sound(Path file) throws Exception {
        var opinion = Judges.qpdf(file);
        assertThat(opinion.sound()).as(opinion.said()).isTrue();
        assertThat(ITextJudge.complaints(file)).isEmpty();
    }

    private static void byPdfsig(Path file, String... signers) throws Exception {
        var found = Judges.pdfsig(file);
        assertThat(found.signers()).as(found.said()).containsExactly(signers);
        assertThat(found.allValid() && found.wholeSigned()).as(found.said()).isTrue();
    }

    private void byDss(Path file, String... signers) throws Exception {
        passes(dss.of(file), "PAdES-BASELINE-T", signers);
    }

    private static void passes(StrictDss.Opinion opinion, String level, String... signers) {
        assertThat(opinion.complaints()).isEmpty();
        assertThat(opinion.passed())
                .containsExactlyInAnyOrder(
                        java.util.Arrays.stream(signers)
                                .map(name -> name + " " + level)
                                .toArray(String[]::new));
    }
}

package vn.chungthuc.portal.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.confine.Confined;
import vn.chungthuc.portal.signature.DocumentJudge;
import vn.chungthuc.portal.signature.Integrity;
import vn.chungthuc.portal.signature.Judgement;
import vn.chungthuc.testkit.AttackPdfs;
import vn.chungthuc.testkit.PdfCase;
import vn.chungthuc.testkit.SignatureValues;
import vn.chungthuc.testkit.TestPki;

class VerifierIT {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-23T03:15:30Z"));
    private static final Duration MOST = Duration.ofSeconds(20);

    @TempDir private static Path folder;
    private static Confined confined;
    private static Verifier verifier;

    @BeforeAll
    static void start() throws IOException {
        confined = new Confined(Confined.MAIN, Verifier.WORKS, Verifier.limits(2));
        confined.awaitStart();
        verifier = new Verifier(confined, null);
    }

    @AfterAll
    static void stop() {
        confined.close();
    }

    @Test
    void saysOutsideWhatTheJudgeSaysInside() throws Exception {
        var pki = TestPki.create(CLOCK);
        var values =
                new SignatureValues(
                        pki.signer("Nguyễn Văn Mẫu", "Cơ quan Mẫu", TestPki.KeyKind.RSA_2048),
                        pki.signer("Người Khác", "Cơ quan Mẫu", TestPki.KeyKind.EC_P256),
                        pki.timestampAuthority("Dấu thời gian Mẫu", Duration.ofDays(365)),
                        CLOCK);
        var bytes = AttackPdfs.all(values).getFirst().make().file();
        var file = Files.write(folder.resolve("signed.pdf"), bytes);
        var judgement = verifier.integrity(file);
        assertThat(judgement.signatures()).isNotEmpty();
        assertThat(judgement).isEqualTo(DocumentJudge.judge(Source.of(bytes)));
    }

    @Test
    void answersInTimeWhateverComesIn() throws IOException {
        for (var each : PdfCase.all()) {
            var file = Files.write(folder.resolve("bad.pdf"), each.content().make());
            long start = System.nanoTime();
            var judgement = verifier.judge(file);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as(each.name())
                    .isLessThan(MOST);
            assertThat(judgement.verdict().sound()).as(each.name()).isFalse();
            assertThat(judgement).as(each.name()).isNotEqualTo(Judgement.failed());
        }
    }

    @Test
    void refusesAFileThatIsNotThere() throws IOException {
        assertThat(verifier.judge(folder.resolve("không có.pdf")))
                .isEqualTo(Judgement.unreadable());
        assertThat(verifier.judge(folder).verdict()).isEqualTo(Integrity.NOT_A_PDF);
    }
}

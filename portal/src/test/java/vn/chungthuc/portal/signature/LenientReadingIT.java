package vn.chungthuc.portal.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.testkit.DssSigner;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.PdfCase;
import vn.chungthuc.testkit.TestPki;

/// Files whose tables are not quite as the standard wants them, signed as they are: every reader
/// takes them alike, so they are valid, and the report says that they were read with leniency.
class LenientReadingIT {
    private static final InstantSource CLOCK = InstantSource.system();

    private static Identity signer;
    private static DssSigner dss;

    @BeforeAll
    static void keys() throws Exception {
        var pki = TestPki.create(CLOCK);
        signer = pki.signer("Nguyễn Văn Mẫu", "Cơ quan Mẫu", TestPki.KeyKind.EC_P256);
        dss = new DssSigner(pki, pki.timestampAuthority("Dấu giờ Mẫu", Duration.ofDays(9)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entries-of-19-bytes",
                "size-too-large",
                "blank-before-xref",
                "entry-in-use-at-0"
            })
    void saysThatASignedFileWasReadWithLeniency(String name) throws Exception {
        var odd =
                PdfCase.all().stream()
                        .filter(each -> each.name().equals("fine-odd-syntax-" + name))
                        .findFirst()
                        .orElseThrow();
        var file = dss.sign(odd.content().make(), signer, DssSigner.Level.B, CLOCK.instant());
        var judgement = DocumentJudge.judge(Source.of(file));
        assertThat(judgement.verdict()).as(name).isEqualTo(Integrity.VALID);
        assertThat(judgement.reasons())
                .as(name)
                .extracting(Reason::code)
                .contains("read-leniently");
    }

    @Test
    void saysNothingOfACleanOne() throws Exception {
        var clean =
                PdfCase.all().stream()
                        .filter(each -> each.name().equals("fine-page"))
                        .findFirst()
                        .orElseThrow();
        var file = dss.sign(clean.content().make(), signer, DssSigner.Level.B, CLOCK.instant());
        assertThat(DocumentJudge.judge(Source.of(file)).reasons())
                .extracting(Reason::code)
                .doesNotContain("read-leniently");
    }
}

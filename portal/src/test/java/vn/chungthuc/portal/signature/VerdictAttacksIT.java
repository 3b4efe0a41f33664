package vn.chungthuc.portal.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.testkit.AttackPdfs;
import vn.chungthuc.testkit.SignatureValues;
import vn.chungthuc.testkit.TestPki;

class VerdictAttacksIT {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-23T03:15:30Z"));

    @Test
    void callsNothingTamperedValidAndNothingCleanTampered() throws Exception {
        var pki = TestPki.create(CLOCK);
        var values =
                new SignatureValues(
                        pki.signer("Nguyễn Văn Mẫu", "Cơ quan Mẫu", TestPki.KeyKind.RSA_2048),
                        pki.signer("Người Khác", "Cơ quan Mẫu", TestPki.KeyKind.EC_P256),
                        pki.timestampAuthority("Dấu thời gian Mẫu", Duration.ofDays(365)),
                        CLOCK);
        var wrong = new ArrayList<String>();
        var cases = AttackPdfs.all(values);
        for (var each : cases) {
            var judgement = DocumentJudge.judge(Source.of(each.make().file()));
            if (!each.expected().contains(judgement.verdict().word())) {
                wrong.add(
                        each
                                + " is "
                                + judgement.verdict().word()
                                + ", not "
                                + each.expected()
                                + ": "
                                + judgement.reasons()
                                + judgement.signatures().stream().map(Signed::reasons).toList());
            }
        }
        assertThat(cases).hasSizeGreaterThan(300);
        assertThat(wrong).isEmpty();
    }
}

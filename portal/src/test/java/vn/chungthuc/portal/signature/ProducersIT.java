package vn.chungthuc.portal.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.testkit.DssSigner;
import vn.chungthuc.testkit.DssSigner.Level;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.OtherSigners;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.TestPki;

/// What other programs sign is clean, and nothing of it can be changed.
class ProducersIT {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final int FLIPS = 150;

    @TempDir private static Path folder;
    private static Identity signer;
    private static Identity second;
    private static DssSigner dss;

    @BeforeAll
    static void makeKeys() throws Exception {
        var pki = TestPki.create(CLOCK);
        signer = pki.signer("Nguyễn Văn Mẫu", "UBND Mẫu", TestPki.KeyKind.RSA_2048);
        second = pki.signer("Trần Thị Mẫu", "UBND Mẫu", TestPki.KeyKind.EC_P256);
        dss = new DssSigner(pki, pki.timestampAuthority("Dấu giờ Mẫu", Duration.ofDays(900)));
    }

    private static byte[] scan(SamplePdfs kind) throws Exception {
        return Files.readAllBytes(kind.write(folder.resolve("scan.pdf")));
    }

    private static List<SamplePdfs> kinds() {
        return List.of(
                SamplePdfs.XREF_STREAM,
                SamplePdfs.OBJECT_STREAMS,
                SamplePdfs.HYBRID,
                SamplePdfs.EARLIER_REVISIONS,
                SamplePdfs.ROTATION_INHERITED,
                SamplePdfs.ACRO_FORM_EMPTY);
    }

    private static String word(byte[] file) throws Exception {
        var judgement = DocumentJudge.judge(Source.of(file));
        return judgement.verdict().word()
                + judgement.reasons()
                + judgement.signatures().stream()
                        .filter(one -> one.verdict() != Integrity.VALID)
                        .map(Signed::reasons)
                        .toList();
    }

    @Test
    void callsCleanWhatOthersSigned() throws Exception {
        var wrong = new ArrayList<String>();
        for (var kind : kinds()) {
            for (var other : OtherSigners.values()) {
                var file = scan(kind);
                for (int count = 1; count <= 3; count++) {
                    file = other.sign(file, count % 2 == 0 ? second : signer);
                    note(wrong, kind + " " + other + " " + count, word(file));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void callsCleanEveryLevelOfPades() throws Exception {
        var wrong = new ArrayList<String>();
        for (var kind : List.of(SamplePdfs.XREF_STREAM, SamplePdfs.EARLIER_REVISIONS)) {
            for (var level : EnumSet.allOf(Level.class)) {
                var once = dss.sign(scan(kind), signer, level, CLOCK.instant());
                note(wrong, kind + " " + level, word(once));
                var twice = dss.sign(once, second, level, CLOCK.instant());
                note(wrong, kind + " " + level + " twice", word(twice));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void callsCleanWhatManySigned() throws Exception {
        var file = scan(SamplePdfs.XREF_STREAM);
        var wrong = new ArrayList<String>();
        for (var other : OtherSigners.values()) {
            file = other.sign(file, signer);
            file = dss.sign(file, second, Level.B, CLOCK.instant());
            note(wrong, "up to " + other, word(file));
        }
        assertThat(wrong).isEmpty();
    }

    private static void note(List<String> wrong, String what, String word) {
        if (!word.startsWith("valid[")) {
            wrong.add(what + " is " + word);
        }
    }

    @Test
    void noticesEachChangedByte() throws Exception {
        var random = new Random(5);
        var file = dss.sign(scan(SamplePdfs.XREF_STREAM), signer, Level.B, CLOCK.instant());
        var text = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        int gap = text.lastIndexOf("/Contents <") > 0 ? text.lastIndexOf("/Contents <") + 10 : 0;
        int behind = gap == 0 ? 0 : text.indexOf('>', gap) + 1;
        for (int i = 0; i < FLIPS; i++) {
            int at = random.nextInt(file.length);
            if (at < gap || at >= behind) {
                var changed = file.clone();
                changed[at] ^= (byte) (1 << random.nextInt(8));
                var verdict = DocumentJudge.judge(Source.of(changed)).verdict();
                assertThat(verdict.sound()).as("byte %d", at).isFalse();
            }
        }
    }
}

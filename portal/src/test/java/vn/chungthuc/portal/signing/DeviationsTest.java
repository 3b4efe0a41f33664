package vn.chungthuc.portal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.Judges;
import vn.chungthuc.testkit.Needs;

/// The deviations as a whole: honest results pass, every code has its case, and what others call
/// sound is refused.
class DeviationsTest {
    private static final Deviating CASES = Deviating.shared();

    @TempDir private static Path folder;
    private static final Deviating.Before SIGN = CASES.sign();
    private static final Deviating.Before SEAL = CASES.seal();
    private static final Deviating.Before SIGN_IN_STREAM = CASES.signInStream();
    private static final Identity LEADER = CASES.leader();

    @Test
    void acceptsTheCleanTwins() throws IOException, GeneralSecurityException {
        for (var before : List.of(SIGN, SEAL, SIGN_IN_STREAM)) {
            assertThat(CASES.outcome(before, before.honest()))
                    .isInstanceOf(Handover.Outcome.Accepted.class);
            var again = before.forgery().signed();
            assertThat(CASES.outcome(before, again)).isInstanceOf(Handover.Outcome.Accepted.class);
        }
        assertThat(CASES.outcome(SIGN, SIGN.forgery().signed(new ForgedCms(LEADER)::over)))
                .as("a CMS of another maker that is as ours")
                .isInstanceOf(Handover.Outcome.Accepted.class);
    }

    /// A code that no case makes is a code that nobody has seen work.
    @Test
    void everyDeviationHasACase() {
        var cases =
                Stream.of(
                                new DeviatingXrefTest().theEndAndTheCrossReferences(),
                                new DeviatingObjectsTest().theObjects(),
                                new DeviatingFieldTest().theField(),
                                new DeviatingSignatureTest().theSignatureDictionary(),
                                new DeviatingStampTest().whatItShows(),
                                new DeviatingCmsTest().theCms())
                        .flatMap(List::stream)
                        .map(test -> test.getDisplayName().replaceFirst(":.*", ""))
                        .collect(Collectors.toSet());
        var besides =
                EnumSet.of(
                        Deviation.CERTIFICATE_EXPIRED,
                        Deviation.CERTIFICATE_NOT_YET_VALID,
                        Deviation.CERTIFICATE_KEY_USAGE,
                        Deviation.CERTIFICATE_KEY_TOO_SHORT,
                        Deviation.CERTIFICATE_NO_ANCHOR,
                        Deviation.TIME_IMPLAUSIBLE,
                        Deviation.TIME_IN_ANOTHER_ZONE,
                        Deviation.CONTENTS_SIZE,
                        Deviation.TIMESTAMP_MISSING,
                        Deviation.TIMESTAMP_BROKEN,
                        Deviation.TIMESTAMP_TIME,
                        Deviation.TIMESTAMP_NO_ANCHOR);
        assertThat(EnumSet.complementOf(besides)).extracting(Deviation::code).isSubsetOf(cases);
    }

    /// What every library takes and this portal does not: the signature holds, the file is sound,
    /// and the leader's block is white, or covered.
    @Test
    void othersCallTheWhiteBlockAndTheCoveringNoteSound() throws Exception {
        Needs.that(Judges.pdfsigAvailable() && Judges.qpdfAvailable(), "pdfsig and qpdf");
        for (var result :
                List.of(
                        Deviating.whiteBlock(SIGN.forgery()),
                        Deviating.annotated(SIGN.forgery(), SIGN))) {
            var whole = Arrays.copyOf(SIGN.copy().bytes, SIGN.copy().bytes.length + result.length);
            System.arraycopy(result, 0, whole, SIGN.copy().bytes.length, result.length);
            var file = Files.write(folder.resolve("forged.pdf"), whole);
            assertThat(Judges.qpdf(file).sound()).as(Judges.qpdf(file).said()).isTrue();
            var said = Judges.pdfsig(file);
            assertThat(said.allValid() && said.wholeSigned()).as(said.said()).isTrue();
            assertThat(CASES.outcome(SIGN, result)).isInstanceOf(Handover.Outcome.Refused.class);
        }
    }
}

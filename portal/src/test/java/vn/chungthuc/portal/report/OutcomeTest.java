package vn.chungthuc.portal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chungthuc.portal.signature.Evidence;
import vn.chungthuc.portal.signature.Integrity;
import vn.chungthuc.portal.signature.Judgement;
import vn.chungthuc.portal.signature.Trust;

class OutcomeTest {
    private static final Set<Integrity> SOUND =
            Set.of(Integrity.VALID, Integrity.VALID_FORM, Integrity.VALID_ANNOTATION);

    private static final Evidence NONE = new Evidence(List.of(), List.of(), List.of());

    private static Outcome of(Integrity verdict, Trust trust, Registered.State state) {
        return Outcome.of(
                new Judgement(verdict, trust, List.of(), List.of(), NONE),
                new Registered(state, null, "", "", ""));
    }

    @Test
    void isValidOnlyWhenBytesSignersAndRegisterAgree() {
        for (var verdict : Integrity.values()) {
            for (var trust : Trust.values()) {
                for (var state : Registered.State.values()) {
                    boolean valid = of(verdict, trust, state) == Outcome.VALID;
                    boolean may =
                            SOUND.contains(verdict)
                                    && trust == Trust.TRUSTED
                                    && Set.of(
                                                    Registered.State.ISSUED,
                                                    Registered.State.ISSUED_THEN_ADDED,
                                                    Registered.State.UNKNOWN)
                                            .contains(state);
                    assertThat(valid).as(verdict + " " + trust + " " + state).isEqualTo(may);
                }
            }
        }
    }

    @Test
    void isInvalidForWhatWasModifiedBrokenRevokedOrAnnulled() {
        for (var state : Registered.State.values()) {
            for (var trust : Trust.values()) {
                assertThat(of(Integrity.MODIFIED, trust, state)).isEqualTo(Outcome.INVALID);
                assertThat(of(Integrity.BROKEN, trust, state)).isEqualTo(Outcome.INVALID);
            }
            assertThat(of(Integrity.VALID, Trust.REVOKED, state)).isEqualTo(Outcome.INVALID);
        }
        assertThat(of(Integrity.VALID, Trust.TRUSTED, Registered.State.ANNULLED))
                .isEqualTo(Outcome.INVALID);
    }

    @Test
    void refusesWhatCannotBeJudged() {
        for (var verdict :
                List.of(Integrity.NO_SIGNATURE, Integrity.ENCRYPTED, Integrity.NOT_A_PDF)) {
            assertThat(of(verdict, Trust.UNDETERMINED, Registered.State.UNKNOWN))
                    .isEqualTo(Outcome.REFUSED);
        }
    }
}

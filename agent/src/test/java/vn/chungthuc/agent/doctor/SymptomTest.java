package vn.chungthuc.agent.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.chungthuc.agent.doctor.Symptom.Layer;
import vn.chungthuc.agent.doctor.Symptom.Verdict;
import vn.chungthuc.agent.words.Words;

class SymptomTest {
    private static final List<Words> BOTH =
            List.of(new Words("doctor", Locale.of("vi")), new Words("doctor", Locale.ENGLISH));

    @ParameterizedTest
    @EnumSource
    void everySymptomHasASentenceAndEveryTroubleANextStep(Symptom symptom) {
        var finding = new Finding(symptom, List.of("a", "HUNG", "HUNG", "HUNG", "HUNG"));
        for (var words : BOTH) {
            assertThat(finding.sentence(words)).isNotBlank().doesNotContain("{");
            boolean wrong = symptom.verdict() != Verdict.GOOD;
            boolean saysItAll = symptom == Symptom.DRIVER_REJECTED; // a driver's verdict does
            assertThat(finding.nextStep(words).isPresent()).isEqualTo(wrong && !saysItAll);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyLayerHasAName(Layer layer) {
        BOTH.forEach(words -> assertThat(words.text("layer." + layer)).isNotBlank());
    }
}

package vn.chungthuc.agent.doctor;

import java.util.List;
import java.util.Optional;
import vn.chungthuc.agent.driver.DriverVerdict;
import vn.chungthuc.agent.words.Words;

/// One thing that the self-check found.
///
/// @param facts what fills the sentence: addresses, names, days; never a secret
public record Finding(Symptom symptom, List<String> facts) {
    public Finding {
        facts = List.copyOf(facts);
    }

    static Finding of(Symptom symptom, Object... facts) {
        return new Finding(symptom, List.of(facts).stream().map(String::valueOf).toList());
    }

    public String sentence(Words words) {
        return words.text(symptom.code(), told(words));
    }

    /// The facts in the reader's language.
    private Object[] told(Words words) {
        return facts.stream()
                .map(fact ->
                        symptom == Symptom.DRIVER_REJECTED && !fact.equals(facts.getFirst())
                                ? DriverVerdict.valueOf(fact).words(words.locale())
                                : fact)
                .toArray();
    }

    /// What to do about it; empty where nothing is wrong.
    public Optional<String> nextStep(Words words) {
        var key = symptom.code() + ".next";
        return words.has(key) ? Optional.of(words.text(key, facts.toArray())) : Optional.empty();
    }
}

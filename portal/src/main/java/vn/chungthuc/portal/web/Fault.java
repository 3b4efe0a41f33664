package vn.chungthuc.portal.web;

import java.util.List;
import java.util.Optional;

/// One thing to mend in a form, told at the top and at its field.
///
/// @param field name of the input it belongs to
/// @param key of the sentence
/// @param value what goes into the sentence; may be empty
public record Fault(String field, String key, String value) {
    public Fault(String field, String key) {
        this(field, key, "");
    }

    public String sentence(Words words) {
        return words.say(key, value);
    }

    public static Optional<Fault> at(List<Fault> faults, String field) {
        return faults.stream().filter(fault -> fault.field().equals(field)).findFirst();
    }
}

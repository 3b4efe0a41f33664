package vn.chungthuc.portal.confine;

import com.fasterxml.jackson.databind.JsonNode;

/// What came of asking a child.
public sealed interface Answer {
    record Done(JsonNode content) implements Answer {}

    /// The function threw; the child lives on.
    ///
    /// @param by simple name of what it threw
    record Failed(String by) implements Answer {}

    /// It was killed after its time.
    record TookTooLong() implements Answer {}

    /// It ended by itself: out of memory, or a crash.
    record Died() implements Answer {}
}

package vn.chungthuc.portal.signature;

import java.util.List;

/// Why a verdict is as it is.
///
/// @param code stable, for programs; its sentence stands under `verdict.reason.` and this
/// @param details what the sentence names: an object, a page, an algorithm; never content
public record Reason(String code, List<String> details) {
    public Reason {
        details = List.copyOf(details);
    }

    static Reason of(String code, Object... details) {
        return new Reason(code, java.util.Arrays.stream(details).map(String::valueOf).toList());
    }
}

package vn.chungthuc.portal.signature;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Each signature has its own field, its own dictionary and its own gap (ISO 32000-2, 12.8.1): two
/// that share one are one signature shown twice, and two in one revision cannot both be right.
final class OverlapCheck {
    private OverlapCheck() {}

    static void check(List<Examined> signatures) {
        var seen = new HashSet<String>();
        Map<Long, Integer> ends = new HashMap<>();
        for (var signature : signatures) {
            var found = signature.found;
            if (found.owner() != null
                    && !seen.add(found.owner() + " " + found.path() + " " + found.offset())) {
                signature.findings.add(Integrity.BROKEN, "value-shared");
            }
            if (signature.range != null) {
                ends.merge(signature.range.end(), 1, Integer::sum);
            }
        }
        for (var signature : signatures) {
            if (ends.getOrDefault(signature.end(), 0) > 1) {
                signature.findings.add(Integrity.BROKEN, "ranges-overlap");
            }
        }
    }
}

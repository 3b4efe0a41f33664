package vn.chungthuc.pdf;

import java.util.Arrays;

/// Which bytes of a file the reader understood: `[start, end)` of each object and cross-reference
/// section that it read.
final class Extents {
    private long[] pairs = new long[64];
    private int used;

    void add(long start, long end) {
        if (used == pairs.length) {
            pairs = Arrays.copyOf(pairs, used * 2);
        }
        pairs[used++] = start;
        pairs[used++] = end;
    }

    /// `[start, end)` of what lies between them, up to `length`, in order.
    long[] gaps(long length) {
        var ends = new java.util.TreeMap<Long, Long>();
        for (int i = 0; i < used; i += 2) {
            ends.merge(pairs[i], pairs[i + 1], Math::max);
        }
        var gaps = new Extents();
        long at = 0;
        for (var extent : ends.entrySet()) {
            if (extent.getKey() > at) {
                gaps.add(at, extent.getKey());
            }
            at = Math.max(at, extent.getValue());
        }
        if (at < length) {
            gaps.add(at, length);
        }
        return Arrays.copyOf(gaps.pairs, gaps.used);
    }
}

package vn.chungthuc.pdf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What one reading noticed: the first few places of each kind are enough to tell of it.
final class Oddities {
    private static final int MOST_OF_A_KIND = 16;

    private final List<Oddity> noticed = new ArrayList<>();
    private final Map<Oddity.Kind, Integer> counts = new EnumMap<>(Oddity.Kind.class);

    void notice(Oddity.Kind kind, long place) {
        if (counts.merge(kind, 1, Integer::sum) <= MOST_OF_A_KIND) {
            noticed.add(new Oddity(kind, place));
        }
    }

    List<Oddity> all() {
        return List.copyOf(noticed);
    }
}

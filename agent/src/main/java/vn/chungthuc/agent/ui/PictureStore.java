package vn.chungthuc.agent.ui;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The last few pictures, bounded by their pixels whatever the zoom and the screen.
final class PictureStore {
    /// Four bytes each.
    static final long MOST_PIXELS = 16_000_000;

    private final List<Picture> pictures = new ArrayList<>(); // the newest last

    void put(Picture picture) {
        pictures.removeIf(old -> old.shows().equals(picture.shows()));
        pictures.add(picture);
        while (pictures.size() > 1 && pixels() > MOST_PIXELS) {
            pictures.removeFirst();
        }
    }

    long pixels() {
        return pictures.stream().mapToLong(Picture::pixels).sum();
    }

    /// The pictures to draw for a page, one over the other: the newest of the whole page, and what
    /// is sharp at this size.
    List<Picture> of(int page, int width, int height, Rectangle visible) {
        var of = pictures.stream().filter(picture -> picture.shows().page() == page).toList();
        var sharp =
                of.stream()
                        .filter(picture -> picture.shows().covers(width, height, visible))
                        .findFirst()
                        .orElse(null);
        var whole =
                of.reversed().stream()
                        .filter(picture -> picture.shows().isWhole())
                        .findFirst()
                        .orElse(null);
        var drawn = Stream.of(whole, sharp).filter(Objects::nonNull).distinct().toList();
        drawn.forEach(picture -> {
            pictures.remove(picture);
            pictures.add(picture); // used last
        });
        return drawn;
    }
}

package vn.chungthuc.agent.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.chungthuc.agent.ui.Picture.Shows;

class PictureStoreTest {
    private static final Rectangle SEEN = new Rectangle(0, 0, 900, 700);

    @Test
    void neverKeepsMorePixelsThanItsBound() {
        var store = new PictureStore();
        for (int page = 0; page < 50; page++) {
            store.put(picture(new Shows(page, 1000, 1414, new Rectangle(1000, 1414))));
            assertThat(store.pixels()).isLessThanOrEqualTo(PictureStore.MOST_PIXELS);
        }
        assertThat(store.of(49, 1000, 1414, SEEN)).hasSize(1);
        assertThat(store.of(0, 1000, 1414, SEEN)).isEmpty();
    }

    @Test
    void aPageIsPaintedAsAWholeWhileThatIsCheap() {
        var next = Shows.next(3, 1000, 1414, SEEN, List.of());
        assertThat(next).isEqualTo(new Shows(3, 1000, 1414, new Rectangle(1000, 1414)));
    }

    @Test
    void aLargePageIsPaintedRoughlyFirstAndThenOnlyWhereItIsLookedAt() {
        var seen = new Rectangle(2000, 3000, 1800, 1400);
        var rough = next(seen, List.of());
        assertThat((long) rough.width() * rough.height()).isLessThan(1_600_000);
        var sharp = next(seen, List.of(picture(rough)));
        assertThat(sharp.part().contains(seen)).isTrue();
        assertThat((long) sharp.part().width * sharp.part().height).isLessThan(Picture.MOST_WHOLE);
        assertThat(Shows.next(0, 6350, 8980, seen, List.of(picture(rough), picture(sharp))))
                .isNull();
    }

    private static Shows next(Rectangle seen, List<Picture> there) {
        return Objects.requireNonNull(Shows.next(0, 6350, 8980, seen, there));
    }

    private static Picture picture(Shows shows) {
        var part = shows.part();
        var image = new BufferedImage(part.width, part.height, BufferedImage.TYPE_BYTE_GRAY);
        return new Picture(shows, image);
    }
}

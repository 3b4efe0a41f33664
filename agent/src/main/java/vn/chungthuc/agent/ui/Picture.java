package vn.chungthuc.agent.ui;

import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page, or a part of it, as painted.
record Picture(Shows shows, BufferedImage image) {
    /// More pixels than this are not painted for a whole page: at high zoom a part will do.
    static final long MOST_WHOLE = 6_000_000;

    private static final long ROUGH = 1_500_000;

    /// What a picture shows.
    ///
    /// @param page from 0
    /// @param width of the whole page, in pixels of the screen
    /// @param height likewise
    /// @param part of it, likewise
    record Shows(int page, int width, int height, Rectangle part) {
        /// What should be painted next for a page of which there are pictures already; null if they
        /// do.
        static @Nullable Shows next(
                int page, int width, int height, Rectangle visible, List<Picture> there) {
            var best = there.isEmpty() ? null : there.getLast().shows();
            if (best != null && best.covers(width, height, visible)) {
                return null;
            }
            long pixels = (long) width * height;
            if (pixels <= MOST_WHOLE) {
                return whole(page, width, height);
            }
            if (best == null) { // something soon, the sharp part after it
                double less = Math.sqrt((double) ROUGH / pixels);
                return whole(page, (int) (width * less), (int) (height * less));
            }
            var part = new Rectangle(visible);
            part.grow(visible.width / 4, visible.height / 4);
            return new Shows(page, width, height, part.intersection(new Rectangle(width, height)));
        }

        private static Shows whole(int page, int width, int height) {
            var part = new Rectangle(Math.max(1, width), Math.max(1, height));
            return new Shows(page, part.width, part.height, part);
        }

        boolean isWhole() {
            return part.width == width && part.height == height;
        }

        /// Whether it is sharp at this size and shows all that is looked at.
        boolean covers(int width, int height, Rectangle visible) {
            return this.width == width
                    && this.height == height
                    && (visible.isEmpty() || part.contains(visible));
        }
    }

    long pixels() {
        return (long) image.getWidth() * image.getHeight();
    }

    /// Draws it where it belongs when the whole page lies at `page`.
    void draw(Graphics2D g, Rectangle page) {
        double across = (double) page.width / shows.width;
        double along = (double) page.height / shows.height;
        g.drawImage(
                image,
                new AffineTransform(
                        across,
                        0,
                        0,
                        along,
                        page.x + shows.part.x * across,
                        page.y + shows.part.y * along),
                null);
    }
}

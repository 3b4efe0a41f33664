package vn.chungthuc.agent.ui;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;

/// Paints the pages that are looked at on their desk, from the pictures that there are.
final class PagePainter {
    private static final int WORDS_ROOM = 120;

    private final PageImages images;
    private final Messages messages;

    PagePainter(PageImages images, Messages messages) {
        this.images = images;
        this.messages = messages;
    }

    /// @param desk how large all of it is
    /// @param visible the part of it that the person sees
    void paint(Graphics2D g, PageStack stack, Dimension desk, Rectangle visible) {
        g.setColor(Ink.DESK.colour());
        g.fillRect(0, 0, desk.width, desk.height);
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        if (stack.count() == 0) {
            var key = images.isUnreadable() ? "pages.unreadable" : "pages.loading";
            var room = new Rectangle(0, 0, visible.width, WORDS_ROOM);
            words(g, messages.text(key), room, Ink.DESK_WORDS.colour());
            return;
        }
        int first = stack.at(visible.y);
        int last = stack.at(visible.y + visible.height);
        images.lookOnlyAt(first, last);
        for (int page = first; page <= last; page++) {
            paintPage(g, page, stack.bounds(page, desk.width), visible);
        }
    }

    private void paintPage(Graphics2D g, int page, Rectangle at, Rectangle visible) {
        g.setColor(Color.WHITE);
        g.fill(at);
        double density = g.getTransform().getScaleX();
        var pictures =
                images.pictures(
                        page,
                        (int) Math.round(at.width * density),
                        (int) Math.round(at.height * density),
                        looked(at, visible, density));
        pictures.forEach(picture -> picture.draw(g, at));
        if (images.isBroken(page)) {
            words(g, messages.text("pages.broken"), at, Ink.FAINT.light());
        } else if (pictures.isEmpty()) {
            var count = String.valueOf(images.sizes().size());
            var words = messages.text("pages.page", String.valueOf(page + 1), count);
            words(g, words, at, Ink.FAINT.light());
        }
        g.setColor(Ink.EDGE.colour());
        g.drawRect(at.x, at.y, at.width, at.height);
    }

    /// The part of a page that is on the screen, in the screen's pixels.
    private static Rectangle looked(Rectangle page, Rectangle visible, double density) {
        var part = visible.intersection(page);
        if (part.isEmpty()) {
            return new Rectangle();
        }
        return new Rectangle2D.Double(
                        (part.x - page.x) * density,
                        (part.y - page.y) * density,
                        part.width * density,
                        part.height * density)
                .getBounds()
                .intersection(
                        new Rectangle(
                                (int) Math.round(page.width * density),
                                (int) Math.round(page.height * density)));
    }

    private static void words(Graphics2D g, String words, Rectangle at, Color ink) {
        g.setColor(ink);
        int width = g.getFontMetrics().stringWidth(words);
        int height = Math.min(at.height, WORDS_ROOM);
        g.drawString(words, at.x + (at.width - width) / 2, at.y + height / 2);
    }

    void paintFocus(Graphics2D g, Rectangle visible) {
        g.setColor(Ink.ACCENT.colour());
        g.drawRect(visible.x, visible.y, visible.width - 1, visible.height - 1);
        g.drawRect(visible.x + 1, visible.y + 1, visible.width - 3, visible.height - 3);
    }
}

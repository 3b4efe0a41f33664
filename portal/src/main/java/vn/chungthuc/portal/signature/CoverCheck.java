package vn.chungthuc.portal.signature;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.rendering.PDFRenderer;
import vn.chungthuc.pdf.Source;

/// An alarm beside the rules: whether what a later revision lawfully added paints over what was
/// signed. Only pages that a permitted change touches are rendered: their content alone, as they
/// were signed, and as they are now. Ink of the content that was visible and is not any more was
/// covered. What lies over an earlier signature's own picture covers no content: seal and signature
/// overlap by rule.
final class CoverCheck {
    private static final int MOST_PAGES = 6;
    private static final int LONGEST_SIDE = 1200;
    private static final int BLOCK = 8;

    /// About three letters of a paper's text.
    private static final int COVERED = 8;

    /// Grey values: what is ink, and what is another shade.
    private static final int DARK = 128;

    private static final int OTHER = 90;

    private CoverCheck() {}

    /// @param pages that permitted changes touch, from 1
    static void check(Source signed, Source now, SortedSet<Integer> pages, Findings findings) {
        if (pages.isEmpty()) {
            return;
        }
        try (var before = Loader.loadPDF(new SourceReader(signed));
                var after = Loader.loadPDF(new SourceReader(now))) {
            for (int page : pages.stream().limit(MOST_PAGES).toList()) {
                if (covered(before, after, page - 1) >= COVERED) {
                    findings.add(Integrity.MODIFIED, "content-covered", page);
                }
            }
        } catch (IOException | RuntimeException e) {
            // a page that cannot be rendered shows nothing to compare; the rules have spoken
            findings.note("not-rendered");
        }
    }

    private static int covered(PDDocument before, PDDocument after, int page) throws IOException {
        var box = before.getPage(page).getCropBox();
        if (!same(box, after.getPage(page).getCropBox())) {
            return COVERED;
        }
        float scale = LONGEST_SIDE / Math.max(1, Math.max(box.getWidth(), box.getHeight()));
        var view = View.of(after.getPage(page), Math.min(scale, 2));
        var content = view.image(before, page, false);
        var gone = gone(content, view.image(after, page, true));
        if (gone.size() < COVERED) {
            return gone.size();
        }
        var signed = view.image(before, page, true); // seldom needed
        return (int) gone.stream().filter(at -> !lost(content, signed, at)).count();
    }

    private static boolean same(PDRectangle one, PDRectangle other) {
        return one.getLowerLeftX() == other.getLowerLeftX()
                && one.getLowerLeftY() == other.getLowerLeftY()
                && one.getUpperRightX() == other.getUpperRightX()
                && one.getUpperRightY() == other.getUpperRightY();
    }

    /// Blocks of letters that cannot be read any more.
    private static List<Block> gone(Grey content, Grey now) {
        var gone = new ArrayList<Block>();
        for (int y = 0; y + BLOCK <= content.height(); y += BLOCK) {
            for (int x = 0; x + BLOCK <= content.width(); x += BLOCK) {
                var at = new Block(x, y);
                if (letters(content, at) && lost(content, now, at)) {
                    gone.add(at);
                }
            }
        }
        return gone;
    }

    /// Its upper left corner, in pixels.
    private record Block(int left, int top) {}

    /// An image as it is read: shades of grey.
    private record Grey(DataBufferInt samples, int width, int height) {
        static Grey of(BufferedImage image) {
            return new Grey(
                    (DataBufferInt) image.getRaster().getDataBuffer(),
                    image.getWidth(),
                    image.getHeight());
        }

        /// From 0 (black) to 255, as eyes weigh colours (ITU-R BT.601).
        int at(int x, int y) {
            int rgb = samples.getElem(y * width + x);
            return ((rgb >> 16 & 255) * 77 + (rgb >> 8 & 255) * 150 + (rgb & 255) * 29) >> 8;
        }
    }

    /// The part of a page where annotations stand, since they alone may have changed: the rest need
    /// not be painted.
    ///
    /// @param part in pixels of the whole page, on the grid of blocks
    private record View(float scale, Rectangle part) {
        static View of(PDPage page, float scale) throws IOException {
            var box = page.getCropBox();
            boolean lies = page.getRotation() % 180 != 0;
            var whole =
                    new Rectangle(
                            (int) Math.ceil((lies ? box.getHeight() : box.getWidth()) * scale),
                            (int) Math.ceil((lies ? box.getWidth() : box.getHeight()) * scale));
            var part = new Rectangle();
            for (var annotation : page.getAnnotations()) {
                part = part.union(place(annotation, page, scale, whole));
            }
            return new View(scale, onGrid(part).intersection(whole));
        }

        /// All of the page where the reader draws by its own rules.
        private static Rectangle place(
                PDAnnotation annotation, PDPage page, float scale, Rectangle whole) {
            var at = annotation.getRectangle();
            boolean drawn = annotation.getNormalAppearanceStream() != null;
            if (!drawn && annotation instanceof PDAnnotationWidget) {
                return new Rectangle(); // an empty field
            }
            if (!drawn
                    || at == null
                    || page.getRotation() != 0
                    || annotation.isNoZoom()
                    || annotation.isNoRotate()) {
                return whole;
            }
            var box = page.getCropBox();
            var place =
                    new Rectangle2D.Float(
                            (at.getLowerLeftX() - box.getLowerLeftX()) * scale,
                            (box.getUpperRightY() - at.getUpperRightY()) * scale,
                            at.getWidth() * scale,
                            at.getHeight() * scale);
            return place.getBounds();
        }

        private static Rectangle onGrid(Rectangle part) {
            if (part.isEmpty()) {
                return part;
            }
            int left = Math.floorDiv(part.x - BLOCK, BLOCK) * BLOCK;
            int top = Math.floorDiv(part.y - BLOCK, BLOCK) * BLOCK;
            return new Rectangle(
                    Math.max(0, left),
                    Math.max(0, top),
                    part.x + part.width + BLOCK - left,
                    part.y + part.height + BLOCK - top);
        }

        Grey image(PDDocument document, int page, boolean annotations) throws IOException {
            var image =
                    new BufferedImage(
                            Math.max(1, part.width),
                            Math.max(1, part.height),
                            BufferedImage.TYPE_INT_RGB); // blend modes need colours
            var graphics = image.createGraphics();
            graphics.setBackground(Color.WHITE);
            graphics.clearRect(0, 0, image.getWidth(), image.getHeight());
            graphics.translate(-part.x, -part.y);
            var renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            renderer.setAnnotationsFilter(_ -> annotations);
            renderer.renderPageToGraphics(page, graphics, scale);
            graphics.dispose();
            return Grey.of(image);
        }
    }

    /// Whether a block holds ink and paper in more than a rule or a row of dots, over which one
    /// signs.
    private static boolean letters(Grey image, Block at) {
        int ink = 0;
        int rows = 0;
        int fullRows = 0;
        for (int y = at.top; y < at.top + BLOCK; y++) {
            int inRow = 0;
            for (int x = at.left; x < at.left + BLOCK; x++) {
                inRow += image.at(x, y) < DARK ? 1 : 0;
            }
            ink += inRow;
            rows += inRow > 0 ? 1 : 0;
            fullRows += inRow == BLOCK ? 1 : 0;
        }
        return ink >= BLOCK && rows > BLOCK / 2 && fullRows < rows && ink < BLOCK * BLOCK - BLOCK;
    }

    /// Whether most ink of a block has another shade, or cannot be told from the paper any more.
    private static boolean lost(Grey content, Grey other, Block at) {
        int ink = 0;
        int changed = 0;
        int lightest = 0;
        int darkest = 255;
        for (int y = at.top; y < at.top + BLOCK; y++) {
            for (int x = at.left; x < at.left + BLOCK; x++) {
                int is = other.at(x, y);
                lightest = Math.max(lightest, is);
                darkest = Math.min(darkest, is);
                int was = content.at(x, y);
                if (was < DARK) {
                    ink++;
                    changed += Math.abs(is - was) > OTHER ? 1 : 0;
                }
            }
        }
        return changed * 2 > ink || lightest - darkest < 40;
    }
}

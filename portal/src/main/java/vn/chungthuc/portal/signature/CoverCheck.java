package vn.chungthuc.portal.signature;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.SortedSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
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
        float scale = LONGEST_SIDE / Math.max(1, Math.max(box.getWidth(), box.getHeight()));
        var content = image(before, page, Math.min(scale, 2), false);
        var signed = image(before, page, Math.min(scale, 2), true);
        var now = image(after, page, Math.min(scale, 2), true);
        if (signed.getWidth() != now.getWidth() || signed.getHeight() != now.getHeight()) {
            return COVERED;
        }
        int blocks = 0;
        for (int y = 0; y + BLOCK <= content.getHeight(); y += BLOCK) {
            for (int x = 0; x + BLOCK <= content.getWidth(); x += BLOCK) {
                if (letters(content, x, y)
                        && !lost(content, signed, x, y)
                        && lost(content, now, x, y)) {
                    blocks++;
                }
            }
        }
        return blocks;
    }

    private static BufferedImage image(
            PDDocument document, int page, float scale, boolean annotations) throws IOException {
        var renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        renderer.setAnnotationsFilter(_ -> annotations);
        return renderer.renderImage(page, scale, ImageType.GRAY);
    }

    /// Whether a block holds ink and paper in more than a rule or a row of dots, over which one
    /// signs.
    private static boolean letters(BufferedImage image, int left, int top) {
        int ink = 0;
        int rows = 0;
        int fullRows = 0;
        for (int y = top; y < top + BLOCK; y++) {
            int inRow = 0;
            for (int x = left; x < left + BLOCK; x++) {
                inRow += grey(image, x, y) < DARK ? 1 : 0;
            }
            ink += inRow;
            rows += inRow > 0 ? 1 : 0;
            fullRows += inRow == BLOCK ? 1 : 0;
        }
        return ink >= BLOCK && rows > BLOCK / 2 && fullRows < rows && ink < BLOCK * BLOCK - BLOCK;
    }

    /// Whether most ink of a block has another shade, or cannot be told from the paper any more.
    private static boolean lost(BufferedImage content, BufferedImage other, int left, int top) {
        int ink = 0;
        int changed = 0;
        int lightest = 0;
        int darkest = 255;
        for (int y = top; y < top + BLOCK; y++) {
            for (int x = left; x < left + BLOCK; x++) {
                int is = grey(other, x, y);
                lightest = Math.max(lightest, is);
                darkest = Math.min(darkest, is);
                int was = grey(content, x, y);
                if (was < DARK) {
                    ink++;
                    changed += Math.abs(is - was) > OTHER ? 1 : 0;
                }
            }
        }
        return changed * 2 > ink || lightest - darkest < 40;
    }

    private static int grey(BufferedImage image, int x, int y) {
        return image.getRaster().getSample(x, y, 0);
    }
}

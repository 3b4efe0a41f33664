package vn.chungthuc.agent.ui;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Rect;

/// The letters that a page itself shows and where; what signatures show on it stands in annotations
/// and is not among them.
///
/// @param letters in the order of the content
record PageText(List<Letter> letters) {
    private static final int QUOTED = 48;

    PageText {
        letters = List.copyOf(letters);
    }

    /// One letter and the room that its ink may take, in the page's user space.
    record Letter(String text, Rect box) {}

    /// @param page from 1; unrotated, as certification pages are
    static PageText of(PDDocument document, int page) throws IOException {
        var found = new ArrayList<Letter>();
        var reader =
                new PDFTextStripper() {
                    @Override
                    protected void processTextPosition(TextPosition position) {
                        letter(position, found);
                    }
                };
        reader.setStartPage(page);
        reader.setEndPage(page);
        reader.writeText(document, Writer.nullWriter());
        return new PageText(found);
    }

    private static void letter(TextPosition position, List<Letter> found) {
        var text = position.getUnicode();
        double width = position.getWidth();
        double height = position.getHeight();
        if (text == null || text.isBlank() || !(width > 0.1 && height > 0.1)) {
            return;
        }
        var at = position.getTextMatrix();
        double below = height * 0.15; // most of a letter's ink stands on its base line
        found.add(
                new Letter(
                        text,
                        Rect.at(
                                at.getTranslateX(),
                                at.getTranslateY() - below,
                                Math.max(0.1, width * 0.95),
                                height + below)));
    }

    /// The letters that a stamp would stand on, as one reads them, cut when there are many; empty
    /// if it covers none.
    String coveredBy(Appearance look, Rect placed) {
        var inked = StampInk.of(look, placed);
        var covered = new StringBuilder();
        Rect last = null;
        for (var letter : letters) {
            if (inked.stream().noneMatch(ink -> overlap(ink, letter.box))) {
                continue;
            }
            if (last != null && !follows(last, letter.box)) {
                covered.append(' ');
            }
            covered.append(letter.text);
            last = letter.box;
        }
        return covered.length() <= QUOTED
                ? covered.toString()
                : covered.substring(0, QUOTED).strip() + "…";
    }

    private static boolean follows(Rect before, Rect box) {
        return Math.abs(box.lly() - before.lly()) < before.height() / 2
                && box.llx() - before.urx() < before.height() * 0.3
                && box.llx() > before.llx();
    }

    private static boolean overlap(Rect one, Rect other) {
        return one.llx() < other.urx()
                && other.llx() < one.urx()
                && one.lly() < other.ury()
                && other.lly() < one.ury();
    }
}

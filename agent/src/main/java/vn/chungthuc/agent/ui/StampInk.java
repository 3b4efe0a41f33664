package vn.chungthuc.agent.ui;

import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.pdf.SerifFont;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Rect;

/// Where the movable part of a stamp leaves ink: its image and the lines that go with it. The
/// margins between them hide nothing.
final class StampInk {
    private StampInk() {}

    /// @param placed where the movable part stands on the page
    static List<Rect> of(Appearance look, Rect placed) {
        double scale = placed.width() / look.rect().width();
        var inked = new ArrayList<Rect>();
        var image = look.image();
        if (image != null) {
            inked.add(onPage(image.place(), placed, scale));
        }
        for (var line : look.lines()) {
            if (line.moves() && !line.text().isBlank()) {
                inked.add(onPage(box(look, line), placed, scale));
            }
        }
        return inked;
    }

    private static Rect box(Appearance look, Appearance.Line line) {
        var text = line.text().replace("{time}", look.timePattern()); // about as long as the time
        double width = Math.max(0.1, SerifFont.instance().width(text, line.size()));
        double x =
                switch (line.align()) {
                    case LEFT -> line.x();
                    case CENTRE -> line.x() - width / 2;
                    case RIGHT -> line.x() - width;
                };
        return Rect.at(x, line.y() - line.size() * 0.2, width, line.size() * 0.95);
    }

    private static Rect onPage(Rect part, Rect placed, double scale) {
        return Rect.at(
                placed.llx() + part.llx() * scale,
                placed.lly() + part.lly() * scale,
                Math.max(0.1, part.width() * scale),
                Math.max(0.1, part.height() * scale));
    }
}

package vn.chungthuc.agent.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InkTest {
    private static final Color LIGHT_PANEL = new Color(0xF2F2F2); // FlatLaf's own
    private static final Color DARK_PANEL = new Color(0x3C3F41);

    @Test
    void wordsStandOutFromTheirGround() {
        for (var ink : new Ink[] {Ink.FAINT, Ink.ACCENT, Ink.REASON, Ink.WARNING}) {
            assertThat(contrast(ink.light(), LIGHT_PANEL)).as(ink + " light").isGreaterThan(4.5);
            assertThat(contrast(ink.dark(), DARK_PANEL)).as(ink + " dark").isGreaterThan(4.5);
        }
        for (var pair :
                Map.of(Ink.WARNING, Ink.WARNING_GROUND, Ink.DESK_WORDS, Ink.DESK).entrySet()) {
            var ink = pair.getKey();
            var ground = pair.getValue();
            assertThat(contrast(ink.light(), ground.light())).as(ink + "").isGreaterThan(4.5);
            assertThat(contrast(ink.dark(), ground.dark())).as(ink + " dark").isGreaterThan(4.5);
        }
    }

    /// WCAG 2.2, "contrast ratio".
    private static double contrast(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(int value) {
        double part = value / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}

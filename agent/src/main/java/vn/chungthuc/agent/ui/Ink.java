package vn.chungthuc.agent.ui;

import com.formdev.flatlaf.FlatLaf;
import java.awt.Color;

/// Colours that carry meaning, one pair each for a light and a dark window; every pair keeps a
/// contrast of 4.5 : 1 on its ground (WCAG 2.2, 1.4.3).
enum Ink {
    /// Labels and what matters less.
    FAINT(0x5B6472, 0xB4BCC8),
    /// Whose page asks; frames of what can be moved.
    ACCENT(0x1D5FBF, 0x8AB8FF),
    /// Why something cannot be.
    REASON(0xB42318, 0xFFA69C),
    /// What one should look at again, and its ground.
    WARNING(0x6B4300, 0xFFD88A),
    WARNING_GROUND(0xFFF3D6, 0x4A3A16),
    /// Behind the pages.
    DESK(0xE4E7EB, 0x2B2D30),
    EDGE(0xB5BBC4, 0x55585E),
    DESK_WORDS(0x4B5563, 0xC3C8D0);

    private final Color light;
    private final Color dark;

    Ink(int light, int dark) {
        this.light = new Color(light);
        this.dark = new Color(dark);
    }

    Color colour() {
        return FlatLaf.isLafDark() ? dark : light;
    }

    Color light() {
        return light;
    }

    Color dark() {
        return dark;
    }
}

package vn.chungthuc.agent.ui;

import java.util.Locale;
import java.util.OptionalDouble;

/// Lengths as people type and read them; a point is 1/72 inch (ISO 32000-2, 8.3.2.3).
final class Millimetres {
    private static final double POINTS_EACH = 72 / 25.4;
    private static final double MOST = 10_000;

    private Millimetres() {}

    /// One decimal, with the comma or point of the language.
    static String text(double points, Locale locale) {
        return String.format(locale, "%.1f", Math.abs(points) < 0.01 ? 0 : points / POINTS_EACH);
    }

    /// Points for what was typed, comma or point, with or without "mm"; empty if that is no length.
    static OptionalDouble points(String typed) {
        var text = typed.strip().replaceFirst("(?i)\\s*mm$", "").replace(',', '.');
        if (!text.matches("-?[0-9]{1,5}(\\.[0-9]{0,3})?")) {
            return OptionalDouble.empty();
        }
        double millimetres = Double.parseDouble(text);
        return Math.abs(millimetres) > MOST
                ? OptionalDouble.empty()
                : OptionalDouble.of(millimetres * POINTS_EACH);
    }
}

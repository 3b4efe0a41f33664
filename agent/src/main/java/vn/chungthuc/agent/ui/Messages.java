package vn.chungthuc.agent.ui;

import java.util.Locale;
import vn.chungthuc.agent.words.Words;

/// The window's words in one language.
final class Messages {
    private final Words words;

    Messages(Locale locale) {
        this.words = new Words("ui", locale);
    }

    Locale locale() {
        return words.locale();
    }

    /// The letter that presses a button together with Alt; it stands in the button's words.
    char mnemonic(String key) {
        return text("mnemonic." + key).charAt(0);
    }

    /// Where a stamp stands, for who does not see it.
    String inWords(Placement placement) {
        var spot = placement.spot();
        return text(
                "place.name",
                Millimetres.text(spot.x(), locale()),
                Millimetres.text(spot.y(), locale()),
                Millimetres.text(placement.rect().width(), locale()));
    }

    /// @param arguments for `{0}`, `{1}` …; give numbers as text to keep their digits together
    String text(String key, Object... arguments) {
        return words.text(key, arguments);
    }
}

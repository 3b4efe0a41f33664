package vn.chungthuc.agent.ui;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The window's words in one language.
final class Messages {
    private final ResourceBundle bundle;
    private final Locale locale;

    Messages(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("vn.chungthuc.agent.ui.messages", locale);
    }

    Locale locale() {
        return locale;
    }

    /// The letter that presses a button together with Alt; it stands in the button's words.
    char mnemonic(String key) {
        return bundle.getString("mnemonic." + key).charAt(0);
    }

    /// Where a stamp stands, for who does not see it.
    String inWords(Placement placement) {
        var spot = placement.spot();
        return text(
                "place.name",
                Millimetres.text(spot.x(), locale),
                Millimetres.text(spot.y(), locale),
                Millimetres.text(placement.rect().width(), locale));
    }

    /// @param arguments for `{0}`, `{1}` …; give numbers as text to keep their digits together
    String text(String key, Object... arguments) {
        var pattern = bundle.getString(key);
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern.replace("'", "''"), locale).format(arguments);
    }
}

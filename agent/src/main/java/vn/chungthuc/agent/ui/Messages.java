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

    /// @param arguments for `{0}`, `{1}` …; give numbers as text to keep their digits together
    String text(String key, Object... arguments) {
        var pattern = bundle.getString(key);
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern.replace("'", "''"), locale).format(arguments);
    }
}

package vn.chungthuc.agent.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// What one part of the agent says to people, in one language.
public final class Words {
    private final ResourceBundle bundle;
    private final Locale locale;

    /// @param part a package below `vn.chungthuc.agent` that has `messages_*.properties`
    public Words(String part, Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("vn.chungthuc.agent." + part + ".messages", locale);
    }

    public Locale locale() {
        return locale;
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /// @param arguments for `{0}`, `{1}` …; give numbers as text to keep their digits together
    public String text(String key, Object... arguments) {
        var pattern = bundle.getString(key);
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern.replace("'", "''"), locale).format(arguments);
    }
}

package vn.chungthuc.portal.web;

import java.util.Locale;
import java.util.ResourceBundle;

/// What pages say, from `messages_vi.properties` and `messages_en.properties`; a test holds that
/// both have every key and that every key a page asks for exists.
public record Words(Language language) {
    private static final String BUNDLE = "vn.chungthuc.portal.messages";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /// The sentence under `key`, with `{0}`, `{1}`… filled in; no other syntax, so an apostrophe is
    /// an apostrophe.
    public String say(String key, Object... values) {
        var sentence = bundle(language.locale()).getString(key);
        for (int i = 0; i < values.length; i++) {
            sentence = sentence.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return sentence;
    }

    public boolean knows(String key) {
        return bundle(language.locale()).containsKey(key);
    }

    public boolean english() {
        return language == Language.EN;
    }

    static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
    }
}

package vn.chungthuc.portal.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The two languages of every page; Vietnamese unless the person chose the other.
public enum Language {
    VI("vi"),
    EN("en");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /// From a cookie or a link; anything unknown is Vietnamese.
    public static Language of(@Nullable String code) {
        return EN.code.equals(code) ? EN : VI;
    }

    /// As in `<html lang>` and the cookie.
    public String code() {
        return code;
    }

    public Locale locale() {
        return Locale.of(code);
    }
}

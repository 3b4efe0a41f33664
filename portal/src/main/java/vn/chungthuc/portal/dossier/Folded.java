package vn.chungthuc.portal.dossier;

import java.text.Normalizer;
import java.util.Locale;

/// Text as searching sees it: no case, no diacritics, `đ` as `d`.
final class Folded {
    private Folded() {}

    static String of(String text) {
        var apart = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return apart.toLowerCase(Locale.ROOT).replace('đ', 'd').replaceAll("\\s+", " ").strip();
    }

    /// For `LIKE … ESCAPE '\'`: anything that holds `fragment`.
    static String pattern(String fragment) {
        return "%" + fragment.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}

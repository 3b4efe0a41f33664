package vn.chungthuc.portal.verify;

import java.util.Locale;
import java.util.ResourceBundle;
import vn.chungthuc.portal.signature.Integrity;
import vn.chungthuc.portal.signature.Reason;

/// What verdicts and reasons mean to people, from `verdicts_vi.properties` and
/// `verdicts_en.properties`. Their codes are for programs and stay.
public final class VerdictWords {
    private static final String BUNDLE = "vn.chungthuc.portal.verdicts";
    static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle words;

    /// @param language Vietnamese or English
    public VerdictWords(Locale language) {
        words = ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK);
    }

    public String say(Integrity verdict) {
        return words.getString("verdict." + verdict.word());
    }

    public String say(Reason reason) {
        var sentence = words.getString("reason." + reason.code());
        for (int i = 0; i < reason.details().size(); i++) {
            sentence = sentence.replace("{" + i + "}", reason.details().get(i));
        }
        return sentence;
    }
}

package vn.chungthuc.portal.report;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.chungthuc.portal.signature.Integrity;
import vn.chungthuc.portal.signature.Reason;

/// The sentences of `verdicts_vi.properties` and `verdicts_en.properties`: one for every verdict
/// and every reason.
public final class VerdictWords {
    private static final String BUNDLE = "vn.chungthuc.portal.verdicts";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final Pattern HOLE = Pattern.compile("\\{(\\d)}");

    private final ResourceBundle words;

    public VerdictWords(Locale language) {
        words = bundle(language);
    }

    public static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK);
    }

    public String say(Integrity verdict) {
        return words.getString("verdict." + verdict.word());
    }

    /// With its details, which may be names out of the file.
    public String say(Reason reason) {
        var details = reason.details();
        return HOLE.matcher(words.getString("reason." + reason.code()))
                .replaceAll(hole -> Matcher.quoteReplacement(detail(details, hole.group(1))));
    }

    private static String detail(List<String> details, String index) {
        int i = Integer.parseInt(index);
        return i < details.size() ? Foreign.name(details.get(i)) : "";
    }
}

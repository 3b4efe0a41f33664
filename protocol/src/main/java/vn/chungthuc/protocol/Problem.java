package vn.chungthuc.protocol;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The body of every error, `application/problem+json` (RFC 9457). It never holds a document, a
/// PIN, a ticket or a personal number.
///
/// @param type `urn:chungthuc:problem:` and the code
/// @param title what happened, in Vietnamese
/// @param status the HTTP status
/// @param code stable name of the problem, see [ProblemType]
/// @param nextStep what the person can do, in Vietnamese
/// @param en the same two in English
/// @param support names the one log line that tells more, if there is one
/// @param deviation which rule of the profile a refused result breaks, for instance
///   `stamp-painted-over`; only of results
public record Problem(
        String type,
        String title,
        int status,
        String code,
        String nextStep,
        Words en,
        @Nullable String support,
        @Nullable String deviation) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /// What happened and what to do.
    public record Words(String title, String nextStep) {}

    public static Problem of(ProblemType type, @Nullable String support) {
        return of(type, support, null);
    }

    public static Problem of(
            ProblemType type, @Nullable String support, @Nullable String deviation) {
        var vi = type.words(Locale.of("vi"));
        return new Problem(
                "urn:chungthuc:problem:" + type.code(),
                vi.title(),
                type.status(),
                type.code(),
                vi.nextStep(),
                type.words(Locale.ENGLISH),
                support,
                deviation);
    }

    public Words words(Locale locale) {
        return locale.getLanguage().equals("en") ? en : new Words(title, nextStep);
    }
}

package vn.chungthuc.portal.intake;

import java.util.Locale;

/// Why a scan is refused; the sentence for people stands under `scan.refused.` and [#code()]. Where
/// a file has several, the first of this order is told.
public enum Reason {
    EMPTY,
    TOO_LARGE,
    NOT_A_PDF,
    OTHER_FORMAT,
    ENCRYPTED,
    SIGNED,
    XFA,
    SCRIPT,
    LAUNCH,
    SUBMIT,
    EMBEDDED_FILE,
    MEDIA,
    ACTION,
    FORM_FIELDS,
    LAYERS,
    EXTERNAL_STREAM,
    SHOWS_DIFFERENTLY,
    ANNOTATION,
    TOO_MANY_PAGES,
    LOOP,
    TOO_MUCH,
    TOOK_TOO_LONG,
    DAMAGED,
    UNSUPPORTED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String key() {
        return "scan.refused." + code();
    }

    /// Whether even an earlier revision must not hold it. What a person removed before the scan
    /// came here (a note, a field, a layer) is no danger; what runs or was signed is.
    boolean staysDangerous() {
        return switch (this) {
            case SIGNED, XFA, SCRIPT, LAUNCH, SUBMIT, EMBEDDED_FILE, MEDIA, EXTERNAL_STREAM -> true;
            case EMPTY,
                    TOO_LARGE,
                    NOT_A_PDF,
                    OTHER_FORMAT,
                    ENCRYPTED,
                    ACTION,
                    FORM_FIELDS,
                    LAYERS,
                    SHOWS_DIFFERENTLY,
                    ANNOTATION,
                    TOO_MANY_PAGES,
                    LOOP,
                    TOO_MUCH,
                    TOOK_TOO_LONG,
                    DAMAGED,
                    UNSUPPORTED ->
                    false;
        };
    }
}

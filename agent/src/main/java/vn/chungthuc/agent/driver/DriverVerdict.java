package vn.chungthuc.agent.driver;

import java.util.Locale;
import java.util.ResourceBundle;

/// How it stands with a driver; words are in `verdicts_vi.properties` and `verdicts_en.properties`.
public enum DriverVerdict {
    /// It was asked and answered.
    WORKS,
    /// It was asked and has not answered yet.
    LOOKING,

    // refused by its file, never loaded
    MISSING,
    UNREADABLE,
    NOT_A_LIBRARY,
    BITS_32,
    OTHER_PROCESSOR,
    OTHER_SYSTEM,
    NOT_PKCS11,
    WRITABLE_BY_OTHERS,

    // loaded, and then
    HUNG,
    CRASHED,
    FAILED;

    /// Whether it would be of no use to ask it again in a moment.
    public boolean isTrouble() {
        return switch (this) {
            case WORKS, LOOKING -> false;
            case MISSING,
                    UNREADABLE,
                    NOT_A_LIBRARY,
                    BITS_32,
                    OTHER_PROCESSOR,
                    OTHER_SYSTEM,
                    NOT_PKCS11,
                    WRITABLE_BY_OTHERS,
                    HUNG,
                    CRASHED,
                    FAILED ->
                    true;
        };
    }

    /// What it is and what helps, one or two sentences.
    public String words(Locale locale) {
        return ResourceBundle.getBundle("vn.chungthuc.agent.driver.verdicts", locale)
                .getString(name());
    }
}

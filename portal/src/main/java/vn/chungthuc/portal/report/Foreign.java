package vn.chungthuc.portal.report;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/// Text that came out of a file or a certificate: whoever made the file chose it. Nothing of it may
/// reorder, overlay, lengthen or imitate what we say ourselves.
public final class Foreign {
    /// For a name or a reason.
    public static final int NAME = 200;

    /// More marks than this on one letter are no writing of any language (Unicode TR 36, 2.2 and
    /// UAX 15's stream-safe text, which allows more).
    private static final String STACKED = "(\\p{M}{4})\\p{M}+";

    /// Controls, formats (bidi controls, zero widths: Unicode 16, 23.2), line and paragraph
    /// separators, private use, lone surrogates, unassigned.
    private static final String UNSEEN = "[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]+";

    private Foreign() {}

    /// One line of at most `most` letters, `…` where more would follow; empty for nothing.
    public static String text(@Nullable String text, int most) {
        if (text == null) {
            return "";
        }
        // what is far too long is not even looked at
        var head = text.substring(0, Math.min(text.length(), 8 * most));
        var plain =
                Normalizer.normalize(head.replaceAll(UNSEEN, " "), Normalizer.Form.NFC)
                        .replaceAll(STACKED, "$1")
                        .replaceAll("\\s+", " ")
                        .strip();
        return plain.codePointCount(0, plain.length()) <= most
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, most - 1)).strip() + "…";
    }

    public static String name(@Nullable String text) {
        return text(text, NAME);
    }
}

package vn.chungthuc.portal.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What is told about a scan that is accepted all the same; the sentence stands under
/// `scan.warning.` and [#code()].
public enum Caution {
    /// Links to pages of the file or to the web: they do nothing by themselves.
    LINKS,
    /// The file was saved again over an earlier content, which is still in it.
    EARLIER_CONTENT,
    /// Objects that no cross-reference leads to: no page shows them.
    UNLISTED_OBJECTS,
    /// Bytes between or behind the objects that belong to nothing.
    STRAY_BYTES,
    /// Spellings that the standard does not allow and every reader takes.
    ODD_SYNTAX,
    /// References to objects that the file does not hold: readers take them for nothing.
    MISSING_OBJECTS,
    /// The page tree is not told as the standard wants it.
    ODD_PAGES,
    /// A stream ends before its filter says so.
    CUT_STREAM;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String key() {
        return "scan.warning." + code();
    }

    /// For the address of a page that tells them.
    static String codes(Set<Caution> cautions) {
        return cautions.stream().sorted().map(Caution::code).collect(Collectors.joining(","));
    }

    /// Those among what an address names; other words are left out.
    static List<Caution> named(String codes) {
        var named = List.of(codes.split(",", -1));
        return Arrays.stream(values()).filter(each -> named.contains(each.code())).toList();
    }
}

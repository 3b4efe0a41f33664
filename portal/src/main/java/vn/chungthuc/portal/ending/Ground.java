package vn.chungthuc.portal.ending;

/// Why certification is refused (Decree 23/2015/NĐ-CP, article 22), in the decree's order.
public enum Ground {
    /// Erased or altered, with words added or taken away.
    ALTERED,
    /// Damaged, worn, or unreadable.
    UNREADABLE,
    /// Marked secret, or not to be copied.
    SECRET,
    /// Content against the law or morals.
    UNLAWFUL,
    /// A foreign paper that needs consular legalisation and has none.
    NOT_LEGALISED,
    /// Made by persons themselves, without the seal of an authority.
    SELF_MADE
}

package vn.chungthuc.portal.register;

/// Was the register closed?
public enum RegisterClosed {
    NOW,
    /// Somebody had closed it.
    BEFORE,
    /// It opened today, or has not opened: it can be edited or deleted.
    TOO_YOUNG,
    /// A dossier holds a number of it that is neither issued nor voided.
    NUMBERS_RESERVED
}

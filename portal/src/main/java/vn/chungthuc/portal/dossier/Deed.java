package vn.chungthuc.portal.dossier;

/// What was done to a dossier, one for each kind of move.
public enum Deed {
    SUBMITTED,
    SIGNED,
    SIGNED_AGAIN,
    FORWARDED,
    SEALED,
    COMPLETED,
    RETURNED,
    WITHDRAWN,
    RESUMED,
    CANCELLED,
    REFUSED,
    STOPPED,
    ANNULLED,
    /// No move: the portal made the finished copy last longer.
    PRESERVED
}

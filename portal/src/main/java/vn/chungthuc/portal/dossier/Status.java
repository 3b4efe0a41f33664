package vn.chungthuc.portal.dossier;

/// The name of a [Stage] alone: for columns, filters and counts.
public enum Status {
    AWAITING_SIGNATURE,
    SIGNED,
    AWAITING_SEAL,
    SEALED,
    COMPLETED,
    RETURNED,
    CANCELLED,
    REFUSED,
    STOPPED,
    ANNULLED
}

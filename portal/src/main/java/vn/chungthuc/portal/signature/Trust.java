package vn.chungthuc.portal.signature;

/// Whether a signer is whom an anchor vouches for, at the time of signing. Beside [Integrity],
/// never mixed with it. The best first.
public enum Trust {
    TRUSTED,
    /// A path, and no word on revocation in the file; or nothing to start from.
    UNDETERMINED,
    EXPIRED,
    UNTRUSTED,
    REVOKED;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

package vn.chungthuc.portal.signature;

import java.time.OffsetDateTime;

/// What one signature of a document is worth.
public sealed interface Verdict {
    /// The field's name: the leader's or the office's.
    String field();

    /// The signed bytes are as they were signed.
    ///
    /// @param time as the signature states it (`/M`)
    /// @param trusted whether a path led to an anchor at that time; revocation is not asked
    /// @param last whether it covers the whole document as it is now
    record Intact(String field, Signer signer, OffsetDateTime time, boolean trusted, boolean last)
            implements Verdict {}

    /// The signature does not hold.
    ///
    /// @param reason for the log
    record Broken(String field, String reason) implements Verdict {}
}

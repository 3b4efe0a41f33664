package vn.chungthuc.portal.db;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/// Keys of new rows.
public final class Ids {
    private Ids() {}

    /// A UUIDv7 (RFC 9562, 5.7): grows with time, so that an agency's rows lie together.
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}

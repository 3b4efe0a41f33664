package vn.chungthuc.portal.store;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;

/// One stretch of a document, stored as an object of its own.
///
/// @param id also the name of the document that ends with it
/// @param hash of this stretch alone: its name in the store
/// @param length of this stretch, in bytes
/// @param whole SHA-256 of the document from its start to the end of this segment
/// @param wholeLength of the same
/// @param state the digest after that prefix, to go on with; a cache
public record Segment(
        UUID id,
        Kind kind,
        Sha256 hash,
        long length,
        Sha256 whole,
        long wholeLength,
        @Nullable State state) {

    /// The revisions of a copy, in their order.
    public enum Kind {
        SCAN,
        CERTIFICATION_PAGE,
        LEADER_SIGNATURE,
        OFFICE_SEAL,
        LONG_TERM
    }

    /// @param form algorithm and version of the encoding; an unknown one is hashed again
    public record State(String form, Base64Url encoded) {}
}

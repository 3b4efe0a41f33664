package vn.chungthuc.portal.store;

import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Sha256;

/// What is known of some bytes once they have passed by: nobody needs to read them again.
///
/// @param state the digest behind them, to go on with; a cache
public record Content(Sha256 hash, long length, Segment.@Nullable State state) {}

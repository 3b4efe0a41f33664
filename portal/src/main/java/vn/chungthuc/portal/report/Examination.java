package vn.chungthuc.portal.report;

import java.time.Instant;
import vn.chungthuc.portal.signature.Judgement;
import vn.chungthuc.protocol.Sha256;

/// One file as it was examined.
///
/// @param file its name, as the person or program gave it; may be empty
/// @param hash of all its bytes
/// @param length in bytes
/// @param at when
/// @param millis how long the judging took
public record Examination(
        String file,
        Sha256 hash,
        long length,
        Judgement judgement,
        Registered registered,
        Instant at,
        long millis) {
    public Outcome outcome() {
        return Outcome.of(judgement, registered);
    }
}

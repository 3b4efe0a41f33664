package vn.chungthuc.portal.trust;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.signature.Belief.Family;
import vn.chungthuc.portal.signature.Evidence;
import vn.chungthuc.portal.signature.Signed;
import vn.chungthuc.protocol.Base64Url;

/// What a child is asked about the signers of one file.
///
/// @param signatures whose integrity holds; others are not asked about
/// @param intermediates DER
/// @param heard what was fetched so far
/// @param now the time of the question
/// @param online whether naming what to fetch is of any use
/// @param report whether the ETSI report is wanted, too
record Question(
        List<Signed> signatures,
        Evidence evidence,
        List<Trusted> anchors,
        List<Base64Url> intermediates,
        List<Heard.Said> heard,
        Instant now,
        boolean online,
        boolean report) {

    /// @param certificate DER
    record Trusted(Base64Url certificate, Family family) {}

    /// Something to fetch.
    ///
    /// @param body of an OCSP request; null to get what stands at the address
    record Wanted(String address, @Nullable Base64Url body) {}
}

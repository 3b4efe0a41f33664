package vn.chungthuc.portal.admin;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.TimestampAuthorities;
import vn.chungthuc.pdf.TimestampFault;
import vn.chungthuc.portal.signature.TrustAnchors;
import vn.chungthuc.protocol.Sha256;

/// Asks each timestamp authority once, about random bytes, and says how it answered.
public final class TimestampCheck {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<URI, TimestampAuthorities.Authority> authorities;
    private final TrustAnchors anchors;
    private final InstantSource clock;

    /// One authority's answer.
    ///
    /// @param at the time that it stamped; null: it gave no timestamp
    /// @param took until the answer was there
    /// @param trusted whether its certificate leads to an anchor
    /// @param until its certificate's end; null without a timestamp
    /// @param fault what went wrong, for who looks after the system; may be empty
    public record Answer(
            URI url,
            @Nullable Instant at,
            Duration took,
            boolean trusted,
            @Nullable Instant until,
            String fault) {}

    TimestampCheck(
            Map<URI, TimestampAuthorities.Authority> authorities,
            TrustAnchors anchors,
            InstantSource clock) {
        this.authorities = authorities;
        this.anchors = anchors;
        this.clock = clock;
    }

    List<Answer> ask() {
        return authorities.entrySet().stream()
                .map(each -> answer(each.getKey(), each.getValue()))
                .toList();
    }

    private Answer answer(URI url, TimestampAuthorities.Authority authority) {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        var imprint =
                Sha256.of(HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
        var begun = clock.instant();
        try {
            var stamp = new TimestampAuthorities(List.of(authority), clock).stamp(imprint);
            var now = clock.instant();
            return new Answer(
                    url,
                    stamp.time(),
                    Duration.between(begun, now),
                    anchors.leadsTo(stamp.authority(), stamp.certificates(), now),
                    stamp.authority().getNotAfter().toInstant(),
                    "");
        } catch (TimestampFault e) {
            var took = Duration.between(begun, clock.instant());
            return new Answer(url, null, took, false, null, String.valueOf(e.getMessage()));
        }
    }
}

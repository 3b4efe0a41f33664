package vn.chungthuc.portal.longterm;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.outside.Fetch;

/// How copies are made to last; without an authority they are not.
///
/// @param timestamps authorities in the order in which they are asked
/// @param renewDays a copy is renewed so long before the certificate of its last timestamp ends
/// @param mayAsk hosts named in certificates that may be asked although they stand in a private
///   network or on this machine
/// @param largestList of a revocation list, in bytes
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record LongTermSettings(
        List<Authority> timestamps, Integer renewDays, List<String> mayAsk, Integer largestList) {
    private static final int USUAL_RENEW_DAYS = 90;
    private static final int USUAL_LARGEST_LIST = 1 << 20;

    /// No copy is raised.
    public static final LongTermSettings NONE =
            new LongTermSettings(List.of(), USUAL_RENEW_DAYS, List.of(), USUAL_LARGEST_LIST);

    /// @param url http or https; also on this machine, since it is named here
    /// @param policy object identifier of the only policy that will do; null for any
    @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
    public record Authority(URI url, @Nullable String policy) {
        public Authority {
            if (!Fetch.isHttp(url)) {
                throw new IllegalArgumentException(
                        "long-term.timestamps: url must be http or https: " + url);
            }
            if (policy != null && !policy.matches("[0-2](\\.(0|[1-9][0-9]*))+")) {
                throw new IllegalArgumentException(
                        "long-term.timestamps: policy is no object identifier: " + policy);
            }
        }
    }

    /// Missing parts get their usual values.
    public LongTermSettings {
        timestamps = timestamps == null ? List.of() : List.copyOf(timestamps);
        mayAsk = mayAsk == null ? List.of() : List.copyOf(mayAsk);
        renewDays = renewDays == null ? USUAL_RENEW_DAYS : renewDays;
        largestList = largestList == null ? USUAL_LARGEST_LIST : largestList;
        if (renewDays < 1 || largestList < 1) {
            throw new IllegalArgumentException(
                    "long-term: renew-days and largest-list must be positive");
        }
    }

    Duration renewBefore() {
        return Duration.ofDays(renewDays);
    }
}

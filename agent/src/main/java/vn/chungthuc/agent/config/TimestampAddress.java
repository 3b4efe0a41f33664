package vn.chungthuc.agent.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A timestamp authority that the administrator names (RFC 3161 over HTTP).
///
/// @param url http or https; also on this machine or in a private network, since it is named here
/// @param policy object identifier of the only policy that will do; null for any
public record TimestampAddress(URI url, @Nullable String policy) {
    public TimestampAddress {
        var scheme = url.getScheme();
        if (url.getHost() == null
                || scheme == null
                || !scheme.matches("https?")
                || url.getRawUserInfo() != null) {
            throw new ConfigFault("timestamps: url must be http or https: " + url);
        }
        if (policy != null && !policy.matches("[0-2](\\.(0|[1-9][0-9]*))+")) {
            throw new ConfigFault("timestamps: policy is no object identifier: " + policy);
        }
    }
}

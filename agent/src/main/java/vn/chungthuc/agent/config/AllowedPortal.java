package vn.chungthuc.agent.config;

import java.net.URI;
import java.util.Locale;
import vn.chungthuc.protocol.TicketKeys;

/// A portal that may ask this agent, with the keys that its tickets must be signed with.
///
/// @param origin exactly as a browser sends it (RFC 6454 §6.1): scheme, host in lower case, port
///   only if it is not the scheme's own; no path
/// @param keys pinned; read once at start
public record AllowedPortal(String origin, TicketKeys keys) {
    public AllowedPortal {
        if (!origin.equals(asBrowsersSendIt(origin))) {
            throw new ConfigFault(
                    "portals: origin must be like https://portal.example, not " + origin);
        }
        if (keys.keys().isEmpty()) {
            throw new ConfigFault("portals: no key for " + origin);
        }
    }

    private static String asBrowsersSendIt(String origin) {
        URI uri;
        try {
            uri = URI.create(origin);
        } catch (IllegalArgumentException e) {
            throw new ConfigFault("portals: not an origin: " + origin, e);
        }
        var scheme = uri.getScheme();
        if (uri.getHost() == null || scheme == null || !scheme.matches("https?")) {
            throw new ConfigFault("portals: origin must be http or https: " + origin);
        }
        boolean usual = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme
                + "://"
                + uri.getHost().toLowerCase(Locale.ROOT)
                + (usual ? "" : ":" + uri.getPort());
    }
}

package vn.chungthuc.agent.trust;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.chungthuc.agent.config.AllowedPortal;
import vn.chungthuc.agent.config.ConfigFault;
import vn.chungthuc.agent.config.PersonFile;
import vn.chungthuc.agent.config.Portals;
import vn.chungthuc.protocol.Sha256;

/// How a portal comes onto the list and off it again: the person types its address, its keys are
/// fetched over TLS and shown, and only then pinned. Where the administrator's policy names the
/// portals, nothing can be added or taken away.
public final class Admission {
    private final Portals portals;
    private final PersonFile file;
    private final KeyFetch fetch;

    public Admission(Portals portals, PersonFile file, KeyFetch fetch) {
        this.portals = portals;
        this.file = file;
        this.fetch = fetch;
    }

    /// Whether the administrator decides who may ask.
    public boolean isClosed() throws IOException {
        return file.isClosed("portals");
    }

    public List<AllowedPortal> allowed() {
        return portals.all();
    }

    /// What a portal publishes, before anything is decided.
    ///
    /// @param typed `portal.example` or a whole address; only its origin counts
    /// @throws IOException when there is no such portal; the message is for people
    public AllowedPortal look(String typed) throws IOException {
        try {
            var origin = origin(typed.strip());
            return new AllowedPortal(origin, fetch.ask(origin).keys());
        } catch (ConfigFault | IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /// From now on this portal may ask, and at the next start.
    public void allow(AllowedPortal portal) throws IOException {
        file.allow(portal);
        var all = new ArrayList<>(portals.all());
        all.removeIf(each -> each.origin().equals(portal.origin()));
        all.add(portal);
        portals.replace(all);
    }

    /// From now on it may not.
    public void revoke(AllowedPortal portal) throws IOException {
        file.revoke(portal.origin());
        portals.replace(
                portals.all().stream()
                        .filter(each -> !each.origin().equals(portal.origin()))
                        .toList());
    }

    /// What a person compares with what the portal's administrator tells them: the first 128 bits
    /// of each key's SHA-256.
    public static List<String> fingerprints(AllowedPortal portal) {
        return portal.keys().keys().stream()
                .map(key -> Sha256.of(key.x().bytes()).hex().substring(0, 32))
                .map(hex -> hex.toUpperCase(Locale.ROOT).replaceAll("(?<=\\G.{4})(?=.)", " "))
                .toList();
    }

    /// Plain http only to this very computer.
    private static String origin(String typed) throws IOException {
        var uri = URI.create(typed.contains("://") ? typed : "https://" + typed);
        var host = uri.getHost();
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean here = "localhost".equals(host) || "127.0.0.1".equals(host);
        if (host == null || !(scheme.equals("https") || (scheme.equals("http") && here))) {
            throw new IOException("https://…");
        }
        boolean usual = uri.getPort() == -1 || uri.getPort() == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + host.toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort());
    }
}

package vn.chungthuc.agent.doctor;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.config.AllowedPortal;
import vn.chungthuc.agent.sign.TicketCheck;
import vn.chungthuc.agent.trust.KeyFetch;
import vn.chungthuc.protocol.TicketKeys;

/// The allowed portals: reachable, still publishing a pinned key, and of one time with this
/// computer.
final class PortalsCheck implements Check {
    private final List<AllowedPortal> portals;
    private final InstantSource clock;

    PortalsCheck(List<AllowedPortal> portals, InstantSource clock) {
        this.portals = List.copyOf(portals);
        this.clock = clock;
    }

    @Override
    public List<Finding> look() {
        if (portals.isEmpty()) {
            return List.of(Finding.of(Symptom.PORTAL_NONE));
        }
        var found = new ArrayList<Finding>();
        try (var fetch = new KeyFetch(clock)) {
            for (var portal : portals) {
                found.addAll(portal(fetch, portal));
            }
        }
        return found;
    }

    private static List<Finding> portal(KeyFetch fetch, AllowedPortal portal) {
        try {
            var published = fetch.ask(portal.origin());
            boolean known = known(portal.keys(), published.keys());
            return List.of(
                    Finding.of(
                            known ? Symptom.PORTAL_GOOD : Symptom.PORTAL_KEYS_DIFFER,
                            portal.origin()),
                    clock(portal, published.ahead()));
        } catch (IOException e) {
            return List.of(
                    Finding.of(
                            Symptom.PORTAL_UNREACHABLE,
                            portal.origin(),
                            String.valueOf(e.getMessage())));
        }
    }

    private static boolean known(TicketKeys pinned, TicketKeys published) {
        return published.keys().stream().anyMatch(pinned.keys()::contains);
    }

    private static Finding clock(AllowedPortal portal, @Nullable Duration ahead) {
        if (ahead == null) {
            return Finding.of(Symptom.CLOCK_UNKNOWN, portal.origin());
        }
        boolean right = ahead.abs().compareTo(TicketCheck.SKEW) <= 0;
        return Finding.of(
                right ? Symptom.CLOCK_RIGHT : Symptom.CLOCK_WRONG,
                portal.origin(),
                ahead.abs().toSeconds());
    }
}

package vn.chungthuc.agent.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The portals that may ask at this moment: those of the configuration, and what the person adds or
/// takes away in Settings while the agent runs. Nothing that comes over the port changes it.
public final class Portals {
    private volatile Map<String, AllowedPortal> byOrigin;

    public Portals(Collection<AllowedPortal> allowed) {
        this.byOrigin = index(allowed);
    }

    private static Map<String, AllowedPortal> index(Collection<AllowedPortal> allowed) {
        return allowed.stream()
                .collect(Collectors.toUnmodifiableMap(AllowedPortal::origin, Function.identity()));
    }

    /// @param origin compared whole
    public Optional<AllowedPortal> find(String origin) {
        return Optional.ofNullable(byOrigin.get(origin));
    }

    /// In the order of their addresses.
    public List<AllowedPortal> all() {
        return byOrigin.values().stream()
                .sorted(java.util.Comparator.comparing(AllowedPortal::origin))
                .toList();
    }

    /// From now on these may ask and no others.
    public void replace(Collection<AllowedPortal> allowed) {
        byOrigin = index(allowed);
    }
}

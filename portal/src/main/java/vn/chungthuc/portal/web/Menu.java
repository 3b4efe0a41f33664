package vn.chungthuc.portal.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The menu "Chứng thực điện tử": one entry a queue, with how many dossiers wait there.
public final class Menu {
    /// Asks how many dossiers wait, by the entry's address.
    public interface Counts {
        Map<String, Long> of(Official official);
    }

    /// @param label key of the entry's words
    /// @param count null where nothing is counted
    public record Entry(String href, String label, @Nullable Long count) {}

    private record Place(String href, String label, List<Role> roles) {}

    private static final List<Role> ALL = List.of(Role.values());
    private static final List<Place> PLACES =
            List.of(
                    new Place("/intake", "menu.intake", List.of(Role.INTAKE)),
                    new Place("/intake/returned", "menu.returned", List.of(Role.INTAKE)),
                    new Place("/queue", "menu.queue", List.of(Role.LEADER)),
                    new Place("/register", "menu.register", List.of(Role.CLERK)),
                    new Place("/tracking", "menu.tracking", List.of(Role.desks())),
                    new Place("/registers", "menu.registers", List.of(Role.CLERK)),
                    new Place("/mail", "menu.mail", List.of(Role.CLERK)),
                    new Place(
                            "/statistics",
                            "menu.statistics",
                            List.of(Role.LEADER, Role.CLERK, Role.ADMIN)),
                    new Place("/admin", "menu.admin", List.of(Role.ADMIN)),
                    new Place("/admin/officials", "menu.officials", List.of(Role.ADMIN)),
                    new Place("/admin/offer", "menu.offer", List.of(Role.ADMIN)),
                    new Place("/admin/stuck", "menu.stuck", List.of(Role.ADMIN)),
                    new Place("/verify", "menu.verify", ALL));

    private final Counts counts;

    public Menu(Counts counts) {
        this.counts = counts;
    }

    List<Entry> of(Official official) {
        if (official.roles().isEmpty()) {
            return List.of();
        }
        var waiting = counts.of(official);
        return places(official)
                .map(p -> new Entry(p.href(), p.label(), waiting.get(p.href())))
                .toList();
    }

    private static Stream<Place> places(Official official) {
        return PLACES.stream().filter(p -> p.roles().stream().anyMatch(official::may));
    }
}

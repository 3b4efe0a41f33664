package vn.chungthuc.portal.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.agency.OfficeTime;

/// The rows that a [Search] means, as SQL with its arguments. A condition that is not asked for is
/// not written, so that the planner sees what an index alone can answer.
final class Matching {
    private final StringBuilder where = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();

    Matching(UUID agency, Search search) {
        where.append("FROM dossier WHERE agency_id = ").append(bound(agency));
        if (search.statuses().size() < Status.values().length) {
            and(
                    "stage = ANY (?)",
                    search.statuses().stream().map(Enum::name).sorted().toArray(String[]::new));
        }
        if (search.returnedTo() != null) {
            and("(stage <> 'RETURNED' OR returned_to = ?)", search.returnedTo());
        }
        if (search.forLeader() != null) {
            and("(named_leader IS NULL OR named_leader = ?)", search.forLeader());
        }
        if (search.kind() != null) {
            and("registrant_kind = ?", search.kind());
        }
        if (!search.code().isBlank()) {
            and("code ILIKE ?", Folded.pattern(search.code().strip()));
        }
        if (!search.who().isBlank()) {
            and("search_text LIKE ?", Folded.pattern(Folded.of(search.who())));
        }
        received(search.from(), search.to());
    }

    private void received(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null) {
            and("received_at >= ?", startOf(from));
        }
        if (to != null) {
            and("received_at < ?", startOf(to.plusDays(1)));
        }
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(OfficeTime.VIETNAM).toInstant();
    }

    /// One more condition, whose `?` is `argument`.
    private void and(String condition, Object argument) {
        where.append(" AND ").append(condition.replace("?", bound(argument)));
    }

    /// Takes one more argument.
    ///
    /// @return its placeholder
    String bound(Object argument) {
        arguments.add(argument);
        return "$" + arguments.size();
    }

    /// `FROM dossier WHERE …`, to which more conditions may be added with `AND`.
    String sql() {
        return where.toString();
    }

    List<Object> arguments() {
        return List.copyOf(arguments);
    }
}

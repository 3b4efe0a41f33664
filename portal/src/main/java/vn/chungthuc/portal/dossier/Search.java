package vn.chungthuc.portal.dossier;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.dossier.Registrant.Kind;

/// Which dossiers of an agency a list shows.
///
/// @param statuses any of them; empty: all
/// @param returnedTo of the returned ones only those for that desk; null: all
/// @param forLeader only those that name this leader or nobody; null: all
/// @param kind "Đối tượng"; null: "Tất cả"
/// @param code any fragment of a dossier code; may be empty
/// @param who any fragment of name, number or address, diacritics ignored; may be empty
/// @param from first day received; null: no bound
/// @param to last day received; null: no bound
/// @param newestFirst else what is due first, and so overdue first, as queues are worked
/// @param page from 1
/// @param size rows a page
public record Search(
        Set<Status> statuses,
        @Nullable Desk returnedTo,
        @Nullable UUID forLeader,
        @Nullable Kind kind,
        String code,
        String who,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean newestFirst,
        int page,
        int size) {

    public Search {
        statuses = statuses.isEmpty() ? EnumSet.allOf(Status.class) : Set.copyOf(statuses);
        page = Math.max(1, page);
        size = Math.clamp(size, 1, 200);
    }

    /// All in those statuses, oldest first, ten a page.
    public static Search of(Status... statuses) {
        return new Search(Set.of(statuses), null, null, null, "", "", null, null, false, 1, 10);
    }

    /// The same, of the returned ones only those for that desk.
    public Search returnedTo(Desk desk) {
        return new Search(
                statuses, desk, forLeader, kind, code, who, from, to, newestFirst, page, size);
    }

    /// The same, only those that name this leader or nobody.
    public Search forLeader(UUID leader) {
        return new Search(
                statuses, returnedTo, leader, kind, code, who, from, to, newestFirst, page, size);
    }

    /// The same, newest first.
    public Search newest() {
        return new Search(
                statuses, returnedTo, forLeader, kind, code, who, from, to, true, page, size);
    }

    /// @param total of all pages
    public record Found(List<Dossier> dossiers, long total) {
        public Found {
            dossiers = List.copyOf(dossiers);
        }
    }
}

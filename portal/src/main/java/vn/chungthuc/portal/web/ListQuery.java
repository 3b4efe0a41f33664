package vn.chungthuc.portal.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.dossier.Registrant;
import vn.chungthuc.portal.dossier.Search;
import vn.chungthuc.portal.dossier.Status;

/// "Thông tin tìm kiếm": the filter box that the lists share. Its whole state stands in the URL.
/// What cannot be read counts as not given: a list never fails for its filter.
///
/// @param path of the list
/// @param kind name of the kind of registrant; empty: all
/// @param code any fragment of a dossier code
/// @param who any fragment of name, number or address
/// @param from first day received
/// @param to last day received
/// @param stage name of a status; empty: all of the list
/// @param page from 1
/// @param size rows a page
public record ListQuery(
        String path,
        String kind,
        String code,
        String who,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String stage,
        int page,
        int size) {
    public static final int SIZE = 10;

    public static ListQuery of(Visit visit) {
        return new ListQuery(
                Pages.path(visit.context()),
                visit.query("kind"),
                visit.query("code"),
                visit.query("who"),
                day(visit.query("from")),
                day(visit.query("to")),
                visit.query("stage"),
                number(visit.query("page"), 1, 100_000),
                number(visit.query("size"), SIZE, 100));
    }

    /// The first page of the whole list.
    public static ListQuery all(String path) {
        return new ListQuery(path, "", "", "", null, null, "", 1, SIZE);
    }

    /// Whether anything narrows the list.
    public boolean narrowed() {
        return !parameters().isEmpty();
    }

    /// As the kernel searches, oldest first as queues are worked.
    ///
    /// @param within what this list holds at all; the filter's status narrows it
    public Search search(Set<Status> within) {
        var narrowed =
                within.stream()
                        .filter(status -> stage.isEmpty() || status.name().equals(stage))
                        .collect(Collectors.toSet());
        return new Search(
                narrowed.isEmpty() ? within : narrowed,
                null,
                null,
                kind.equals("CITIZEN") || kind.equals("BUSINESS")
                        ? Registrant.Kind.valueOf(kind)
                        : null,
                code,
                who,
                from,
                to,
                false,
                page,
                size);
    }

    public int lastPage(long total) {
        return (int) Math.max(1, (total + size - 1) / size);
    }

    /// The address of another page of the same list.
    public String atPage(int other) {
        var parameters = parameters();
        if (size != SIZE) {
            parameters.put("size", String.valueOf(size));
        }
        if (other > 1) {
            parameters.put("page", String.valueOf(other));
        }
        var query =
                parameters.entrySet().stream()
                        .map(e -> e.getKey() + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private Map<String, String> parameters() {
        var all = new LinkedHashMap<String, String>();
        all.put("kind", kind);
        all.put("code", code);
        all.put("who", who);
        all.put("from", from == null ? "" : from.toString());
        all.put("to", to == null ? "" : to.toString());
        all.put("stage", stage);
        all.values().removeIf(String::isEmpty);
        return all;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            var day = text.isEmpty() ? null : LocalDate.parse(text);
            return day != null && day.getYear() >= 2000 && day.getYear() < 2200 ? day : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static int number(String text, int otherwise, int most) {
        return text.matches("[1-9][0-9]{0,5}") ? Math.min(Integer.parseInt(text), most) : otherwise;
    }
}

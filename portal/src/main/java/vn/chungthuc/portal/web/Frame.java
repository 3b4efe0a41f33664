package vn.chungthuc.portal.web;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands around every page.
///
/// @param official who is signed in, or null on the public pages
/// @param csrf for the forms of the page
/// @param menu the official's queues, with counts; empty on public pages
/// @param here path of the page, without its query
/// @param other address of this page in the other language
public record Frame(
        Words words,
        @Nullable Official official,
        String csrf,
        List<Menu.Entry> menu,
        String here,
        String other,
        boolean training) {

    /// " · " and each of the official's rights; empty without any.
    public String roles() {
        return official == null
                ? ""
                : official.roles().stream()
                        .map(role -> " · " + say("role." + role.name()))
                        .collect(joining());
    }

    /// "(3) " while something waits in the queue that this page shows; else empty.
    public String waitingHere() {
        return menu.stream()
                .filter(entry -> entry.href().equals(here))
                .map(entry ->
                        entry.count() == null || entry.count() == 0
                                ? ""
                                : "(" + entry.count() + ") ")
                .collect(joining());
    }

    public String say(String key, Object... values) {
        return words.say(key, values);
    }
}

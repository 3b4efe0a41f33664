package vn.chungthuc.demo;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A page as a browser has it before it.
///
/// @param address where it came from, redirects followed
/// @param status HTTP status
/// @param html parsed
public record Page(URI address, int status, Document html) {
    /// The first element that the CSS selector finds.
    public Element one(String selector) {
        return Objects.requireNonNullElseGet(
                html.selectFirst(selector),
                () -> {
                    throw new DemoFault(
                            "%s (%d) không có %s:\n%s"
                                    .formatted(address, status, selector, text()));
                });
    }

    public boolean has(String selector) {
        return html.selectFirst(selector) != null;
    }

    /// What a person reads.
    public String text() {
        return html.body().text();
    }

    /// The token that scripts of the page send along.
    public String csrf() {
        return one("meta[name=csrf]").attr("content");
    }

    /// What the browser would send if the form were submitted untouched.
    Map<String, Object> form(String selector) {
        var fields = new LinkedHashMap<String, Object>();
        for (var control : one(selector).select("input[name], select[name], textarea[name]")) {
            if (!control.hasAttr("disabled") && sent(control)) {
                fields.put(control.attr("name"), value(control));
            }
        }
        return fields;
    }

    private static boolean sent(Element control) {
        return switch (control.attr("type")) {
            case "file", "submit", "button", "reset" -> false;
            case "checkbox", "radio" -> control.hasAttr("checked");
            default -> true;
        };
    }

    private static String value(Element control) {
        return switch (control.tagName()) {
            case "textarea" -> control.wholeText();
            case "select" -> {
                var chosen = control.selectFirst("option[selected]");
                var first = chosen == null ? control.selectFirst("option") : chosen;
                yield first == null
                        ? ""
                        : first.hasAttr("value") ? first.attr("value") : first.text();
            }
            default ->
                    control.attr("type").equals("checkbox") && !control.hasAttr("value")
                            ? "on"
                            : control.attr("value");
        };
    }
}

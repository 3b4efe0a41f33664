package vn.chungthuc.demo;

import java.io.FileNotFoundException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;

/// A form's fields as browsers send them (HTML, "Form submission").
final class FormBody {
    private FormBody() {}

    static String encoded(Map<String, ?> fields) {
        return fields.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue().toString()))
                .collect(Collectors.joining("&"));
    }

    /// RFC 7578; a [Path] is sent as a file, streamed from disk.
    static BodyPublisher multipart(Map<String, ?> fields, String border)
            throws FileNotFoundException {
        var parts = new ArrayList<BodyPublisher>();
        for (var field : fields.entrySet()) {
            var head =
                    "--"
                            + border
                            + "\r\nContent-Disposition: form-data; name=\""
                            + field.getKey()
                            + "\"";
            if (field.getValue() instanceof Path file) {
                parts.add(
                        text(
                                head
                                        + "; filename=\""
                                        + file.getFileName()
                                        + "\"\r\nContent-Type: application/pdf\r\n\r\n"));
                parts.add(BodyPublishers.ofFile(file));
                parts.add(text("\r\n"));
            } else {
                parts.add(text(head + "\r\n\r\n" + field.getValue() + "\r\n"));
            }
        }
        parts.add(text("--" + border + "--\r\n"));
        return BodyPublishers.concat(parts.toArray(BodyPublisher[]::new));
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

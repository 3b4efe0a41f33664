package vn.chungthuc.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a person's browser does, by real HTTP: keeps cookies (also `Secure` ones, which a browser
/// sends to this machine), repeats hidden fields, follows nothing by itself.
public final class Browser {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
    private static final String BOUNDARY = "----chungthuc-test";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String origin;
    public final Map<String, String> cookies = new LinkedHashMap<>();
    private String csrf = "";

    public Browser(String origin) {
        this.origin = origin;
    }

    /// Somebody with that log-in, signed in.
    public static Browser of(RunningPortal portal, String login) {
        var browser = new Browser(portal.origin());
        browser.get("/login");
        var answer =
                browser.post("/login", Map.of("login", login, "password", RunningPortal.PASSWORD));
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("sign-in answered " + answer.statusCode());
        }
        return browser;
    }

    public HttpResponse<String> get(String path) {
        var answer = send(request(path).GET());
        remember(answer.body());
        return answer;
    }

    public HttpResponse<byte[]> bytes(String path, String... headers) {
        var request = request(path).GET();
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A form as the last page gave it: with its CSRF token.
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.putIfAbsent("csrf", csrf);
        var body =
                all.entrySet().stream()
                        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&"));
        return answered(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// A form with a file.
    public HttpResponse<String> upload(
            String path, Map<String, String> fields, byte @Nullable [] file) {
        var all = new LinkedHashMap<>(fields);
        all.putIfAbsent("csrf", csrf);
        var parts = new ArrayList<byte[]>();
        all.forEach((name, value) ->
                parts.add(
                        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                .formatted(BOUNDARY, name, value)
                                .getBytes(StandardCharsets.UTF_8)));
        if (file != null) {
            parts.add(
                    ("--%s\r\nContent-Disposition: form-data; name=\"scan\";"
                                    + " filename=\"quét.pdf\"\r\n"
                                    + "Content-Type: application/pdf\r\n\r\n")
                            .formatted(BOUNDARY)
                            .getBytes(StandardCharsets.UTF_8));
            parts.add(file);
            parts.add("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        parts.add(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return answered(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(HttpRequest.BodyPublishers.ofByteArrays(parts)));
    }

    public HttpResponse<String> call(String path, String json) {
        return answered(
                request(path)
                        .setHeader("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .header("X-Csrf-Token", csrf)
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /// The idempotency key of a form.
    public static String key(String page) {
        var matcher = KEY.matcher(page);
        if (!matcher.find()) {
            throw new IllegalStateException("the page has no form key");
        }
        return matcher.group(1);
    }

    public void forgetCsrf() {
        csrf = "";
    }

    private HttpResponse<String> answered(HttpRequest.Builder request) {
        var answer = send(request);
        remember(answer.body());
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        var request =
                HttpRequest.newBuilder(URI.create(origin + path)).header("Accept", "text/html");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(e -> e.getKey() + "=" + e.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            for (var cookie : answer.headers().allValues("set-cookie")) {
                var pair = cookie.substring(0, cookie.indexOf(';')).split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void remember(String page) {
        var matcher = CSRF.matcher(page);
        if (matcher.find()) {
            csrf = matcher.group(1);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

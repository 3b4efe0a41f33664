package vn.chungthuc.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;

/// What a person's browser does, without a screen: keeps cookies, follows redirects, fills in the
/// forms that the page gave it. One person, one browser.
public final class Browser implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final URI origin;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    /// @param origin of the portal, without a path
    public Browser(URI origin) {
        this.origin = origin;
    }

    public URI origin() {
        return origin;
    }

    /// The page at `path` (absolute, of the portal), redirects followed.
    public Page open(String path) throws IOException {
        return page(request(path).GET());
    }

    /// Sends the form as it stands on the page, with some fields filled in.
    ///
    /// @param form a CSS selector
    /// @param fields replace or join the form's own; a file makes it multipart
    public Page submit(Page page, String form, Map<String, ?> fields) throws IOException {
        var filled = page.form(form);
        filled.putAll(fields);
        return send(page, form, filled);
    }

    /// Like [#submit], but only with what is given.
    Page send(Page page, String form, Map<String, ?> filled) throws IOException {
        var action = URI.create(page.one(form).absUrl("action"));
        var path =
                action.getRawPath()
                        + (action.getRawQuery() == null ? "" : "?" + action.getRawQuery());
        var multipart = page.one(form).attr("enctype").equals("multipart/form-data");
        var request = request(path);
        if (multipart) {
            var border = UUID.randomUUID().toString();
            request.header("Content-Type", "multipart/form-data; boundary=" + border);
            return page(request.POST(FormBody.multipart(filled, border)));
        }
        request.header("Content-Type", "application/x-www-form-urlencoded");
        return page(request.POST(BodyPublishers.ofString(FormBody.encoded(filled))));
    }

    /// What a script of the page sends: JSON, with the page's CSRF token.
    public HttpResponse<String> postJson(String path, String csrf, String json) throws IOException {
        return exchange(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .header("X-Csrf-Token", csrf)
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    /// What comes from `path`, as it comes.
    public HttpResponse<byte[]> get(String path) throws IOException {
        return exchange(request(path).GET().build(), BodyHandlers.ofByteArray());
    }

    /// Fetches a file of the portal.
    public HttpResponse<Path> fetch(String path, Path to) throws IOException {
        return exchange(request(path).GET().build(), BodyHandlers.ofFile(to));
    }

    /// Sends the form and writes what comes back to a file.
    public HttpResponse<Path> fetchBySubmitting(
            Page page, String form, Map<String, ?> fields, Path to) throws IOException {
        var filled = page.form(form);
        filled.putAll(fields);
        var action = URI.create(page.one(form).absUrl("action"));
        return exchange(
                request(action.getRawPath())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(FormBody.encoded(filled)))
                        .build(),
                BodyHandlers.ofFile(to));
    }

    /// A request to somewhere else than the portal, as the page's script makes it: with its origin,
    /// without cookies.
    <T> HttpResponse<T> elsewhere(
            URI address, String method, String type, BodyPublisher body, BodyHandler<T> as)
            throws IOException {
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(LIMIT)
                        .header("Origin", origin.toString())
                        .method(method, body);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return send(request.build(), as);
    }

    /// Without a limit on the body: for streams of events.
    HttpResponse<InputStream> stream(URI address) throws IOException {
        var request =
                HttpRequest.newBuilder(address)
                        .header("Origin", origin.toString())
                        .header("Accept", "text/event-stream")
                        .build();
        return send(request, BodyHandlers.ofInputStream());
    }

    private HttpRequest.Builder request(String path) {
        var builder =
                HttpRequest.newBuilder(origin.resolve(path))
                        .timeout(LIMIT)
                        .header("Accept-Language", "vi")
                        .header("Origin", origin.toString());
        if (!cookies.isEmpty()) {
            var line = new StringBuilder();
            cookies.forEach((name, value) ->
                    line.append(line.isEmpty() ? "" : "; ").append(name).append('=').append(value));
            builder.header("Cookie", line.toString());
        }
        return builder;
    }

    private Page page(HttpRequest.Builder first) throws IOException {
        var response =
                exchange(first.header("Accept", "text/html").build(), BodyHandlers.ofString());
        for (int hops = 0; response.statusCode() / 100 == 3 && hops < 5; hops++) {
            var next = response.uri().resolve(response.headers().firstValue("Location").orElse(""));
            if (!next.toString().startsWith(origin + "/")) {
                throw new DemoFault("chuyển hướng ra ngoài: " + next);
            }
            response =
                    exchange(
                            request(next.toString()).header("Accept", "text/html").GET().build(),
                            BodyHandlers.ofString());
        }
        var html = Jsoup.parse(response.body(), response.uri().toString());
        return new Page(response.uri(), response.statusCode(), html);
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> as)
            throws IOException {
        var response = send(request, as);
        for (var cookie : response.headers().allValues("Set-Cookie")) {
            var pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty() || cookie.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return response;
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> as) throws IOException {
        try {
            return client.send(request, as);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}

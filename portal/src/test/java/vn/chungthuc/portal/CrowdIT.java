package vn.chungthuc.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many at the door at once: guessers wait, everybody else comes in.
class CrowdIT {
    private static final String TOKEN = "t".repeat(43);

    @TempDir static Path folder;
    private static RunningPortal portal;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        portal = new RunningPortal(folder);
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        portal.close();
    }

    @Test
    void countsTriesSideBySideAndLocksNobodyElsewhereOut() {
        var tries =
                IntStream.range(0, 20)
                        .mapToObj(i -> signIn("lanh-dao", "đoán " + i, "198.51.100.7"))
                        .toList();
        var statuses = statuses(tries);
        assertThat(Collections.frequency(statuses, 422)).isEqualTo(5);
        assertThat(Collections.frequency(statuses, 429)).isEqualTo(15);
        var elsewhere = signIn("lanh-dao", RunningPortal.PASSWORD, "198.51.100.8");
        assertThat(elsewhere.join()).isEqualTo(303);
    }

    @Test
    void limitsOneAddressThatTriesManyAccounts() {
        for (int i = 0; i < 50; i++) {
            assertThat(signIn("nguoi-" + i, "đoán", "198.51.100.9").join()).isEqualTo(422);
        }
        assertThat(signIn("nguoi-50", "đoán", "198.51.100.9").join()).isEqualTo(429);
        // what the guesser wrote before the proxy's own entry counts for nothing
        assertThat(signIn("nguoi-51", "đoán", "203.0.113.1, 198.51.100.9").join()).isEqualTo(429);
        assertThat(signIn("van-thu", RunningPortal.PASSWORD, "198.51.100.10").join())
                .isEqualTo(303);
    }

    @Test
    void limitsHowOftenOneAddressAsksThePublicPages() {
        var asked =
                statuses(
                        IntStream.range(0, 70)
                                .mapToObj(i -> status(get(i % 2 == 0 ? "/c/x" : "/d/x")))
                                .toList());
        assertThat(Collections.frequency(asked, 404)).isEqualTo(60);
        assertThat(Collections.frequency(asked, 503)).isEqualTo(10);
        var refused = get("/c/x").join();
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
        assertThat(refused.headers().firstValue("content-security-policy")).isPresent();
        assertThat(get("/login").join().statusCode()).isEqualTo(200);
    }

    private static List<Integer> statuses(List<CompletableFuture<Integer>> answers) {
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static CompletableFuture<Integer> signIn(String login, String password, String from) {
        var body =
                "csrf=%s&login=%s&password=%s"
                        .formatted(
                                TOKEN, login, URLEncoder.encode(password, StandardCharsets.UTF_8));
        return status(
                send(
                        request("/login", from)
                                .header("Cookie", "__Host-ct-form=" + TOKEN)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    private static CompletableFuture<HttpResponse<String>> get(String path) {
        return send(request(path, "198.51.100.20"));
    }

    private static HttpRequest.Builder request(String path, String from) {
        return HttpRequest.newBuilder(URI.create(portal.origin() + path))
                .header("X-Forwarded-For", from);
    }

    private static CompletableFuture<HttpResponse<String>> send(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static CompletableFuture<Integer> status(
            CompletableFuture<HttpResponse<String>> answer) {
        return answer.thenApply(HttpResponse::statusCode);
    }
}

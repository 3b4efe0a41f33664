package vn.chungthuc.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chungthuc.testkit.Needs;

/// Who may ask: which host, origin, method and user.
class CallersIT extends Besieged {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:%d",
                "0.0.0.0:%d",
                "localhost:%d",
                "127.0.0.1.evil.example:%d",
                "localhost.evil.com:%d",
                "127.0.0.1",
                "127.0.0.1:1",
                "[::1]:%d",
                "127.1:%d",
                "2130706433:%d"
            })
    void a1a2RefusesEveryHostButItsOwnAddress(String host) throws IOException {
        var answer =
                send("GET /v1/agent HTTP/1.1", "Host: " + host.formatted(agent.port()), origin());
        refused(answer, 421);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "%s.evil.example",
                "https://x%s",
                "%s1",
                "%s.",
                "%s/",
                "%sX",
                "null",
                ""
            })
    void a2a4RefusesEveryOriginButTheAllowed(String origin) throws IOException {
        var sent = "Origin: " + origin.formatted(portal.origin());
        refused(send("GET /v1/agent HTTP/1.1", host(), sent), 403);
        refused(send("POST /v1/jobs HTTP/1.1", host(), sent, json(), length(10)), 403);
    }

    @Test
    void a2RefusesTheAllowedHostByAnotherSchemeOrPort() throws IOException {
        var other = portal.origin().replace("http:", "https:");
        refused(send("GET /v1/agent HTTP/1.1", host(), "Origin: " + other), 403);
        refused(send("GET /v1/agent HTTP/1.1", host(), "Origin: http://localhost"), 403);
    }

    @Test
    void a3RefusesAmbiguousRequestLinesAndHosts() throws IOException {
        refused(send("GET /v1/agent HTTP/1.1", origin()), 400);
        refused(send("GET /v1/agent HTTP/1.1", host(), host(), origin()), 400);
        refused(send("GET /v1/agent HTTP/1.0", host(), origin()), 400);
        var absolute = "http://127.0.0.1:" + agent.port() + "/v1/agent";
        refused(send("GET " + absolute + " HTTP/1.1", host(), origin()), 400);
        refused(send("GET /v1/agent", host(), origin()), 400);
    }

    @Test
    void a4RefusesARequestWithoutOriginOrWithTwo() throws IOException {
        refused(send("GET /v1/agent HTTP/1.1", host()), 403);
        refused(send("GET /v1/agent HTTP/1.1", host(), origin(), origin()), 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16",
                "application/pdf",
                "text/plain; application/json"
            })
    void a5RefusesWhatBrowsersSendWithoutPreflightBeforeTheBody(String type) throws IOException {
        // a body is promised and never sent: the answer must not wait for it
        var answer =
                send(
                        "POST /v1/jobs HTTP/1.1",
                        host(),
                        origin(),
                        "Content-Type: " + type,
                        length(1000));
        refused(answer, 415);
    }

    @Test
    void a5RefusesAJobWithoutAType() throws IOException {
        refused(send("POST /v1/jobs HTTP/1.1", host(), origin(), length(1000)), 415);
    }

    @Test
    void a6RefusesFormsLinksAndImages() throws IOException {
        for (var mode : List.of("no-cors", "navigate", "websocket", "same-origin")) {
            refused(
                    send(
                            "POST /v1/jobs HTTP/1.1",
                            host(),
                            origin(),
                            json(),
                            length(10),
                            "Sec-Fetch-Mode: " + mode),
                    403);
        }
        assertThat(send("GET /v1/jobs HTTP/1.1", host(), origin())).startsWith("HTTP/1.1 405");
    }

    @Test
    void a7AnswersAPreflightForTheAllowedOriginOnly() throws IOException {
        var method = "Access-Control-Request-Method: POST";
        var network = "Access-Control-Request-Private-Network: true";
        var foreign = "Origin: https://evil.example";
        refused(send("OPTIONS /v1/jobs HTTP/1.1", host(), foreign, method, network), 403);
        var answer = send("OPTIONS /v1/jobs HTTP/1.1", host(), origin(), method, network);
        assertThat(answer)
                .startsWith("HTTP/1.1 204")
                .contains("Access-Control-Allow-Origin: " + portal.origin() + "\r\n")
                .contains("Access-Control-Allow-Private-Network: true")
                .contains("Vary: Origin")
                .doesNotContain("Allow-Credentials")
                .doesNotContain("*");
        assertThat(send("OPTIONS /v1/jobs HTTP/1.1", host(), origin(), method))
                .startsWith("HTTP/1.1 204")
                .doesNotContain("Private-Network");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/agent", "/v1/jobs", "/unknown"})
    void a8NeverBecomesAWebSocket(String path) throws IOException {
        var get = "GET " + path + " HTTP/1.1";
        String[] upgrade = {
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
        };
        var evil = "Host: evil.example";
        neverUpgraded(send(lines(upgrade, get, evil, "Origin: http://evil.example")), 421);
        neverUpgraded(send(lines(upgrade, get, host(), "Origin: http://evil.example")), 403);
        neverUpgraded(send(lines(upgrade, get, host(), origin())), 403);
        neverUpgraded(send(lines(upgrade, get, host())), 403);
        neverUpgraded(send(get, host(), origin(), upgrade[2]), 403);
        neverUpgraded(send(get, host(), origin(), upgrade[0], "upgrade: h2c"), 403);
    }

    private void neverUpgraded(String answer, int status) {
        refused(answer, status);
        assertThat(answer)
                .contains("application/problem+json")
                .doesNotContain("Set-Cookie")
                .doesNotContain("JSESSIONID")
                .doesNotContain("Sec-WebSocket")
                .doesNotContain("evil.example");
    }

    @Test
    void a15RefusesAnotherUserOfThisComputer() throws IOException, InterruptedException {
        Needs.that(isRoot() && Files.isExecutable(Path.of("/usr/bin/setpriv")), "root, setpriv");
        var request =
                "GET /v1/agent HTTP/1.1\\r\\nHost: 127.0.0.1:%d\\r\\nOrigin: %s\\r\\n\\r\\n"
                        .formatted(agent.port(), portal.origin());
        var script =
                "exec 3<>/dev/tcp/127.0.0.1/%d; printf '%s' >&3; head -c 12 <&3"
                        .formatted(agent.port(), request);
        assertThat(asUser("65534", script)).isEqualTo("HTTP/1.1 403");
        assertThat(asUser("0", script)).isEqualTo("HTTP/1.1 200");
    }

    @Test
    void a23TellsNothingAboutTokensOrPeople() throws IOException {
        var answer = send("GET /v1/agent HTTP/1.1", host(), origin());
        assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("Server:");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                .isEqualTo(
                        "{\"product\":\"chungthuc-agent\",\"version\":\"0.1.0\",\"protocols\":[1]}");
    }

    @Test
    void a23ShowsAJobToItsOwnPortalOnly() throws IOException {
        accepted(post(job()));
        assertThat(send("GET /v1/jobs/AAAAAAAAAAAAAAAAAAAAAA HTTP/1.1", host(), origin()))
                .startsWith("HTTP/1.1 404")
                .contains("job-unknown");
    }
}

package vn.chungthuc.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chungthuc.agent.AgentForTests;
import vn.chungthuc.agent.sign.Consent;

/// What a connection may do: slow, long, broken and too many requests.
class WireIT extends Besieged {
    @Test
    void a17TakesTheNextPortWhenAnotherProgramSitsOnTheFirst() throws IOException {
        try (var squatter = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var second =
                        AgentForTests.start(
                                folder.resolve("second"),
                                List.of(portal.allowed()),
                                List.of(),
                                _ -> new Consent.Refused(),
                                List.of(squatter.getLocalPort(), AgentForTests.freePort()))) {
            assertThat(second.port()).isNotEqualTo(squatter.getLocalPort());
        }
    }

    @Test
    void a18IsNotReachableFromTheNetwork() throws IOException {
        var elsewhere =
                Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(address -> !address.isLoopbackAddress())
                        .toList();
        for (var address : elsewhere) {
            assertThat(connects(address)).as(address.toString()).isFalse();
        }
        assertThat(connects(ipv6Loopback())).isFalse();
        assertThat(connects(InetAddress.getLoopbackAddress())).isTrue();
    }

    private static InetAddress ipv6Loopback() throws IOException {
        var address = new byte[16];
        address[15] = 1;
        return InetAddress.getByAddress(address);
    }

    private boolean connects(InetAddress address) {
        try (var _ = new Socket(address, agent.port())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void a24RefusesTooMuchBeforeReadingIt() throws IOException {
        var much = length(1L << 40);
        assertThat(send("POST /v1/jobs HTTP/1.1", host(), origin(), json(), much))
                .startsWith("HTTP/1.1 413");
        var path = "/v1/jobs/x/items/0/document";
        var pdf = "Content-Type: application/pdf";
        assertThat(send("PUT " + path + " HTTP/1.1", host(), origin(), pdf, much))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void a24ReadsOneJobAtATime() throws IOException, InterruptedException {
        try (var slow = new Socket(InetAddress.getLoopbackAddress(), agent.port())) {
            var head =
                    String.join(
                            "\r\n",
                            "POST /v1/jobs HTTP/1.1",
                            host(),
                            origin(),
                            json(),
                            length(1000),
                            "",
                            "{");
            slow.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            Thread.sleep(1_000); // else the slow one may be the second, and refused itself
            assertThat(postUntil("HTTP/1.1 429")).contains("queue-full");
        }
        assertThat(postUntil("HTTP/1.1 400")).contains("body-malformed");
    }

    /// The agent takes notice of another socket in its own time.
    private String postUntil(String start) throws IOException {
        var answer = "";
        for (int i = 0; i < 200 && !answer.startsWith(start); i++) {
            answer = post(BAIT);
        }
        return answer;
    }

    @Test
    void a24RefusesUnclearLengths() throws IOException {
        var post = "POST /v1/jobs HTTP/1.1";
        refused(send(post, host(), origin(), json(), length(3), "Transfer-Encoding: chunked"), 400);
        refused(send(post, host(), origin(), json(), length(3), length(4)), 400);
        assertThat(send(post, host(), origin(), json())).startsWith("HTTP/1.1 400");
    }

    @Test
    void a24SlowCallersDoNotStopOthers() throws IOException {
        var slow = new Socket[40];
        for (int i = 0; i < slow.length; i++) {
            slow[i] = new Socket(InetAddress.getLoopbackAddress(), agent.port());
            slow[i].getOutputStream().write("GET /v1/agent HT".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(send("GET /v1/agent HTTP/1.1", host(), origin())).startsWith("HTTP/1.1 200");
        for (var socket : slow) {
            socket.close();
        }
    }

    @Test
    void a24SurvivesNonsense() throws IOException {
        var random = new Random(20261123);
        for (int i = 0; i < 300; i++) {
            var bytes = new byte[1 + random.nextInt(400)];
            random.nextBytes(bytes);
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), agent.port())) {
                socket.getOutputStream().write(bytes);
            }
        }
        assertThat(send("GET /v1/agent HTTP/1.1", host(), origin())).startsWith("HTTP/1.1 200");
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1",
                "/v2/agent",
                "/v1/agent/",
                "/v1/agent/../jobs",
                "/v1/%2e%2e/agent",
                "/v1/agent;x=1",
                "//v1/agent",
                "/v1/jobs/x/items/0/document/..",
                "/etc/passwd"
            })
    void a25a31KnowsOddPathsAndOtherVersionsNot(String path) throws IOException {
        var answer = send("GET " + path + " HTTP/1.1", host(), origin());
        assertThat(answer.substring(9, 12)).isIn("400", "404", "405");
    }

    @Test
    void a25SaysWhatItDoesNotKnowWithoutRepeatingIt() throws IOException {
        var unknown = send("GET /v1/mallory?eve=1 HTTP/1.1", host(), origin());
        assertThat(unknown).startsWith("HTTP/1.1 404").contains("\"code\":\"not-found\"");
        var wrongMethod = send("DELETE /v1/agent?eve=1 HTTP/1.1", host(), origin());
        assertThat(wrongMethod)
                .startsWith("HTTP/1.1 405")
                .contains("\"code\":\"method-not-allowed\"")
                .doesNotContain("/v1/agent");
        for (var answer : List.of(unknown, wrongMethod)) {
            assertThat(answer)
                    .contains("Content-Type: application/problem+json")
                    .doesNotContain("mallory")
                    .doesNotContain("eve")
                    .doesNotContain("Set-Cookie");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PATCH", "HEAD", "CONNECT", "PROPFIND", "DELETE", "XYZ"})
    void a25KnowsNoOtherMethods(String method) throws IOException {
        var answer = send(method + " /v1/agent HTTP/1.1", host(), origin());
        assertThat(answer.substring(9, 12)).isIn("400", "403", "404", "405", "501");
        assertThat(answer).doesNotContain("chungthuc-agent\"");
    }
}

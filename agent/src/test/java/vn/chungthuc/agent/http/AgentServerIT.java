package vn.chungthuc.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chungthuc.agent.AgentForTests;
import vn.chungthuc.agent.Paper;
import vn.chungthuc.agent.TestPortal;
import vn.chungthuc.agent.sign.Consent;
import vn.chungthuc.protocol.SignJob;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.TestPki;

/// The attacks of the threat list, as raw bytes over a socket. "Refused" is the status given, no
/// CORS header, and nobody was asked.
class AgentServerIT {
    private static final String BAIT = "{\"language\":\"vi\",\"items\":[]}";

    @TempDir private Path folder;
    private final AtomicInteger asked = new AtomicInteger();
    private TestPortal portal;
    private Paper paper;
    private AgentForTests agent;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        portal = new TestPortal();
        var signer =
                TestPki.create(InstantSource.system())
                        .signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        paper = Paper.of(SamplePdfs.ONE_PAGE, folder, signer);
        agent = start(portal);
    }

    private AgentForTests start(TestPortal allowed) throws IOException {
        return AgentForTests.start(
                folder.resolve("data"),
                List.of(allowed.allowed()),
                List.of(),
                request -> {
                    asked.incrementAndGet();
                    return new Consent.Refused();
                });
    }

    @AfterEach
    void stop() {
        agent.close();
        portal.close();
    }

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

    private static String[] lines(String[] more, String... first) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
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
    void a9RefusesADocumentThatIsNotTheTicketsAndAsksNobody() throws IOException {
        var job = accepted(post(job()));
        var other = paper.pdf();
        other[other.length / 2] ^= 1;
        assertThat(put(job, other)).startsWith("HTTP/1.1 422").contains("document-not-covered");
        assertThat(get(job)).contains("\"ended\":true").contains("document-not-covered");
        assertThat(asked).hasValue(0);
    }

    @Test
    void a10RefusesATicketWithAFlippedBit() throws IOException {
        var good = item();
        var bad = TestPortal.flipped(good.ticket(), good.ticket().length() - 12);
        assertThat(post(new SignJob("vi", List.of(new SignJob.Item(bad, good.item())))))
                .startsWith("HTTP/1.1 401")
                .contains("ticket-invalid");
    }

    @Test
    void a11RefusesATicketTwiceAlsoAfterARestart() throws IOException {
        var job = job();
        accepted(post(job));
        assertThat(post(job)).startsWith("HTTP/1.1 409").contains("ticket-used");
        agent.close();
        agent = start(portal);
        assertThat(post(job)).startsWith("HTTP/1.1 409").contains("ticket-used");
    }

    @Test
    void a13RefusesATicketForAnotherPortal() throws IOException, GeneralSecurityException {
        try (var other = new TestPortal()) {
            var ticket = other.ticket(paper, InstantSource.system().instant());
            var foreign = new SignJob("vi", List.of(other.item(ticket, paper.item())));
            assertThat(post(foreign)).startsWith("HTTP/1.1 403").contains("another-portal");
        }
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

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString().equals("0");
    }

    private static String asUser(String uid, String script)
            throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                "setpriv", "--reuid", uid, "--clear-groups", "bash", "-c", script)
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @Test
    void a16RefusesAJobWithoutTicketOrWithAPin() throws IOException {
        for (var body : List.of("{\"language\":\"vi\",\"items\":[{}]}", BAIT, "[]", "{", "null")) {
            assertThat(post(body)).startsWith("HTTP/1.1 400").contains("body-malformed");
        }
        var withPin = "{\"language\":\"vi\",\"items\":[],\"pin\":\"123456\"}";
        assertThat(post(withPin)).startsWith("HTTP/1.1 400").doesNotContain("123456");
    }

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
    void a21BoundsTheQueue() throws IOException {
        for (int i = 0; i < 5; i++) {
            accepted(post(job()));
        }
        assertThat(post(job())).startsWith("HTTP/1.1 429").contains("queue-full");
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

    private SignJob job() {
        return new SignJob("vi", List.of(item()));
    }

    private SignJob.Item item() {
        return portal.item(portal.ticket(paper, InstantSource.system().instant()), paper.item());
    }

    private String post(Object job) throws IOException {
        return post(new String(TestPortal.json(job), StandardCharsets.UTF_8));
    }

    private String post(String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(
                bytes, "POST /v1/jobs HTTP/1.1", host(), origin(), json(), length(bytes.length));
    }

    private String accepted(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 201");
        return answer.replaceAll("(?s).*\"url\":\"([^\"]+)\".*", "$1");
    }

    private String put(String job, byte[] document) throws IOException {
        return send(
                document,
                "PUT " + job + "/items/0/document HTTP/1.1",
                host(),
                origin(),
                "Content-Type: application/pdf",
                length(document.length));
    }

    private String get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1", host(), origin());
    }

    private String host() {
        return "Host: 127.0.0.1:" + agent.port();
    }

    private String origin() {
        return "Origin: " + portal.origin();
    }

    private static String json() {
        return "Content-Type: application/json";
    }

    private static String length(long length) {
        return "Content-Length: " + length;
    }

    private void refused(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContain("Access-Control-");
        assertThat(asked).hasValue(0);
    }

    private String send(String... lines) throws IOException {
        return send(new byte[0], lines);
    }

    /// Sends exactly these lines and bytes and reads until the agent has answered.
    private String send(byte[] body, String... lines) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), agent.port())) {
            socket.setSoTimeout(1500);
            var head = String.join("\r\n", lines) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(body);
            var answer = new ByteArrayOutputStream();
            try {
                int next;
                while (!whole(answer) && (next = socket.getInputStream().read()) >= 0) {
                    answer.write(next);
                }
            } catch (SocketTimeoutException e) {
                // kept alive: what came is the answer
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    private static boolean whole(ByteArrayOutputStream answer) {
        var text = answer.toString(StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        var length = text.replaceAll("(?s).*?Content-Length: (\\d+)\r\n.*", "$1");
        return end > 0
                && length.matches("\\d+")
                && answer.size()
                        >= text.substring(0, end).getBytes(StandardCharsets.UTF_8).length
                                + 4
                                + Integer.parseInt(length);
    }
}

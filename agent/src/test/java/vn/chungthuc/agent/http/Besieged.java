package vn.chungthuc.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.agent.AgentForTests;
import vn.chungthuc.agent.Paper;
import vn.chungthuc.agent.TestPortal;
import vn.chungthuc.agent.sign.Consent;
import vn.chungthuc.protocol.SignJob;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.TestPki;

/// A running agent, and requests to it as raw bytes over a socket. "Refused" is the status given,
/// no CORS header, and nobody was asked.
abstract class Besieged {
    static final String BAIT = "{\"language\":\"vi\",\"items\":[]}";

    @TempDir Path folder;

    final AtomicInteger asked = new AtomicInteger();

    TestPortal portal;

    Paper paper;

    AgentForTests agent;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        portal = new TestPortal();
        var signer =
                TestPki.create(InstantSource.system())
                        .signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        paper = Paper.of(SamplePdfs.ONE_PAGE, folder, signer);
        agent = start(portal);
    }

    AgentForTests start(TestPortal allowed) throws IOException {
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

    /// Whether another user can be played.
    static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").toString().equals("0");
    }

    /// What a shell script of that user says.
    static String asUser(String uid, String script) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                "setpriv", "--reuid", uid, "--clear-groups", "bash", "-c", script)
                        .redirectErrorStream(true)
                        .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    static String[] lines(String[] more, String... first) {
        return Stream.concat(Stream.of(first), Stream.of(more)).toArray(String[]::new);
    }

    SignJob job() {
        return new SignJob("vi", List.of(item()));
    }

    SignJob.Item item() {
        return portal.item(portal.ticket(paper, InstantSource.system().instant()), paper.item());
    }

    String post(Object job) throws IOException {
        return post(new String(TestPortal.json(job), StandardCharsets.UTF_8));
    }

    String post(String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(
                bytes, "POST /v1/jobs HTTP/1.1", host(), origin(), json(), length(bytes.length));
    }

    String accepted(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 201");
        return answer.replaceAll("(?s).*\"url\":\"([^\"]+)\".*", "$1");
    }

    String put(String job, byte[] document) throws IOException {
        return send(
                document,
                "PUT " + job + "/items/0/document HTTP/1.1",
                host(),
                origin(),
                "Content-Type: application/pdf",
                length(document.length));
    }

    String get(String path) throws IOException {
        return send("GET " + path + " HTTP/1.1", host(), origin());
    }

    String host() {
        return "Host: 127.0.0.1:" + agent.port();
    }

    String origin() {
        return "Origin: " + portal.origin();
    }

    static String json() {
        return "Content-Type: application/json";
    }

    static String length(long length) {
        return "Content-Length: " + length;
    }

    void refused(String answer, int status) {
        assertThat(answer).startsWith("HTTP/1.1 " + status).doesNotContain("Access-Control-");
        assertThat(asked).hasValue(0);
    }

    String send(String... lines) throws IOException {
        return send(new byte[0], lines);
    }

    /// Sends exactly these lines and bytes and reads until the agent has answered.
    String send(byte[] body, String... lines) throws IOException {
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

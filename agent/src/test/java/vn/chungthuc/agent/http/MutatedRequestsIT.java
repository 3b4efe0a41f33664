package vn.chungthuc.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.chungthuc.agent.TestPortal;

/// Requests that are almost right, each a mutation of a good one. Whatever comes in, nobody is
/// asked, nothing fails inside and the next good request is answered.
class MutatedRequestsIT extends Besieged {
    private static final List<String> ODD_LINES =
            List.of(
                    "Transfer-Encoding: chunked",
                    "Content-Length: 0",
                    "Content-Length: -1",
                    "Content-Length: 99999999999999999999",
                    "Content-Length: 0x10",
                    "Expect: 100-continue",
                    "Host: evil.example",
                    "Origin: null",
                    "Connection: close, upgrade",
                    "Upgrade: h2c",
                    " folded: line",
                    "No-Colon",
                    ": no name",
                    "Cookie: JSESSIONID=1",
                    "X: " + "y".repeat(20_000));

    @Test
    void survives300MutatedRequests() throws IOException {
        besiege(20261123, 300);
    }

    @Test
    @Tag("long")
    void survives10000MutatedRequests() throws IOException {
        besiege(20261124, 10_000);
    }

    private void besiege(long seed, int count) throws IOException {
        var good = goodRequests();
        var random = new Random(seed);
        for (int i = 0; i < count; i++) {
            var request = mutated(good.get(random.nextInt(good.size())), random);
            assertThat(status(request))
                    .as("seed %d, request %d: %s", seed, i, text(request))
                    .isNotIn("500", "502", "503");
        }
        assertThat(asked).hasValue(0);
        assertThat(send("GET /v1/agent HTTP/1.1", host(), origin())).startsWith("HTTP/1.1 200");
    }

    private List<byte[]> goodRequests() {
        var job = TestPortal.json(job());
        var head = "POST /v1/jobs HTTP/1.1\r\n" + json() + "\r\n" + length(job.length);
        return List.of(
                request("GET /v1/agent HTTP/1.1", new byte[0]),
                request("GET /v1/jobs/AAAAAAAAAAAAAAAAAAAAAA HTTP/1.1", new byte[0]),
                request("DELETE /v1/jobs/AAAAAAAAAAAAAAAAAAAAAA HTTP/1.1", new byte[0]),
                request(
                        "OPTIONS /v1/jobs HTTP/1.1\r\nAccess-Control-Request-Method: POST",
                        new byte[0]),
                request(head, job),
                request(
                        "PUT /v1/jobs/AAAAAAAAAAAAAAAAAAAAAA/items/0/document HTTP/1.1\r\n"
                                + "Content-Type: application/pdf\r\n"
                                + length(2_000),
                        Arrays.copyOf(paper.pdf(), 2_000)));
    }

    private byte[] request(String head, byte[] body) {
        var bytes = new ByteArrayOutputStream();
        var lines = head + "\r\n" + host() + "\r\n" + origin() + "\r\n\r\n";
        bytes.writeBytes(lines.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static byte[] mutated(byte[] good, Random random) {
        var bytes = good.clone();
        for (int n = 1 + random.nextInt(3); n > 0 && bytes.length > 1; n--) {
            bytes =
                    switch (random.nextInt(6)) {
                        case 0 -> flipped(bytes, random);
                        case 1 -> Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1));
                        case 2 -> withoutALine(bytes, random);
                        case 3 -> withALine(bytes, random);
                        case 4 -> replaced(bytes, "\r\n", random.nextBoolean() ? "\n" : "\r");
                        default -> repeated(bytes, random);
                    };
        }
        return bytes;
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        // mostly in the head: there the parsers are
        int most = random.nextInt(4) == 0 ? bytes.length : Math.min(bytes.length, 200);
        bytes[random.nextInt(most)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private static byte[] withoutALine(byte[] bytes, Random random) {
        var lines = lines(bytes);
        lines.remove(random.nextInt(lines.size()));
        return bytes(lines);
    }

    private static byte[] withALine(byte[] bytes, Random random) {
        var lines = lines(bytes);
        var line = ODD_LINES.get(random.nextInt(ODD_LINES.size()));
        lines.add(Math.min(lines.size(), 1 + random.nextInt(3)), line);
        return bytes(lines);
    }

    private static byte[] replaced(byte[] bytes, String from, String to) {
        return text(bytes).replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] repeated(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(60));
        var text = text(bytes);
        var twice = text.substring(0, to) + text.substring(from);
        return twice.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<String> lines(byte[] bytes) {
        return new ArrayList<>(List.of(text(bytes).split("\r\n", -1)));
    }

    private static byte[] bytes(List<String> lines) {
        return String.join("\r\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// Of the first answer; empty where the agent closed without one.
    private String status(byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), agent.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request);
            socket.shutdownOutput(); // a body that never comes ends here
            var start = socket.getInputStream().readNBytes(12);
            return start.length < 12 ? "" : text(start).substring(9);
        } catch (java.net.SocketException e) {
            return ""; // the agent hung up while the request was still being sent
        }
    }
}

package vn.chungthuc.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chungthuc.testkit.SamplePdfs;

/// Requests that no page of ours makes: each is refused as what it is, and none leaves anything
/// behind.
class CraftedRequestsIT {
    private static final String RESULT = "/queue/results/H55.242-000000-AAAAAAAA";

    @TempDir static Path folder;
    private static Path uploads;
    private static RunningPortal portal;

    @BeforeAll
    static void start() throws Exception {
        uploads = folder.resolve("objects").resolve("incoming");
        for (var candidate : new String[] {"old.upload", "new.upload"}) {
            Files.createDirectories(uploads);
            Files.writeString(uploads.resolve(candidate), "half");
        }
        Files.setLastModifiedTime(
                uploads.resolve("old.upload"),
                FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        portal = new RunningPortal(folder);
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void refusesAnUnknownTicketBeforeTheBodyArrives() throws IOException {
        assertThat(head("POST " + RESULT, "Authorization: Bearer x", "Content-Length: 2000000"))
                .startsWith("HTTP/1.1 401");
        assertThat(head("POST " + RESULT, "Authorization: Bearer x", "Content-Length: 3000000"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void speaksNoClearTextHttp2() throws IOException {
        assertThat(
                        head(
                                "GET /login",
                                "Connection: Upgrade, HTTP2-Settings",
                                "Upgrade: h2c",
                                "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void sweepsUploadsThatADeadProcessLeft() {
        assertThat(uploads.resolve("old.upload")).doesNotExist();
        assertThat(uploads.resolve("new.upload")).exists();
    }

    @Test
    void keepsNothingOfAnUploadThatBrokeOff() throws Exception {
        var officer = Browser.of(portal, "can-bo");
        officer.get("/intake");
        int before = openUploads();
        for (int i = 0; i < 3; i++) {
            breakOff(officer);
            var patience = Instant.now().plusSeconds(10);
            while ((openUploads() > before || leftovers() > 1)
                    && Instant.now().isBefore(patience)) {
                Thread.sleep(50);
            }
            assertThat(openUploads()).isEqualTo(before);
            assertThat(leftovers()).isEqualTo(1); // new.upload
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/assets,404",
        "/assets/,404",
        "/login?back=%zz,400",
        "/language?to=%,400",
        "/c/x?%zz,400",
        "/d/x?%zz,400",
        "/c/%zz,400",
        "/queue?page=%zz,400"
    })
    void answersABrokenAddressWithoutFailing(String path, int status) throws IOException {
        assertThat(head("GET " + path)).startsWith("HTTP/1.1 " + status);
    }

    @Test
    void tellsWhoeverTypedABrokenAddressWhatItIs() throws Exception {
        try (var socket =
                new Socket(
                        InetAddress.getLoopbackAddress(), URI.create(portal.origin()).getPort())) {
            var request = "GET /c/%zz HTTP/1.0\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).contains("application/problem+json", "body-malformed");
        }
    }

    @ParameterizedTest
    @CsvSource({"a=%zz1,400", "a=%,400", "LONG,413", "MANY,413", "=,403", "&&a&=b,403"})
    void answersABrokenFormWithoutFailing(String body, int status) throws Exception {
        var sent =
                switch (body) {
                    case "LONG" -> "a=" + "x".repeat(9000);
                    case "MANY" ->
                            IntStream.range(0, 400)
                                    .mapToObj(i -> "f" + i + "=1")
                                    .collect(Collectors.joining("&"));
                    default -> body;
                };
        assertThat(post("/login", "application/x-www-form-urlencoded", sent).statusCode())
                .isEqualTo(status);
    }

    @Test
    void takesNoFileAndNoFortyMegabytesWhereAFormBelongs() throws Exception {
        var file =
                "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\nx\r\n--b--";
        assertThat(post("/login", "multipart/form-data; boundary=b", file).statusCode())
                .isEqualTo(415);
        assertThat(
                        head(
                                "POST /login",
                                "Content-Type: application/x-www-form-urlencoded",
                                "Content-Length: 40000000"))
                .startsWith("HTTP/1.1 413");
    }

    @Test
    void answersABrokenUploadWithoutFailing() throws Exception {
        var officer = Browser.of(portal, "can-bo");
        var key = Browser.key(officer.get("/intake").body());
        var fields = new LinkedHashMap<>(Counterpart.filled(portal, key));
        fields.put("note", "x".repeat(9000));
        assertThat(officer.upload("/intake", fields, null).statusCode()).isEqualTo(413);
        fields.put("note", "");
        IntStream.range(0, 400).forEach(i -> fields.put("f" + i, "1"));
        assertThat(officer.upload("/intake", fields, null).statusCode()).isEqualTo(413);
        var scan = Files.readAllBytes(SamplePdfs.ONE_PAGE.write(folder.resolve("dashes.pdf")));
        var dashes = Counterpart.filled(portal, "-".repeat(36));
        assertThat(officer.upload("/intake", dashes, scan).statusCode()).isIn(303, 422);
    }

    @Test
    void keepsNoLineBreakInAFieldOfOneLine() throws Exception {
        var officer = Browser.of(portal, "can-bo");
        var key = Browser.key(officer.get("/intake").body());
        var fields = new LinkedHashMap<>(Counterpart.filled(portal, key));
        fields.put("name", "Đặng Thị\nGiả\r\nMạo");
        fields.put("note", "một\nhai");
        fields.put("pages", "không"); // comes back to be mended
        var page = officer.upload("/intake", fields, null).body();
        assertThat(page).contains("value=\"Đặng Thị Giả Mạo\"").contains("một\nhai</textarea>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /x y z HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /LONG HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX: LONG\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n"
            })
    void putsTheSafetyHeadersOnWhatNeverReachesARoute(String request) throws IOException {
        var answer = raw(request.replace("LONG", "a".repeat(20_000)));
        assertThat(answer)
                .matches("(?s)HTTP/1.[01] 4\\d\\d.*")
                .containsIgnoringCase("Content-Security-Policy: default-src 'none'")
                .containsIgnoringCase("X-Content-Type-Options: nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/d/x", "//d/x", "/d/x/y", "/d/x?%zz"})
    void tellsNobodyTheAddressOfADownload(String path) throws IOException {
        assertThat(head("GET " + path))
                .matches("(?s)HTTP/1.[01] 4\\d\\d.*")
                .containsIgnoringCase("Referrer-Policy: no-referrer")
                .containsIgnoringCase("Cache-Control: no-store");
    }

    private static void breakOff(Browser officer) throws Exception {
        var cookies =
                officer.cookies.entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining("; "));
        try (var socket = socket()) {
            var out = socket.getOutputStream();
            out.write(
                    ("POST /intake HTTP/1.1\r\nHost: a\r\nCookie: "
                                    + cookies
                                    + "\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                                    + "Content-Length: 5000000\r\n\r\n--b\r\n"
                                    + "Content-Disposition: form-data; name=\"scan\";"
                                    + " filename=\"a.pdf\"\r\n\r\n"
                                    + "x".repeat(300_000))
                            .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            var patience = Instant.now().plusSeconds(10);
            while (leftovers() <= 1 && Instant.now().isBefore(patience)) {
                Thread.sleep(10);
            }
        }
    }

    private static long leftovers() throws IOException {
        try (var files = Files.list(uploads)) {
            return files.count();
        }
    }

    /// Descriptors of this process that hold an upload, also a deleted one.
    private static int openUploads() throws IOException {
        int open = 0;
        try (var links = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (var link : links) {
                try {
                    open += Files.readSymbolicLink(link).toString().contains(".upload") ? 1 : 0;
                } catch (IOException e) {
                    // closed meanwhile
                }
            }
        }
        return open;
    }

    private static HttpResponse<String> post(String path, String type, String body)
            throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(portal.origin() + path))
                            .header("Content-Type", type)
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /// The answer to a request whose body never comes.
    private static String head(String start, String... headers) throws IOException {
        var all = new StringBuilder(start).append(" HTTP/1.1\r\nHost: a\r\n");
        for (var header : headers) {
            all.append(header).append("\r\n");
        }
        return raw(all.append("\r\n").toString());
    }

    /// What comes within the time a waiting server would let pass, as far as the end of the head.
    private static String raw(String request) throws IOException {
        try (var socket = socket()) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            var answer = new StringBuilder();
            for (int b; (b = socket.getInputStream().read()) >= 0; ) {
                answer.append((char) b);
                if (answer.indexOf("\r\n\r\n") >= 0) {
                    break;
                }
            }
            return answer.toString();
        }
    }

    private static Socket socket() throws IOException {
        var origin = URI.create(portal.origin());
        return new Socket(origin.getHost(), origin.getPort());
    }
}

package vn.chungthuc.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import vn.chungthuc.portal.verify.ApiKeys;
import vn.chungthuc.testkit.AttackPdfs;
import vn.chungthuc.testkit.Judges;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.SignatureValues;
import vn.chungthuc.testkit.TestPki;

/// The API over real HTTP and a real database, as a one-stop system uses it.
class VerifyApiIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir static Path folder;
    private static RunningPortal portal;
    private static ApiKeys keys;
    private static String key;
    private static IssuedCopy copy;
    private static ApiDescription description;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        portal = new RunningPortal(folder);
        keys = new ApiKeys(portal.database(), InstantSource.system());
        key = made("Một cửa tỉnh Mẫu", 500);
        var scan = Files.readAllBytes(SamplePdfs.ONE_PAGE.write(folder.resolve("scan.pdf")));
        copy = IssuedCopy.make(portal, scan);
        description = ApiDescription.of(portal.origin());
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @AfterEach
    void noFileIsLeft() throws Exception {
        Eventually.holds("uploads are deleted", () -> uploads() == 0);
    }

    @Test
    void knowsTheCopyThatWasIssued() throws Exception {
        var report = verify(copy.sealed());
        assertThat(report.path("verdict").asText()).isEqualTo("valid");
        assertThat(report.path("register").path("state").asText()).isEqualTo("issued");
        assertThat(report.path("register").path("number").asText()).endsWith("/ĐT");
        assertThat(report.path("register").path("day").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(report.path("signatures").findValuesAsText("role"))
                .containsExactly("leader", "office");
    }

    @Test
    void tellsOtherFilesWithItsCodeOrRevisionsApart() throws Exception {
        assertThat(state(copy.unsigned())).isEqualTo("different");
        assertThat(state(copy.signed())).isEqualTo("not-issued");
        var longer = verify((text(copy.sealed()) + "\n% x").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(longer.path("register").path("state").asText()).isEqualTo("issued-then-added");
        var changed = copy.sealed().clone();
        changed[copy.unsigned().length / 2] ^= 1;
        assertThat(verify(changed).path("outcome").asText()).isEqualTo("invalid");
    }

    @Test
    void saysThatACopyWasAnnulled() throws Exception {
        var scan = Files.readAllBytes(SamplePdfs.ONE_PAGE.write(folder.resolve("other.pdf")));
        var annulled = IssuedCopy.make(portal, scan);
        portal.change(
                "UPDATE dossier SET stage = 'ANNULLED', reason = 'Quyết định 12/QĐ' WHERE id = ?",
                annulled.dossier);
        var report = verify(annulled.sealed());
        assertThat(report.path("outcome").asText()).isEqualTo("invalid");
        assertThat(report.path("verdict").asText()).isEqualTo("valid");
        assertThat(report.path("register").path("state").asText()).isEqualTo("annulled");
        assertThat(report.path("register").path("decision").asText()).isEqualTo("Quyết định 12/QĐ");
    }

    @Test
    void givesEveryKindOfVerdict() throws Exception {
        var byVerdict = new LinkedHashMap<String, AttackPdfs.Case>();
        for (var each : AttackPdfs.all(values())) {
            if (each.expected().size() == 1) {
                byVerdict.putIfAbsent(each.expected().iterator().next(), each);
            }
        }
        var outcomes = new LinkedHashMap<String, String>();
        for (var each : byVerdict.values()) {
            var report = verify(each.make().file());
            var verdict = report.path("verdict").asText();
            assertThat(each.expected()).as(each.toString()).contains(verdict);
            outcomes.put(verdict, report.path("outcome").asText());
        }
        assertThat(outcomes)
                .containsEntry("valid", "undetermined") // by a signer whom nobody vouches for
                .containsEntry("valid+form", "undetermined")
                .containsEntry("modified", "invalid")
                .containsEntry("broken", "invalid")
                .containsEntry("no-signature", "refused")
                .containsEntry("not-a-pdf", "refused")
                .containsEntry("timestamp-only", "undetermined")
                .containsEntry("unsupported", "undetermined");
    }

    @Test
    void takesSeveralFilesAsAForm() throws Exception {
        var body =
                new Multipart().file("một.pdf", copy.sealed()).file("hai.pdf", new byte[] {1, 2});
        var answer =
                send(
                        request("/api/verify", key)
                                .header("Content-Type", Multipart.TYPE)
                                .POST(body.publisher()));
        var results = checked(answer, "Reports").path("results");
        assertThat(results.findValuesAsText("file")).containsExactly("một.pdf", "hai.pdf");
        assertThat(results.get(0).path("register").path("state").asText()).isEqualTo("issued");
        assertThat(results.get(1).path("verdict").asText()).isEqualTo("not-a-pdf");
    }

    @Test
    void speaksEnglishWhenAsked() throws Exception {
        var answer =
                send(
                        request("/api/verify?file=x.pdf", key)
                                .header("Content-Type", "application/pdf")
                                .header("Accept-Language", "en-GB")
                                .POST(HttpRequest.BodyPublishers.ofString("nothing")));
        var report = checked(answer, "Report");
        assertThat(report.path("file").asText()).isEqualTo("x.pdf");
        assertThat(report.path("sentence").asText()).startsWith("This is not");
    }

    @Test
    void signsTheReportItself() throws Exception {
        var request =
                request("/api/verify/report", key)
                        .header("Content-Type", "application/pdf")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(copy.sealed()))
                        .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        var file = Files.write(folder.resolve("report.pdf"), answer.body());
        assertThat(verify(answer.body()).path("verdict").asText()).isEqualTo("valid");
        if (Judges.qpdfAvailable() && Judges.pdfsigAvailable() && Judges.popplerAvailable()) {
            assertThat(Judges.qpdf(file).sound()).isTrue();
            var seen = Judges.pdfsig(file);
            assertThat(seen.allValid() && seen.wholeSigned()).as(seen.said()).isTrue();
            assertThat(seen.signers()).containsExactly("Cổng chứng thực Mẫu");
            assertThat(Judges.text(file))
                    .contains("Báo cáo kiểm tra bản sao điện tử", "Nguyễn Văn Mẫu", "Đã cấp");
        }
    }

    @Test
    void reportsToProgramsThatReadEtsiReports() throws Exception {
        var report = etsi(copy.sealed());
        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.headers().firstValue("content-type").orElse(""))
                .startsWith("application/xml");
        var xml = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
        var root = xml.parse(new InputSource(new StringReader(report.body()))).getDocumentElement();
        assertThat(root.getLocalName()).isEqualTo("ValidationReport");
        assertThat(root.getElementsByTagNameNS("*", "SignatureValidationReport").getLength())
                .isEqualTo(2);
        assertThat(etsi(copy.unsigned()).statusCode()).isEqualTo(204);
        var changed = copy.sealed().clone();
        changed[copy.unsigned().length / 2] ^= 1;
        assertThat(etsi(changed).statusCode()).isEqualTo(204);
    }

    private HttpResponse<String> etsi(byte[] file) throws Exception {
        return send(
                request("/api/verify/etsi", key)
                        .header("Content-Type", "application/pdf")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
    }

    @Test
    void letsNobodyInWithoutAKeyThatHolds() throws Exception {
        assertThat(status(null)).isEqualTo(401);
        assertThat(status("ctv_" + "A".repeat(43))).isEqualTo(401);
        var gone = made("Đã thu hồi", 5);
        assertThat(status(gone)).isEqualTo(200);
        assertThat(RunningPortal.onVirtualThread(() -> keys.revoke("Đã thu hồi"))).isTrue();
        assertThat(status(gone)).isEqualTo(401);
        var answer = post(null, new byte[] {1});
        assertThat(answer.headers().firstValue("www-authenticate")).hasValue("Bearer");
        assertThat(checked(answer, "Problem").path("code").asText()).isEqualTo("api-key-unknown");
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        assertThat(portal.count("SELECT count(*) FROM api_key WHERE name LIKE 'ctv%'")).isZero();
    }

    @Test
    void holdsEachKeyToItsOwnLimit() throws Exception {
        var slow = made("Chậm", 2);
        assertThat(status(slow)).isEqualTo(200);
        assertThat(status(slow)).isEqualTo(200);
        var third = post(slow, new byte[] {1});
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("retry-after")).hasValue("60");
        assertThat(checked(third, "Problem").path("code").asText()).isEqualTo("api-limit");
        assertThat(status(key)).isEqualTo(200);
    }

    @Test
    void refusesWhatIsTooLongOrOfAnotherKind() throws Exception {
        var long31 = new byte[(30 << 20) + 1];
        assertThat(post(key, long31).statusCode()).isEqualTo(413);
        var other =
                send(
                        request("/api/verify", key)
                                .header("Content-Type", "text/plain")
                                .POST(HttpRequest.BodyPublishers.ofString("x")));
        assertThat(other.statusCode()).isEqualTo(415);
        assertThat(send(request("/api/verify", key).GET()).statusCode()).isEqualTo(405);
        var empty =
                send(
                        request("/api/verify", key)
                                .header("Content-Type", Multipart.TYPE)
                                .POST(new Multipart().field("x", "y").publisher()));
        assertThat(checked(empty, "Problem").path("status").asInt()).isEqualTo(400);
    }

    @Test
    void keepsNothingOfACallerWhoHangsUp() throws Exception {
        try (var socket =
                new Socket(
                        InetAddress.getLoopbackAddress(), URI.create(portal.origin()).getPort())) {
            var head =
                    "POST /api/verify HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + key
                            + "\r\nContent-Type: application/pdf\r\nContent-Length: 1000000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[200_000]);
            socket.getOutputStream().flush();
            Eventually.holds("an upload has begun", () -> uploads() == 1);
        }
        Eventually.holds("and is gone", () -> uploads() == 0);
    }

    @Test
    void servesADescriptionOfExactlyTheseRoutes() throws Exception {
        var answer = send(request("/api/openapi.json", null).GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        var paths = JSON.readTree(answer.body()).path("paths");
        for (var path : paths.properties()) {
            for (var method : path.getValue().properties()) {
                var sent =
                        send(
                                request(path.getKey(), null)
                                        .method(
                                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                                HttpRequest.BodyPublishers.noBody()));
                assertThat(sent.statusCode()).as(path.getKey()).isIn(200, 401);
            }
        }
        assertThat(send(request("/api/other", key).GET()).statusCode()).isEqualTo(404);
    }

    private JsonNode verify(byte[] file) throws Exception {
        return checked(post(key, file), "Report");
    }

    private String state(byte[] file) throws Exception {
        return verify(file).path("register").path("state").asText();
    }

    private int status(@Nullable String by) throws Exception {
        return post(by, new byte[] {1}).statusCode();
    }

    private HttpResponse<String> post(@Nullable String by, byte[] file) throws Exception {
        return send(
                request("/api/verify", by)
                        .header("Content-Type", "application/pdf")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
    }

    private static HttpRequest.Builder request(String path, @Nullable String by) {
        var request = HttpRequest.newBuilder(URI.create(portal.origin() + path));
        return by == null ? request : request.header("Authorization", "Bearer " + by);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// Whatever is answered is as the description says.
    private static JsonNode checked(HttpResponse<String> answer, String schema) throws IOException {
        var json = JSON.readTree(answer.body());
        assertThat(description.faults(json, schema)).as(answer.body()).isEmpty();
        return json;
    }

    private static String made(String name, int aMinute) {
        return RunningPortal.onVirtualThread(() -> keys.add(name, aMinute).orElseThrow());
    }

    private static long uploads() throws IOException {
        try (var files = Files.list(folder.resolve("objects/incoming"))) {
            return files.count();
        }
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    static SignatureValues values() throws Exception {
        var clock = InstantSource.fixed(Instant.parse("2026-11-23T03:15:30Z"));
        var pki = TestPki.create(clock);
        return new SignatureValues(
                pki.signer("Nguyễn Văn Mẫu", "Cơ quan Mẫu", TestPki.KeyKind.RSA_2048),
                pki.signer("Người Khác", "Cơ quan Mẫu", TestPki.KeyKind.EC_P256),
                pki.timestampAuthority("Dấu thời gian Mẫu", Duration.ofDays(365)),
                clock);
    }
}

package vn.chungthuc.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.SignedDraft;
import vn.chungthuc.testkit.Signing;

/// The verification page as a browser without JavaScript uses it.
class VerifyPagesIT {
    private static final Pattern SHEET = Pattern.compile("name=\"sheet\" value=\"([^\"]+)\"");

    @TempDir static Path folder;
    private static RunningPortal portal;
    private static IssuedCopy copy;
    private final HttpClient client = HttpClient.newHttpClient();
    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
        portal = new RunningPortal(folder);
        var scan = Files.readAllBytes(SamplePdfs.ONE_PAGE.write(folder.resolve("scan.pdf")));
        copy = IssuedCopy.make(portal, scan);
    }

    @BeforeEach
    void open() {
        browser = new Browser(portal.origin());
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void isFoundByEverybody() {
        assertThat(browser.get("/login").body()).contains("href=\"/verify\"");
        var page = browser.get("/verify");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Kiểm tra bản sao điện tử", "không có tệp nào được giữ lại");
        assertThat(Browser.of(portal, "van-thu").get("/register").body())
                .contains("href=\"/verify\"");
    }

    @Test
    void saysOfSeveralFilesWhatEachIsWorth() throws Exception {
        var page =
                send(
                        new Multipart()
                                .file("bản sao.pdf", copy.sealed())
                                .file("thư.pdf", bytes("x")));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("bản sao.pdf", "Chữ ký hợp lệ, nội dung nguyên vẹn từ khi ký.")
                .contains("Đã cấp, còn giá trị", "/ĐT", "Ủy ban nhân dân xã Mẫu")
                .contains("Nguyễn Văn Mẫu", "Chữ ký của cơ quan", "Không có: thời điểm ký")
                .contains("thư.pdf", "Không kiểm tra được", "Đây không phải là tệp PDF đọc được.")
                .doesNotContain("Đặng Thị");
        Eventually.holds("uploads are deleted", VerifyPagesIT::empty);
    }

    @Test
    void showsWhatComesFromAFileAsTextOnly() throws Exception {
        var values = VerifyApiIT.values();
        var reason =
                "/Reason<FEFF"
                        + hex("</dd><script>x()</script>\u202Efdp.exe" + "Z".repeat(900))
                        + ">";
        var file =
                new SignedDraft(false).sign(new Signing(values::detached).entries(reason)).bytes();
        var page = send(new Multipart().file("<img onerror>.pdf", file)).body();
        assertThat(page)
                .contains("&lt;/dd&gt;&lt;script&gt;x()&lt;/script&gt; fdp.exeZZ", "…")
                .contains("&lt;img onerror&gt;.pdf")
                .doesNotContain("<script>x", "<img", "\u202E", "Z".repeat(201));
    }

    @Test
    void signsTheReportOfThePageAndNoOther() throws Exception {
        var page = send(new Multipart().field("part", "card").file("a.pdf", copy.sealed())).body();
        assertThat(page).startsWith("<article").contains("Tải báo cáo có chữ ký số");
        var sheet =
                SHEET.matcher(page).results().map(m -> m.group(1)).collect(Collectors.joining());
        browser.get("/verify");
        var report = browser.post("/verify/report", Map.of("sheet", sheet));
        assertThat(report.statusCode()).isEqualTo(200);
        assertThat(report.headers().firstValue("content-type")).hasValue("application/pdf");
        assertThat(report.headers().firstValue("content-disposition").orElse(""))
                .startsWith("attachment");
        browser.get("/verify");
        var other = (sheet.charAt(90) == 'A' ? "B" : "A") + sheet.substring(91);
        var forged =
                browser.post("/verify/report", Map.of("sheet", sheet.substring(0, 90) + other));
        assertThat(forged.statusCode()).isEqualTo(403);
    }

    @Test
    void takesNothingWithoutTheFormsToken() throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create(portal.origin() + "/verify"))
                        .header("Accept", "text/html")
                        .header("Content-Type", Multipart.TYPE)
                        .POST(new Multipart().file("a.pdf", bytes("x")).publisher())
                        .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        Eventually.holds("uploads are deleted", VerifyPagesIT::empty);
    }

    @Test
    void sendsACrowdAwayAndStaysResponsive() {
        browser.get("/verify");
        var csrf = csrf();
        var crowd =
                IntStream.range(0, 30)
                        .mapToObj(i ->
                                client.sendAsync(
                                        fromAddress(i, csrf), HttpResponse.BodyHandlers.ofString()))
                        .toList();
        assertThat(browser.get("/health").statusCode()).isEqualTo(200);
        var codes =
                crowd.stream()
                        .map(CompletableFuture::join)
                        .collect(
                                Collectors.groupingBy(
                                        HttpResponse::statusCode, Collectors.counting()));
        assertThat(codes.keySet()).isSubsetOf(200, 503).contains(200);
        assertThat(crowd.stream().map(CompletableFuture::join).filter(a -> a.statusCode() == 503))
                .allSatisfy(a -> assertThat(a.headers().firstValue("retry-after")).hasValue("10"));
    }

    @Test
    void limitsOneAddress() {
        int busy = 0;
        for (int i = 0; i < 70; i++) {
            var request =
                    HttpRequest.newBuilder(URI.create(portal.origin() + "/verify"))
                            .header("X-Forwarded-For", "198.51.100.7")
                            .build();
            busy += statusOf(request) == 503 ? 1 : 0;
        }
        assertThat(busy).isEqualTo(10);
    }

    @Test
    void linksFromTheLookUp() throws Exception {
        var code = portal.text("SELECT lookup_code FROM dossier WHERE id = ?", copy.dossier);
        assertThat(browser.get("/c/" + code).body()).contains("href=\"/verify\"");
    }

    private int statusOf(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest fromAddress(int last, String csrf) {
        return HttpRequest.newBuilder(URI.create(portal.origin() + "/verify"))
                .header("X-Forwarded-For", "203.0.113." + last)
                .header("Cookie", "__Host-ct-form=" + csrf)
                .header("Content-Type", Multipart.TYPE)
                .POST(new Multipart().field("csrf", csrf).file("a.pdf", copy.sealed()).publisher())
                .build();
    }

    private HttpResponse<String> send(Multipart form) throws Exception {
        browser.get("/verify");
        var csrf = csrf();
        var request =
                HttpRequest.newBuilder(URI.create(portal.origin() + "/verify"))
                        .header("Accept", "text/html")
                        .header("Cookie", "__Host-ct-form=" + csrf)
                        .header("Content-Type", Multipart.TYPE)
                        .POST(form.field("csrf", csrf).publisher())
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String csrf() {
        return Objects.requireNonNull(browser.cookies.get("__Host-ct-form"));
    }

    private static boolean empty() throws java.io.IOException {
        try (var files = Files.list(folder.resolve("objects/incoming"))) {
            return files.findAny().isEmpty();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    }
}

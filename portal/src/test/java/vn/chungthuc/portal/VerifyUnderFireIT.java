package vn.chungthuc.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.verify.ApiKeys;
import vn.chungthuc.testkit.DssSigner;
import vn.chungthuc.testkit.PdfCase;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.TestPki;

/// Files made to cost, thrown at the verification while somebody reads a page.
@Tag("long")
@EnabledOnOs(OS.LINUX) // memory is read from /proc
class VerifyUnderFireIT {
    private static final Set<String> COSTLY = Set.of("too-much", "loop", "too-many-pages");
    private static final Set<String> VERDICTS =
            Set.of("valid", "modified", "broken", "unsupported", "no-signature", "not-a-pdf");
    private static final int SIGNATURES = 25;

    /// For each file, and for each that waits before it.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long MEMORY = 512L << 20;

    @TempDir static Path folder;
    private static RunningPortal portal;
    private static HttpClient client;
    private static String key;

    @BeforeAll
    static void start() throws Exception {
        portal = new RunningPortal(folder);
        client = HttpClient.newHttpClient();
        var keys = new ApiKeys(portal.database(), InstantSource.system());
        key =
                RunningPortal.onVirtualThread(
                        () -> keys.add("Một cửa tỉnh Mẫu", 10_000).orElseThrow());
    }

    @AfterAll
    static void stop() {
        client.close();
        portal.close();
    }

    @Test
    void answersEveryFileAndStaysQuickAndSmall() throws Exception {
        var files = new ArrayList<byte[]>();
        PdfCase.all().stream()
                .filter(each -> COSTLY.contains(each.code()))
                .forEach(each -> files.add(each.content().make()));
        files.add(manySignatures());
        var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        var page = new ArrayList<Duration>();
        for (int at = 0; at < files.size(); at += 12) { // fewer than the portal lets wait
            var some = files.subList(at, Math.min(files.size(), at + 12));
            var asked = some.stream().map(VerifyUnderFireIT::send).toList();
            var all = CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new));
            while (!all.isDone()) {
                page.add(front());
            }
            answers.addAll(asked);
        }
        for (var answer : answers) {
            var told = JsonMapper.builder().build().readTree(answer.join().body());
            assertThat(answer.join().statusCode()).as(told.toString()).isEqualTo(200);
            assertThat(told.path("verdict").asText()).isIn(VERDICTS);
        }
        assertThat(answers.getLast().join().body()).contains("\"verdict\":\"valid\"");
        page.sort(Comparator.naturalOrder());
        assertThat(page.get(page.size() / 2)).isLessThan(Duration.ofMillis(500));
        assertThat(mostMemoryOfAChild()).isPositive().isLessThan(MEMORY);
        System.out.printf(
                "%d files; the page %d times, median %d ms, longest %d ms; a child took %d MB at most%n",
                files.size(),
                page.size(),
                page.get(page.size() / 2).toMillis(),
                page.getLast().toMillis(),
                mostMemoryOfAChild() >> 20);
    }

    private static byte[] manySignatures() throws Exception {
        var pki = TestPki.create(InstantSource.system());
        var signer = pki.signer("Nguyễn Văn Mẫu", "Cơ quan Mẫu", TestPki.KeyKind.EC_P256);
        var dss = new DssSigner(pki, pki.timestampAuthority("Dấu giờ", Duration.ofDays(9)));
        var file = Files.readAllBytes(SamplePdfs.ONE_PAGE.write(folder.resolve("scan.pdf")));
        for (int i = 0; i < SIGNATURES; i++) {
            file = dss.sign(file, signer, DssSigner.Level.B, InstantSource.system().instant());
        }
        return file;
    }

    private static CompletableFuture<HttpResponse<String>> send(byte[] file) {
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create(portal.origin() + "/api/verify"))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/pdf")
                        .timeout(PATIENCE.multipliedBy(6))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Duration front() throws IOException, InterruptedException {
        long start = System.nanoTime();
        var request = HttpRequest.newBuilder(URI.create(portal.origin() + "/login")).build();
        assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// The peak of the children that still live, in bytes of the whole process (`VmHWM`, proc(5)).
    private static long mostMemoryOfAChild() {
        return children().stream().mapToLong(VerifyUnderFireIT::peak).max().orElse(0);
    }

    private static List<Long> children() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> child.info().command().orElse("").endsWith("/java"))
                .map(ProcessHandle::pid)
                .toList();
    }

    private static long peak(long pid) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

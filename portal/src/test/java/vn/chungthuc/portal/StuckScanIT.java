package vn.chungthuc.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.testkit.SamplePdfs;

/// A scan whose check comes to no end, in a running portal. How long a crafted file keeps the check
/// busy is the machine's matter, so here the child that gets the scan is halted.
class StuckScanIT {
    private static RunningPortal portal;
    private static byte[] scan;

    @BeforeAll
    static void open(@TempDir Path folder) throws Exception {
        portal = new RunningPortal(folder);
        scan = Files.readAllBytes(SamplePdfs.ONE_PAGE.write(folder.resolve("scan.pdf")));
    }

    @AfterAll
    static void close() {
        portal.close();
    }

    @Test
    void theOfficerIsToldWhileAnotherUploadSucceeds() throws Exception {
        assertThat(upload().join().statusCode()).isEqualTo(303);
        var stuck = inspector();
        halt(stuck);
        try {
            var answers = Stream.of(upload(), upload()).map(CompletableFuture::join).toList();
            assertThat(answers)
                    .extracting(HttpResponse::statusCode)
                    .containsExactlyInAnyOrder(422, 303);
            assertThat(answers.stream().filter(a -> a.statusCode() == 422).findFirst())
                    .hasValueSatisfying(refused ->
                            assertThat(refused.body())
                                    .contains("Kiểm tra tệp mất quá nhiều thời gian"));
            assertThat(stuck.onExit().get(10, TimeUnit.SECONDS).isAlive()).isFalse();
        } finally {
            stuck.destroyForcibly();
        }
        assertThat(upload().join().statusCode()).as("by the next child").isEqualTo(303);
    }

    /// An officer's own form with the same scan.
    private static CompletableFuture<HttpResponse<String>> upload() {
        var officer = Browser.of(portal, "can-bo");
        var fields = Counterpart.filled(portal, Browser.key(officer.get("/intake").body()));
        return CompletableFuture.supplyAsync(() -> officer.upload("/intake", fields, scan));
    }

    /// The child that waits for the next scan: the only Java that this process started.
    private static ProcessHandle inspector() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("/java"))
                .findFirst()
                .orElseThrow();
    }

    private static void halt(ProcessHandle child) throws Exception {
        var kill = new ProcessBuilder("kill", "-STOP", Long.toString(child.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }
}

package vn.chungthuc.demo;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.RevocationServer;
import vn.chungthuc.testkit.TestPki;
import vn.chungthuc.testkit.TimestampAuthority;

/// Who stands behind the sample certificates: the authorities that issue them, say which are
/// revoked and stamp the time. All of it is invented and listens on 127.0.0.1 only.
public final class DemoAuthorities implements AutoCloseable {
    private static final Duration TWO_YEARS = Duration.ofDays(2 * 365);

    private final TestPki pki;
    private final RevocationServer revocation;
    private final TimestampAuthority timestamps;

    private DemoAuthorities(
            TestPki pki, RevocationServer revocation, TimestampAuthority timestamps) {
        this.pki = pki;
        this.revocation = revocation;
        this.timestamps = timestamps;
    }

    /// Made on the first start. The certificates name the address of those who answer for them, so
    /// that one is kept, too.
    static DemoAuthorities keptIn(DemoFolder demo, String pin, InstantSource clock)
            throws IOException, GeneralSecurityException {
        var folder = demo.authorities();
        if (Files.exists(demo.officeFile()) && !Files.exists(folder.resolve("tsa.p12"))) {
            throw new DemoFault(
                    demo.root() + " là của phiên bản trước; hãy xóa thư mục đó rồi chạy lại");
        }
        var revocation = listen(folder.resolve("port"));
        try {
            if (!Files.exists(folder.resolve("tsa.p12"))) {
                var made = TestPki.create(clock, revocation.url());
                made.keep(folder, pin);
                made.timestampAuthority("Dấu thời gian Mẫu", TWO_YEARS)
                        .writePkcs12(folder.resolve("tsa.p12"), pin);
            }
            var pki = TestPki.keptIn(folder, pin, clock, revocation.url());
            var stamping = Identity.readPkcs12(folder.resolve("tsa.p12"), pin);
            return new DemoAuthorities(
                    pki, revocation.serve(pki), TimestampAuthority.start(stamping, clock, 0));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            revocation.close();
            throw e;
        }
    }

    private static RevocationServer listen(Path portFile) throws IOException {
        Files.createDirectories(portFile.getParent());
        if (Files.exists(portFile)) {
            int port = Integer.parseInt(Files.readString(portFile).strip());
            try {
                return RevocationServer.start(port);
            } catch (BindException e) {
                throw new DemoFault(
                        "Cổng " + port + " đang bận; dừng chương trình đang dùng hoặc xóa .demo/");
            }
        }
        for (int tries = 0; ; tries++) {
            // below the ports that systems give out by themselves
            int port = 20_000 + new SecureRandom().nextInt(10_000);
            try {
                var server = RevocationServer.start(port);
                Files.writeString(portFile, String.valueOf(port));
                return server;
            } catch (BindException e) {
                if (tries > 20) {
                    throw e;
                }
            }
        }
    }

    TestPki pki() {
        return pki;
    }

    /// Where the timestamp authority listens.
    String timestampUrl() {
        return timestamps.url();
    }

    @Override
    public void close() {
        timestamps.close();
        revocation.close();
    }
}

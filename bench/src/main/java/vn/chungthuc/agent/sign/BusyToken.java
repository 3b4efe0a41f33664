package vn.chungthuc.agent.sign;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import vn.chungthuc.agent.driver.Drivers;
import vn.chungthuc.agent.token.Tokens;
import vn.chungthuc.bench.BatchPaper;
import vn.chungthuc.pdf.TimestampAuthorities;
import vn.chungthuc.protocol.ItemStatus;
import vn.chungthuc.testkit.SoftToken;
import vn.chungthuc.testkit.TestPki;
import vn.chungthuc.testkit.TokenShim;

/// A batch of the agent through a token that takes 300 ms a signature: SoftHSM behind a shim, a
/// portal that takes 100 ms an answer. It stands in the agent's package because the ceremony is no
/// one else's business.
public final class BusyToken {
    private static final String PIN = "246810";
    private static final int PORTAL_MILLIS = 100;

    private BusyToken() {}

    /// Two cells of a table: the share, and whether it is enough.
    public static String measured(Path folder, int items)
            throws IOException, GeneralSecurityException {
        if (!TokenShim.available()) {
            return "softhsm2 or gcc is missing | not measured";
        }
        Files.createDirectories(folder);
        var signer =
                TestPki.create(InstantSource.system())
                        .signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.RSA_2048);
        var shim = TokenShim.before(SoftToken.create(folder, "SLOW", PIN, signer), folder);
        var paper = BatchPaper.write(folder, signer);
        shim.set("sign-ms", "0");
        try (var tokens = new Tokens(Drivers.named(List.of(shim.module())), List.of())) {
            batch(folder, tokens, paper, 3);
            shim.forget();
            shim.set("sign-ms", "300");
            batch(folder, tokens, paper, items);
        }
        double share = shim.busyShare();
        return String.format(
                Locale.ROOT,
                "%.1f %% of a batch of %d | %s",
                share * 100,
                items,
                share >= 0.95 ? "reached" : "**not reached**");
    }

    /// How a whole batch goes.
    public record Batch(double perSecond, double tokenShare) {}

    /// @throws IOException when softhsm2 or gcc is missing
    public static Batch batchOnSoftHsm(Path folder, int items)
            throws IOException, GeneralSecurityException {
        if (!TokenShim.available()) {
            throw new IOException("softhsm2 or gcc is missing");
        }
        Files.createDirectories(folder);
        var signer =
                TestPki.create(InstantSource.system())
                        .signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.RSA_2048);
        var shim = TokenShim.before(SoftToken.create(folder, "FAST", PIN, signer), folder);
        var paper = BatchPaper.write(folder, signer);
        try (var tokens = new Tokens(Drivers.named(List.of(shim.module())), List.of())) {
            batch(folder, tokens, paper, 3);
            shim.forget();
            long began = System.nanoTime();
            batch(folder, tokens, paper, items);
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Batch(items / seconds, shim.busyShare());
        }
    }

    private static void batch(Path folder, Tokens tokens, BatchPaper paper, int items)
            throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = HttpServer.create(address, 0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var link = new PortalLink()) {
            server.setExecutor(threads);
            server.createContext(
                    "/",
                    exchange -> {
                        exchange.getRequestBody().readAllBytes();
                        pause();
                        exchange.sendResponseHeaders(201, -1);
                        exchange.close();
                    });
            server.start();
            var origin = "http://localhost:" + server.getAddress().getPort();
            var job = job(folder, paper, origin, items);
            new SignCeremony(
                            BusyToken::consent,
                            tokens,
                            link,
                            new TimestampAuthorities(List.of(), InstantSource.system()),
                            InstantSource.system())
                    .hold(job);
            if (!job.status().items().stream().allMatch(ItemStatus.Done.class::isInstance)) {
                throw new IllegalStateException(job.status().toString());
            }
        } finally {
            server.stop(0);
        }
    }

    private static Job job(Path folder, BatchPaper paper, String origin, int items)
            throws IOException {
        var checked = new ArrayList<CheckedItem>();
        for (int n = 0; n < items; n++) {
            checked.add(new CheckedItem("ticket", paper.ticket(origin), paper.item()));
        }
        var job = new Job("batch", origin, Locale.of("vi"), checked);
        var store = new DocumentStore(folder.resolve("documents"));
        for (int n = 0; n < items; n++) {
            job.receive(n, new ByteArrayInputStream(paper.document().bytes()), store);
        }
        return job;
    }

    private static Consent.Answer consent(Consent.Request request) {
        var fit =
                request.certificates().get().stream()
                        .filter(Candidate::fits)
                        .findFirst()
                        .orElseThrow();
        return new Consent.Given(
                fit.open(PIN.toCharArray()),
                request.papers().stream().map(paper -> paper.look().rect()).toList(),
                OffsetDateTime.now(ZoneOffset.ofHours(7)).truncatedTo(ChronoUnit.SECONDS));
    }

    private static void pause() {
        try {
            Thread.sleep(PORTAL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

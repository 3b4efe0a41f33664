package vn.chungthuc.agent.sign;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import vn.chungthuc.agent.driver.Drivers;
import vn.chungthuc.agent.token.OpenKey;
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
            batch(folder, tokens, paper, 3, PORTAL_MILLIS);
            shim.forget();
            shim.set("sign-ms", "300");
            batch(folder, tokens, paper, items, PORTAL_MILLIS);
        }
        double share = shim.busyShare();
        return String.format(
                Locale.ROOT,
                "%.1f %% of a batch of %d | %s",
                share * 100,
                items,
                share >= 0.95 ? "reached" : "**not reached**");
    }

    /// How a whole batch goes, from the yes to the last answer.
    ///
    /// @param seconds of the clock
    /// @param key seconds in which the signing thread waited for key and child process
    /// @param token seconds of that in the token itself
    /// @param portal seconds in which the portal had a result, all of them added up
    public record Batch(int items, double seconds, double key, double token, double portal) {
        /// For a table.
        public String inWords() {
            return String.format(
                    Locale.ROOT,
                    "%.1f documents/s; of %.0f ms a document the key takes %.1f (the token itself %.1f); "
                            + "%.1f posts are under way on average; the rest is laying, hashing, "
                            + "checking and sending",
                    items / seconds,
                    1000 * seconds / items,
                    1000 * key / items,
                    1000 * token / items,
                    portal / seconds);
        }
    }

    /// @param portalMillis how long the portal takes for a result
    /// @throws IOException when softhsm2 or gcc is missing
    public static Batch batchOnSoftHsm(Path folder, int items, int portalMillis)
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
            batch(folder, tokens, paper, items, portalMillis); // warms up
            shim.forget();
            var spent = batch(folder, tokens, paper, items, portalMillis);
            double token =
                    shim.signatures().stream().mapToLong(span -> span.end() - span.begin()).sum()
                            / 1e9;
            return new Batch(
                    items,
                    (System.nanoTime() - spent.began.get()) / 1e9,
                    spent.key.sum() / 1e9,
                    token,
                    spent.portal.sum() / 1e9);
        }
    }

    /// Nanoseconds; `began` is the clock at the yes.
    private record Spent(AtomicLong began, LongAdder key, LongAdder portal) {
        Spent() {
            this(new AtomicLong(), new LongAdder(), new LongAdder());
        }
    }

    private static Spent batch(
            Path folder, Tokens tokens, BatchPaper paper, int items, int portalMillis)
            throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = HttpServer.create(address, 0);
        var spent = new Spent();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var link = new PortalLink()) {
            server.setExecutor(threads);
            server.createContext("/", exchange -> take(exchange, portalMillis, spent));
            server.start();
            var origin = "http://localhost:" + server.getAddress().getPort();
            var job = job(folder, paper, origin, items);
            new SignCeremony(
                            request -> consent(request, spent),
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
        return spent;
    }

    private static void take(HttpExchange exchange, int millis, Spent spent) throws IOException {
        long began = System.nanoTime();
        exchange.getRequestBody().readAllBytes();
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        spent.portal.add(System.nanoTime() - began);
        exchange.sendResponseHeaders(201, -1);
        exchange.close();
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

    private static Consent.Answer consent(Consent.Request request, Spent spent) {
        var fit =
                request.certificates().get().stream()
                        .filter(Candidate::fits)
                        .findFirst()
                        .orElseThrow();
        var key = new TimedKey(fit.open(PIN.toCharArray()), spent.key);
        spent.began.set(System.nanoTime());
        return new Consent.Given(
                key,
                request.papers().stream().map(paper -> paper.look().rect()).toList(),
                OffsetDateTime.now(ZoneOffset.ofHours(7)).truncatedTo(ChronoUnit.SECONDS));
    }

    /// A key, and how long it was waited for.
    private record TimedKey(OpenKey key, LongAdder nanos) implements OpenKey {
        @Override
        public List<X509Certificate> chain() {
            return key.chain();
        }

        @Override
        public byte[] sign(String algorithm, byte[] data) {
            long began = System.nanoTime();
            try {
                return key.sign(algorithm, data);
            } finally {
                nanos.add(System.nanoTime() - began);
            }
        }

        @Override
        public void close() {
            key.close();
        }
    }
}

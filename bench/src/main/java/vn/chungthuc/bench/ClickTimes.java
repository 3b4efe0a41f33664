package vn.chungthuc.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import vn.chungthuc.agent.Agent;
import vn.chungthuc.agent.config.AgentConfig;
import vn.chungthuc.agent.config.AllowedPortal;
import vn.chungthuc.agent.ui.Eyes;
import vn.chungthuc.agent.ui.SignWindow;
import vn.chungthuc.agent.ui.WindowTimes;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignJob;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.protocol.TicketKeys;
import vn.chungthuc.testkit.TestPki;

/// From a page's request at the port to the window on the screen and its first page: the first job
/// of an agent's life and the second. A program of its own. Argument: a folder. Prints both times
/// of both jobs.
public final class ClickTimes {
    private static final String ORIGIN = "http://localhost:9";
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final KeyPair key;
    private final BatchPaper paper;

    private ClickTimes(Path folder) throws IOException, GeneralSecurityException {
        key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        paper =
                BatchPaper.write(
                        folder,
                        TestPki.create(InstantSource.system())
                                .signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256));
    }

    public static void main(String[] args) throws Exception {
        var folder = Files.createDirectories(Path.of(args[0])).toAbsolutePath();
        var clicks = new ClickTimes(folder);
        var portal = new AllowedPortal(ORIGIN, clicks.keys());
        var none = List.<Path>of();
        var config = new AgentConfig(List.of(portal), none, none, List.of(), "vi", folder);
        var clock = InstantSource.system();
        var said = new StringBuilder();
        var window = new SignWindow(clock, folder);
        try (var agent = Agent.start(config, window, clock)) {
            window.prepare();
            Thread.sleep(WindowTimes.REST);
            var eyes = new Eyes();
            for (int i = 0; i < 2; i++) {
                var body = JSON.writeValueAsBytes(clicks.job());
                long began = System.nanoTime();
                clicks.send(agent.port(), body);
                var times = eyes.watch(began);
                said.append(times.window()).append(' ').append(times.page()).append(' ');
            }
        }
        System.out.println(said);
        System.exit(0);
    }

    private void send(int port, byte[] job) throws IOException, InterruptedException {
        var accepted = send(port, "/v1/jobs", "application/json", "POST", job);
        var url = JSON.readTree(accepted).path("url").asText();
        send(port, url + "/items/0/document", "application/pdf", "PUT", paper.document().bytes());
    }

    private String send(int port, String path, String type, String method, byte[] body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Origin", ORIGIN)
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofByteArray(body))
                        .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private TicketKeys keys() {
        // the last 32 bytes of the SubjectPublicKeyInfo (RFC 8410, 4)
        var encoded = key.getPublic().getEncoded();
        var x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return new TicketKeys(List.of(TicketKeys.Key.ed25519("bench", x)));
    }

    private SignJob job() throws IOException, GeneralSecurityException {
        var item = JSON.writeValueAsBytes(paper.item());
        var header = new SignTicket.Header("Ed25519", "bench", SignTicket.TYPE);
        var signed = coded(header) + "." + coded(ticket(item));
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(key.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        var ticket = signed + "." + Base64Url.of(signature.sign()).text();
        return new SignJob("vi", List.of(new SignJob.Item(ticket, Base64Url.of(item))));
    }

    private static String coded(Object value) throws IOException {
        return Base64Url.of(JSON.writeValueAsBytes(value)).text();
    }

    private SignTicket ticket(byte[] item) {
        long now = InstantSource.system().instant().getEpochSecond();
        var jti = UUID.randomUUID().toString();
        var image = Objects.requireNonNull(paper.item().appearance().image());
        var is = paper.ticket();
        return new SignTicket(
                jti,
                ORIGIN,
                now,
                now + 300,
                now + 3600,
                is.stage(),
                is.base(),
                is.field(),
                is.page(),
                is.slot(),
                Sha256.of(item),
                List.of(Sha256.of(image.rgb().bytes()), Sha256.of(image.alpha().bytes())),
                is.reason(),
                is.certs(),
                is.level(),
                ORIGIN + "/queue/results/" + jti);
    }
}

package vn.chungthuc.agent;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import vn.chungthuc.agent.config.AllowedPortal;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.protocol.SignJob;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.protocol.SigningStage;
import vn.chungthuc.protocol.TicketKeys;

/// The portal's half as the agent's tests need it: a ticket key, tickets and a place for results.
public final class TestPortal implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /// One request that came back.
    public record Result(String path, String authorization, Base64Url body, boolean cookies) {}

    private final KeyPair key;
    private final HttpServer server;
    private final String origin;
    private final List<Result> results = Collections.synchronizedList(new ArrayList<>());
    private volatile Duration time = Duration.ZERO;
    private volatile Runnable whenTaken = () -> {};
    private final List<Integer> answers = Collections.synchronizedList(new ArrayList<>());

    public TestPortal() throws IOException, GeneralSecurityException {
        key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        origin = "http://localhost:" + server.getAddress().getPort();
        server.createContext("/", this::take);
        server.createContext(TicketKeys.PATH, this::publish);
        server.start();
    }

    private void publish(HttpExchange exchange) throws IOException {
        try (exchange) {
            var keys = json(keys());
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Thread.sleep(time);
            whenTaken.run();
            var headers = exchange.getRequestHeaders();
            results.add(
                    new Result(
                            exchange.getRequestURI().getPath(),
                            String.valueOf(headers.getFirst("Authorization")),
                            Base64Url.of(exchange.getRequestBody().readAllBytes()),
                            headers.containsKey("Cookie")));
            int status = answers.isEmpty() ? 201 : answers.removeFirst();
            if (status == 302) {
                exchange.getResponseHeaders().set("Location", origin + "/elsewhere");
            }
            exchange.sendResponseHeaders(status, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// How long each result takes from now on.
    public void takeItsTime(Duration time) {
        this.time = time;
    }

    /// Called before each answer; what it throws, the agent sees as a lost connection.
    public void whenTaken(Runnable run) {
        whenTaken = run;
    }

    /// What the next results are answered with; after these 201.
    public void answer(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    public String origin() {
        return origin;
    }

    public List<Result> results() {
        return results;
    }

    public AllowedPortal allowed() {
        return new AllowedPortal(origin, keys());
    }

    /// The 32 bytes of RFC 8032 §5.1.2: y little-endian, the sign of x in the highest bit.
    public TicketKeys keys() {
        var point = ((EdECPublicKey) key.getPublic()).getPoint();
        var big = point.getY().toByteArray();
        var x = new byte[32];
        for (int i = 0; i < Math.min(32, big.length); i++) {
            x[i] = big[big.length - 1 - i];
        }
        if (point.isXOdd()) {
            x[31] |= (byte) 0x80;
        }
        return new TicketKeys(List.of(TicketKeys.Key.ed25519("test", x)));
    }

    /// A ticket that holds, issued now.
    public SignTicket ticket(Paper paper, Instant now) {
        return ticket(paper, now, SignTicket.PLAIN);
    }

    public SignTicket ticket(Paper paper, Instant now, String level) {
        long iat = now.getEpochSecond();
        var jti = UUID.randomUUID().toString();
        return new SignTicket(
                jti,
                origin,
                iat,
                iat + 300,
                iat + 3600,
                SigningStage.SIGN,
                new SignTicket.Base(Sha256.of(paper.pdf()), paper.pdf().length),
                "Leader",
                paper.page(),
                Paper.SLOT,
                Sha256.of(itemBytes(paper.item())),
                paper.imageHashes(),
                "",
                paper.certs(),
                level,
                origin + "/queue/results/" + jti);
    }

    public SignJob.Item item(SignTicket ticket, SignItem item) {
        return new SignJob.Item(jws(ticket), Base64Url.of(itemBytes(item)));
    }

    public static byte[] itemBytes(SignItem item) {
        return json(item);
    }

    public String jws(SignTicket ticket) {
        return jws(new SignTicket.Header("Ed25519", "test", SignTicket.TYPE), json(ticket));
    }

    /// Any header and payload, signed by the portal's key.
    public String jws(Object header, byte[] payload) {
        var signed = Base64Url.of(json(header)).text() + "." + Base64Url.of(payload).text();
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed
                    + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Flips one bit of one character.
    public static String flipped(String text, int at) {
        var chars = text.toCharArray();
        chars[at] = chars[at] == 'A' ? 'B' : 'A';
        return String.valueOf(Arrays.copyOf(chars, chars.length));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package vn.chungthuc.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/// Revocation lists (RFC 5280), OCSP answers (RFC 6960) and issuers' certificates of one [TestPki],
/// over HTTP on 127.0.0.1, at the addresses that the certificates name.
public final class RevocationServer implements AutoCloseable {
    private static final Duration GOOD_FOR = Duration.ofDays(7);

    /// What is wrong with the answers.
    public enum Fault {
        NONE,
        DOWN,
        /// Signed by somebody whom the authority did not name.
        STRANGER,
        /// As it was a month ago.
        STALE,
        /// OCSP gives no answer; the lists are there.
        NO_OCSP
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<X509Certificate> revoked = ConcurrentHashMap.newKeySet();
    private volatile Fault fault = Fault.NONE;
    private @Nullable TestPki pki;
    private @Nullable Identity responder;

    private RevocationServer(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /// Listens; answers once it [knows][#serve] whose certificates it is asked about.
    ///
    /// @param port on 127.0.0.1; 0 for any free one
    public static RevocationServer start(int port) throws IOException {
        var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        return new RevocationServer(HttpServer.create(address, 0));
    }

    /// What [TestPki#create] wants to know.
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public RevocationServer serve(TestPki authorities) throws GeneralSecurityException {
        responder = authorities.ocspResponder("Trả lời trạng thái Mẫu");
        pki = authorities;
        return this;
    }

    public void behave(Fault next) {
        fault = next;
    }

    public void revoke(X509Certificate certificate) {
        revoked.add(certificate);
    }

    /// Nobody is revoked any more.
    public void forget() {
        revoked.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = body(exchange);
            exchange.sendResponseHeaders(body == null ? 503 : 200, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
        } catch (GeneralSecurityException | OperatorCreationException | OCSPException e) {
            throw new IOException(e);
        }
    }

    private byte @Nullable [] body(HttpExchange exchange)
            throws IOException, GeneralSecurityException, OperatorCreationException, OCSPException {
        var path = exchange.getRequestURI().getPath();
        if (pki == null || fault == Fault.DOWN) {
            return null;
        }
        var lists = fault == Fault.STRANGER ? TestPki.create(pki.clock()) : pki;
        var now = now(pki);
        return switch (path) {
            case "/root.cer" -> pki.anchor().getEncoded();
            case "/issuer.cer" -> pki.issuingAuthority().getEncoded();
            case "/root.crl" -> lists.revocationLists(now).getFirst().getEncoded();
            case "/issuer.crl" ->
                    lists.revocationLists(now, revoked.toArray(X509Certificate[]::new))
                            .getLast()
                            .getEncoded();
            case "/ocsp" ->
                    fault == Fault.NO_OCSP
                            ? null
                            : ocsp(new OCSPReq(exchange.getRequestBody().readAllBytes()));
            default -> null;
        };
    }

    private Instant now(TestPki authorities) {
        var now = authorities.clock().instant();
        return fault == Fault.STALE ? now.minus(Duration.ofDays(30)) : now;
    }

    private byte[] ocsp(OCSPReq request)
            throws IOException, GeneralSecurityException, OperatorCreationException, OCSPException {
        var authorities = java.util.Objects.requireNonNull(pki);
        var by =
                fault == Fault.STRANGER
                        ? TestPki.create(authorities.clock()).ocspResponder("Kẻ lạ")
                        : java.util.Objects.requireNonNull(responder);
        var now = now(authorities);
        var holder = new JcaX509CertificateHolder(by.certificate());
        var answers = new BasicOCSPRespBuilder(new RespID(holder.getSubject()));
        for (var each : request.getRequestList()) {
            var serial = each.getCertID().getSerialNumber();
            boolean gone = revoked.stream().anyMatch(c -> c.getSerialNumber().equals(serial));
            answers.addResponse(
                    each.getCertID(),
                    gone
                            ? new RevokedStatus(Date.from(now.minus(Duration.ofHours(1))), 1)
                            : CertificateStatus.GOOD,
                    Date.from(now),
                    Date.from(now.plus(GOOD_FOR)));
        }
        var basic =
                answers.build(
                        new JcaContentSignerBuilder(by.algorithm()).build(by.key()),
                        new X509CertificateHolder[] {holder},
                        Date.from(now));
        OCSPResp answer = new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic);
        return answer.getEncoded();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

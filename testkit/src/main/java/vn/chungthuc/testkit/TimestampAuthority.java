package vn.chungthuc.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/// A timestamp authority of this process (RFC 3161, 3.4 over HTTP) on 127.0.0.1, honest until told
/// otherwise.
public final class TimestampAuthority implements AutoCloseable {
    /// Under which it stamps.
    public static final String POLICY = "1.3.6.1.4.1.99999.1";

    private static final Duration SLOW = Duration.ofSeconds(20);

    /// What it does to the next requests.
    public enum Fault {
        NONE,
        REFUSES,
        SLOW,
        SLOW_BODY,
        WRONG_NONCE,
        WRONG_IMPRINT,
        GRANTED_WITH_MODS,
        BAD_SIGNATURE,
        OLD_TIME,
        HUGE,
        REDIRECT,
        ERROR_500,
        NO_ANSWER_AT_ALL
    }

    private final Identity identity;
    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong serial = new AtomicLong(1);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;

    private TimestampAuthority(Identity identity, InstantSource clock, HttpServer server) {
        this.identity = identity;
        this.clock = clock;
        this.server = server;
        server.setExecutor(threads);
        server.createContext("/tsa", this::answer);
        server.start();
    }

    /// @param port on 127.0.0.1; 0 for any free one
    public static TimestampAuthority start(Identity identity, InstantSource clock, int port)
            throws IOException {
        var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
        return new TimestampAuthority(identity, clock, HttpServer.create(address, 0));
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/tsa";
    }

    public void behave(Fault next) {
        fault = next;
    }

    /// How many requests were answered or refused so far, over HTTP or not.
    public int stampedSoFar() {
        return asked.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = exchange.getRequestBody().readAllBytes();
            switch (fault) {
                case REDIRECT -> {
                    exchange.getResponseHeaders().set("Location", url());
                    exchange.sendResponseHeaders(302, -1);
                }
                case ERROR_500 -> exchange.sendResponseHeaders(500, -1);
                case NO_ANSWER_AT_ALL -> send(exchange, new byte[0]);
                case HUGE -> send(exchange, new byte[2 << 20]);
                case SLOW -> {
                    pause();
                    send(exchange, stamped(request));
                }
                case SLOW_BODY -> sendSlowly(exchange, stamped(request));
                case NONE,
                        REFUSES,
                        WRONG_NONCE,
                        WRONG_IMPRINT,
                        GRANTED_WITH_MODS,
                        BAD_SIGNATURE,
                        OLD_TIME ->
                        send(exchange, stamped(request));
            }
        }
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void sendSlowly(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body, 0, 10);
        exchange.getResponseBody().flush();
        pause();
        exchange.getResponseBody().write(body, 10, body.length - 10);
    }

    private static void pause() {
        try {
            Thread.sleep(SLOW);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What it answers to a request (RFC 3161, 2.4), without the way over HTTP.
    public byte[] stamped(byte[] encoded) throws IOException {
        asked.incrementAndGet();
        try {
            var request = new TimeStampRequest(encoded);
            var policy = request.getReqPolicy();
            if (policy != null && !policy.getId().equals(POLICY)) {
                return refusal(PKIFailureInfo.unacceptedPolicy);
            }
            return switch (fault) {
                case REFUSES -> refusal(PKIFailureInfo.systemFailure);
                case WRONG_NONCE -> response(token(altered(request, 0, 1)), PKIStatus.granted);
                case WRONG_IMPRINT -> response(token(altered(request, 1, 0)), PKIStatus.granted);
                case GRANTED_WITH_MODS -> response(token(request), PKIStatus.grantedWithMods);
                case BAD_SIGNATURE -> {
                    var bytes = response(token(request), PKIStatus.granted);
                    bytes[bytes.length - 1] ^= 1;
                    yield bytes;
                }
                default -> response(token(request), PKIStatus.granted);
            };
        } catch (TSPException | OperatorCreationException | CertificateEncodingException e) {
            throw new IOException(e);
        }
    }

    private byte[] refusal(int why)
            throws IOException,
                    TSPException,
                    OperatorCreationException,
                    CertificateEncodingException {
        return new TimeStampResponseGenerator(tokens(clock.instant()), Set.of())
                .generateFailResponse(PKIStatus.REJECTION, why, "not this one")
                .getEncoded();
    }

    private static TimeStampRequest altered(TimeStampRequest request, int imprint, int nonce) {
        var digest = request.getMessageImprintDigest();
        digest[0] += (byte) imprint;
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        return generator.generate(
                NISTObjectIdentifiers.id_sha256,
                digest,
                request.getNonce().add(BigInteger.valueOf(nonce)));
    }

    private TimeStampToken token(TimeStampRequest request)
            throws TSPException, OperatorCreationException, CertificateEncodingException {
        var now = clock.instant();
        var time = fault == Fault.OLD_TIME ? now.minus(Duration.ofHours(1)) : now;
        return tokens(now)
                .generate(request, BigInteger.valueOf(serial.getAndIncrement()), Date.from(time));
    }

    private TimeStampTokenGenerator tokens(Instant now)
            throws TSPException, OperatorCreationException, CertificateEncodingException {
        var sha256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
        var generator =
                new TimeStampTokenGenerator(
                        new JcaSimpleSignerInfoGeneratorBuilder()
                                .setSignedAttributeGenerator(
                                        new DefaultSignedAttributeTableGenerator(signed(now)))
                                .build(
                                        identity.algorithm(),
                                        identity.key(),
                                        identity.certificate()),
                        new JcaDigestCalculatorProviderBuilder().build().get(sha256),
                        new ASN1ObjectIdentifier(POLICY));
        generator.addCertificates(new JcaCertStore(identity.chain()));
        return generator;
    }

    /// Left to itself, Bouncy Castle would write this machine's time, which is not our clock's.
    private static AttributeTable signed(Instant now) {
        var time = new DERSet(new Time(Date.from(now)));
        return new AttributeTable(new Attribute(CMSAttributes.signingTime, time));
    }

    private static byte[] response(TimeStampToken token, PKIStatus status) throws IOException {
        var content = ContentInfo.getInstance(token.toCMSSignedData().toASN1Structure());
        return new TimeStampResp(new PKIStatusInfo(status), content).getEncoded("DER");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

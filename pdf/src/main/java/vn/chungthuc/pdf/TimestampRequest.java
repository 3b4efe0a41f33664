package vn.chungthuc.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Sha256;

/// One question to a timestamp authority (RFC 3161, 2.4.1) and the judgement of its answer: bytes
/// out, bytes in; who carries them is the caller's business.
public final class TimestampRequest {
    /// How to send it and what comes back (RFC 3161, 3.4).
    public static final String MEDIA_TYPE = "application/timestamp-query";

    /// How far the authority's clock and ours may lie apart.
    static final Duration SKEW = Duration.ofMinutes(5);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final org.bouncycastle.tsp.TimeStampRequest request;
    private final Sha256 imprint;

    private TimestampRequest(org.bouncycastle.tsp.TimeStampRequest request, Sha256 imprint) {
        this.request = request;
        this.imprint = imprint;
    }

    /// With a nonce of 64 random bits, and asking for the certificates.
    ///
    /// @param policy object identifier of the only policy that will do; null for the authority's
    ///   own
    public static TimestampRequest about(Sha256 imprint, @Nullable String policy) {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        if (policy != null) {
            generator.setReqPolicy(new ASN1ObjectIdentifier(policy));
        }
        var nonce = new BigInteger(64, RANDOM);
        return new TimestampRequest(
                generator.generate(NISTObjectIdentifiers.id_sha256, imprint.bytes(), nonce),
                imprint);
    }

    public byte[] encoded() {
        try {
            return request.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The timestamp in the answer, if it is exactly what was asked for.
    ///
    /// @throws TimestampFault refused; granted with modifications; another nonce, imprint or
    ///   policy; more than five minutes from `now`; or a token that does not hold
    public Timestamp accept(byte[] answer, Instant now) throws TimestampFault {
        try {
            var response = new TimeStampResponse(answer);
            if (response.getStatus() != PKIStatus.GRANTED || response.getTimeStampToken() == null) {
                throw new TimestampFault("not granted, status " + response.getStatus());
            }
            response.validate(request);
            var timestamp = Timestamp.read(response.getTimeStampToken().getEncoded(), imprint);
            if (Duration.between(timestamp.time(), now).abs().compareTo(SKEW) > 0) {
                throw new TimestampFault("its clock says " + timestamp.time());
            }
            return timestamp;
        } catch (TSPException | IOException e) {
            throw new TimestampFault(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            throw new TimestampFault("malformed answer", e);
        }
    }
}

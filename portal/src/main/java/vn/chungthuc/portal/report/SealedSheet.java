package vn.chungthuc.portal.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A sheet that the person carries until the paper is wanted: nothing of it is kept here, and
/// nobody can change a letter of it (HMAC-SHA256, RFC 2104). One hour, then it must be checked
/// anew: a revocation or an annulment may have come meanwhile.
public final class SealedSheet {
    private static final Duration LASTS = Duration.ofHours(1);
    private static final String HMAC = "HmacSHA256";
    private static final int TAG = 32;
    private static final int MOST = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SecretKeySpec key;

    /// @param secret the same in every process that answers for one site
    SealedSheet(byte[] secret) {
        key = new SecretKeySpec(secret, HMAC);
    }

    /// Deadline, tag and the deflated sheet, as base64url.
    public String seal(Sheet sheet, Instant now) {
        try {
            var body = new ByteArrayOutputStream();
            var until = ByteBuffer.allocate(8).putLong(now.plus(LASTS).getEpochSecond());
            body.write(until.array());
            try (var deflated = new DeflaterOutputStream(body)) {
                deflated.write(JSON.writeValueAsBytes(sheet));
            }
            var sealed = new ByteArrayOutputStream();
            sealed.write(tag(body.toByteArray()));
            sealed.write(body.toByteArray());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Empty when it was not sealed here, was changed, or its hour is over.
    public Optional<Sheet> open(String sealed, Instant now) {
        try {
            var bytes = Base64.getUrlDecoder().decode(sealed);
            if (bytes.length < TAG + 8) {
                return Optional.empty();
            }
            var body = Arrays.copyOfRange(bytes, TAG, bytes.length);
            boolean ours = MessageDigest.isEqual(Arrays.copyOf(bytes, TAG), tag(body));
            var until = Instant.ofEpochSecond(ours ? ByteBuffer.wrap(body).getLong() : 0);
            return ours && now.isBefore(until) ? Optional.of(sheet(body)) : Optional.empty();
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    private static Sheet sheet(byte[] body) throws IOException, JsonProcessingException {
        var deflated = new ByteArrayInputStream(body, 8, body.length - 8);
        try (var in = new InflaterInputStream(deflated)) {
            return JSON.readValue(in.readNBytes(MOST), Sheet.class);
        }
    }

    private byte[] tag(byte[] body) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }
}

package vn.chungthuc.portal.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Passwords as the database keeps them: Argon2id (RFC 9106) with the parameters in the text, so
/// that they can grow later. About 45 ms of CPU each: never on an event loop.
public final class Passwords {
    private static final int MEMORY = 19_456; // KiB
    private static final int PASSES = 2;
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Compared with when there is no such account, so that the answer takes as long.
    private static final String NOBODY = hash(Base64.getEncoder().encodeToString(random(24)));

    private Passwords() {}

    /// `$argon2id$v=19$m=…,t=…,p=1$salt$hash`, base64 without padding.
    public static String hash(String password) {
        var salt = random(16);
        var hash = argon2id(password, salt, MEMORY, PASSES);
        return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                .formatted(MEMORY, PASSES, text(salt), text(hash));
    }

    public static boolean matches(String password, String kept) {
        var parts = kept.split("[$=,]");
        // "", argon2id, v, 19, m, memory, t, passes, p, 1, salt, hash
        if (parts.length != 12 || !parts[1].equals("argon2id")) {
            return false;
        }
        var decoder = Base64.getDecoder();
        var expected = decoder.decode(parts[11]);
        var actual =
                argon2id(
                        password,
                        decoder.decode(parts[10]),
                        Integer.parseInt(parts[5]),
                        Integer.parseInt(parts[7]));
        return MessageDigest.isEqual(expected, actual);
    }

    /// As much work as [#matches], and never true.
    static boolean matchesNobody(String password) {
        matches(password, NOBODY);
        return false;
    }

    private static byte[] argon2id(String password, byte[] salt, int memory, int passes) {
        var parameters =
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memory)
                        .withIterations(passes)
                        .withParallelism(1)
                        .withSalt(salt)
                        .build();
        var generator = new Argon2BytesGenerator();
        generator.init(parameters);
        var hash = new byte[BYTES];
        var bytes =
                Normalizer.normalize(password, Normalizer.Form.NFC)
                        .getBytes(StandardCharsets.UTF_8);
        generator.generateBytes(bytes, hash);
        Arrays.fill(bytes, (byte) 0);
        return hash;
    }

    private static byte[] random(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}

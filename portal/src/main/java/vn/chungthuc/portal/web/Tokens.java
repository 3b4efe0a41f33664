package vn.chungthuc.portal.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import vn.chungthuc.protocol.Sha256;

/// Random values that nobody can guess, and how to compare them without telling how far they agree.
final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /// 256 bits as 43 characters of base64url.
    static String fresh() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// What a table keeps of a token: enough to find it, nothing to use it with.
    static byte[] hash(String token) {
        return Sha256.of(token.getBytes(StandardCharsets.UTF_8)).bytes();
    }

    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}

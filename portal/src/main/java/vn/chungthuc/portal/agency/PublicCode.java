package vn.chungthuc.portal.agency;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// A code that the public may hold: 4 bytes that name the agency, so that a look-up touches that
/// agency's rows only, and 128 random bits, so that nobody finds one by trying.
///
/// @param text 27 characters of base64url
public record PublicCode(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 20;

    public PublicCode {
        if (text.length() != 27 || Base64.getUrlDecoder().decode(text).length != BYTES) {
            throw new IllegalArgumentException("not a public code");
        }
    }

    /// A new one for the agency with that short id.
    public static PublicCode random(int agencyShortId) {
        var random = new byte[16];
        RANDOM.nextBytes(random);
        var bytes = ByteBuffer.allocate(BYTES).putInt(agencyShortId).put(random).array();
        return new PublicCode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// Empty when a stranger's `text` cannot be one.
    public static Optional<PublicCode> parse(String text) {
        try {
            return Optional.of(new PublicCode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public int agencyShortId() {
        return ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)).getInt();
    }

    /// Whoever holds the code may use it: it stays out of logs.
    @Override
    public String toString() {
        return "PublicCode[…]";
    }
}

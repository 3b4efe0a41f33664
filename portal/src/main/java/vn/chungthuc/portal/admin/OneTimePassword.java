package vn.chungthuc.portal.admin;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/// A password to be read from paper once: four groups of four, without letters and digits that look
/// alike; 80 random bits.
public final class OneTimePassword {
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"; // 32
    private static final SecureRandom RANDOM = new SecureRandom();

    private OneTimePassword() {}

    /// `k7fm-2xqd-w9pa-hh3c`
    public static String fresh() {
        var letters =
                RANDOM.ints(16, 0, LETTERS.length())
                        .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                        .collect(Collectors.joining());
        return letters.replaceAll("(.{4})(?!$)", "$1-");
    }
}

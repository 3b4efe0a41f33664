package vn.chungthuc.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Properties;

/// Passwords and PINs of the sample office, drawn on the first start and shown at each.
///
/// @param intake password of `can-bo`
/// @param leader password of `lanh-dao`
/// @param clerk password of `van-thu`
/// @param leaderPin of the leader's token, eight digits
/// @param officePin of the office's token, eight digits
public record DemoSecrets(
        String intake, String leader, String clerk, String leaderPin, String officePin) {
    private static final String[] WORDS = {
        "buoi", "cam", "dua", "gao", "hoa", "khe", "lua", "mit", "nang", "ngo", "nhan", "nui", "oi",
        "quyt", "rung", "sen", "song", "suong", "tam", "thuyen", "tre", "trang", "tuyet", "vai",
        "vuon", "xoai"
    };

    static DemoSecrets keptIn(Path file) throws IOException {
        var kept = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newInputStream(file)) {
                kept.load(in);
            }
        } else {
            var random = new SecureRandom();
            kept.setProperty("can-bo", password(random));
            kept.setProperty("lanh-dao", password(random));
            kept.setProperty("van-thu", password(random));
            kept.setProperty("pin-lanh-dao", pin(random));
            kept.setProperty("pin-co-quan", pin(random));
            var onlyMe = PosixFilePermissions.fromString("rw-------");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(onlyMe));
            try (var out = Files.newOutputStream(file)) {
                kept.store(out, "Sample log-ins; not for anything real");
            }
        }
        return new DemoSecrets(
                kept.getProperty("can-bo"),
                kept.getProperty("lanh-dao"),
                kept.getProperty("van-thu"),
                kept.getProperty("pin-lanh-dao"),
                kept.getProperty("pin-co-quan"));
    }

    /// Some words and a number: at least 15 characters, easy to type.
    private static String password(SecureRandom random) {
        var password = new StringBuilder();
        while (password.length() < 15) {
            password.append(password.isEmpty() ? "" : "-")
                    .append(WORDS[random.nextInt(WORDS.length)]);
        }
        return password.append('-').append(10 + random.nextInt(90)).toString();
    }

    private static String pin(SecureRandom random) {
        return "%08d".formatted(random.nextInt(100_000_000));
    }

    /// Without them.
    @Override
    public String toString() {
        return "DemoSecrets[…]";
    }
}

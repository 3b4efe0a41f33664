package vn.chungthuc.agent.command;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.driver.Drivers;
import vn.chungthuc.agent.token.FileToken;
import vn.chungthuc.agent.token.Inventory;
import vn.chungthuc.agent.token.OpenKey;
import vn.chungthuc.agent.token.PinState;
import vn.chungthuc.agent.token.Token;
import vn.chungthuc.agent.token.TokenCertificate;
import vn.chungthuc.agent.token.Tokens;

/// Finds the one certificate that is meant: never the first of several.
final class KeyChoice implements AutoCloseable {
    private final SignOptions options;
    private final Instant now;
    private final Token token;
    private final Tokens tokens;

    private KeyChoice(SignOptions options, Instant now, Token token, Tokens tokens) {
        this.options = options;
        this.now = now;
        this.token = token;
        this.tokens = tokens;
    }

    /// Looks for file or token; no PIN is needed yet.
    static KeyChoice of(SignOptions options, Instant now, Locale language) {
        var file = options.p12();
        if (file != null) {
            if (!Files.isReadable(file)) {
                throw Refusal.failed("key.file", file.toString());
            }
            return new KeyChoice(
                    options, now, new FileToken(file), new Tokens(List.of(), List.of()));
        }
        var driver = options.driver();
        var drivers =
                driver == null
                        ? Drivers.of(List.of())
                        : Drivers.named(List.of(driver.toAbsolutePath()));
        var tokens = new Tokens(drivers, List.of());
        try {
            var seen = tokens.look(Tokens.PATIENCE);
            return new KeyChoice(options, now, plugged(seen, options.token(), language), tokens);
        } catch (RuntimeException e) {
            tokens.close();
            throw e;
        }
    }

    private static Token plugged(Inventory seen, @Nullable String label, Locale language) {
        var found =
                seen.tokens().stream()
                        .filter(token -> label == null || token.label().equals(label))
                        .toList();
        if (found.isEmpty()) {
            var why =
                    seen.drivers().stream()
                            .filter(driver -> driver.verdict().isTrouble())
                            .map(driver ->
                                    "\n"
                                            + driver.driver().module()
                                            + ": "
                                            + driver.verdict().words(language))
                            .collect(Collectors.joining());
            throw Refusal.failed("key.token.none", label == null ? "" : label, why);
        }
        if (found.size() > 1) {
            var labels = found.stream().map(Token::label).collect(Collectors.joining(", "));
            throw Refusal.failed("key.token.several", labels);
        }
        return found.getFirst();
    }

    /// Ends what was started for the look.
    @Override
    public void close() {
        tokens.close();
    }

    /// What to call it when asking for its PIN.
    String label() {
        return token.label();
    }

    /// @throws vn.chungthuc.protocol.ProblemException as [Token#open] does
    OpenKey open(char[] pin) {
        if (token.pinState() == PinState.LOCKED) {
            throw Refusal.failed("key.locked", label());
        }
        var all = token instanceof FileToken file ? file.certificates(pin) : token.certificates();
        return token.open(only(all), pin);
    }

    private TokenCertificate only(List<TokenCertificate> all) {
        var wanted = options.certificate();
        var named = all.stream().filter(each -> wanted == null || isSerial(each, wanted)).toList();
        if (named.isEmpty()) {
            throw Refusal.failed("key.certificate.none", label());
        }
        var fit = named.stream().filter(each -> unfit(each).isEmpty()).toList();
        if (fit.isEmpty()) {
            var why = unfit(named.getFirst()).iterator().next();
            throw Refusal.failed("key.unfit." + why, named.getFirst().owner());
        }
        if (fit.size() > 1) {
            throw Refusal.failed("key.certificate.several", list(fit));
        }
        return fit.getFirst();
    }

    private Set<TokenCertificate.Unfit> unfit(TokenCertificate certificate) {
        return certificate.unfit(now, List.of(certificate.fingerprint()));
    }

    private static boolean isSerial(TokenCertificate certificate, String wanted) {
        var plain = wanted.replaceAll("[\\s:]", "").toUpperCase(Locale.ROOT);
        return certificate.serial().equals(plain.replaceFirst("^0+(?=.)", ""));
    }

    private static String list(List<TokenCertificate> certificates) {
        return certificates.stream()
                .map(each -> each.serial() + " (" + each.owner() + ")")
                .collect(Collectors.joining(", "));
    }
}

package vn.chungthuc.agent.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.driver.Drivers;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.SoftToken;
import vn.chungthuc.testkit.TestPki;
import vn.chungthuc.testkit.TestPki.KeyKind;
import vn.chungthuc.testkit.TokenShim;

/// A token with one identity on it, behind a driver that misbehaves as a test says, in a real child
/// process.
final class CardCase implements AutoCloseable {
    static final String PIN = "246810";
    static final byte[] DATA = "thuộc tính đã ký".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    /// Long enough for a busy machine; a hang is told after [#hangsAfter].
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TokenShim shim;
    private final Identity signer;
    private @Nullable Tokens tokens;

    private CardCase(TokenShim shim, Identity signer) {
        this.shim = shim;
        this.signer = signer;
    }

    static CardCase in(Path machine, KeyKind kind) throws IOException, GeneralSecurityException {
        Needs.that(TokenShim.available(), "softhsm2, gcc");
        var signer =
                TestPki.create(InstantSource.system()).signer("Nguyễn Văn Mẫu", "Xã Mẫu", kind);
        var token = SoftToken.create(machine, "THẺ", PIN, signer);
        return new CardCase(TokenShim.before(token, machine), signer);
    }

    TokenShim shim() {
        return shim;
    }

    /// Behaves again.
    void begin() throws IOException {
        shim.behave();
        if (tokens == null) {
            hangsAfter(PATIENCE);
        }
    }

    /// By a new child.
    void hangsAfter(Duration patience) {
        close();
        tokens = new Tokens(Drivers.named(List.of(shim.module())), List.of(), patience);
    }

    Tokens tokens() {
        return java.util.Objects.requireNonNull(tokens);
    }

    DriverReport look() {
        return tokens().look(Duration.ofSeconds(60)).drivers().getFirst();
    }

    CardToken token() {
        var report = look();
        assertThat(report.tokens()).as(report.toString()).hasSize(1);
        return report.tokens().getFirst();
    }

    OpenKey open() {
        return open(token(), PIN);
    }

    static OpenKey open(CardToken token, String pin) {
        return token.open(token.certificates().getFirst(), pin.toCharArray());
    }

    /// Looks, logs in and signs as if nothing had been.
    void works() throws GeneralSecurityException {
        try (var key = open()) {
            assertThat(holds(key, key.algorithm())).isTrue();
        }
    }

    boolean holds(OpenKey key, String algorithm) throws GeneralSecurityException {
        return SignatureScheme.holds(
                algorithm, signer.certificate().getPublicKey(), DATA, key.sign(algorithm, DATA));
    }

    @Override
    public void close() {
        if (tokens != null) {
            tokens.close();
            tokens = null;
        }
    }
}

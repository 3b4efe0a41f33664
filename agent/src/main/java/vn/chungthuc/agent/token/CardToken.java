package vn.chungthuc.agent.token;

import java.io.IOException;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Collections;
import java.util.List;
import javax.security.auth.login.LoginException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.agent.token.Pkcs11Probe.Seen;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// A card or USB token behind a PKCS#11 module: the probe shows it, SunPKCS11 signs with it.
///
/// SunPKCS11 takes a wrong PIN silently while the module is still logged in, so every log-in is
/// preceded by a log-out; and its key objects die with the session, so each [#open] loads anew.
public final class CardToken implements Token {
    private static final Logger LOG = LoggerFactory.getLogger(CardToken.class);

    private final Path module;
    private final Seen seen;

    CardToken(Path module, Seen seen) {
        this.module = module;
        this.seen = seen;
    }

    @Override
    public String label() {
        return seen.label().isEmpty() ? seen.serial() : seen.label();
    }

    @Override
    public PinState pinState() {
        return seen.pin();
    }

    @Override
    public List<TokenCertificate> certificates() {
        return seen.certificates().stream()
                .map(TokenCertificate::new)
                .filter(TokenCertificate::isEndEntity)
                .toList();
    }

    @Override
    public OpenKey open(TokenCertificate certificate, char[] pin) {
        if (seen.pin() == PinState.LOCKED) {
            throw new ProblemException(ProblemType.PIN_LOCKED, "by its flags");
        }
        AuthProvider provider = provider();
        try {
            provider.logout();
            var store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            return key(store, certificate, provider);
        } catch (IOException | GeneralSecurityException | ProviderException e) {
            logOut(provider);
            throw TokenTrouble.of(e, ProblemType.DRIVER_FAILED);
        }
    }

    /// Found by the certificate itself: aliases with Vietnamese letters come back garbled.
    private static OpenKey key(KeyStore store, TokenCertificate certificate, AuthProvider provider)
            throws GeneralSecurityException {
        for (var alias : Collections.list(store.aliases())) {
            if (certificate.leaf().equals(store.getCertificate(alias))
                    && store.getKey(alias, null) instanceof PrivateKey key) {
                var chain = FileToken.chain(store, alias);
                return new JcaKey(key, chain, provider, () -> logOut(provider));
            }
        }
        logOut(provider);
        throw new ProblemException(ProblemType.CERTIFICATE_MISSING, "no key for it on the token");
    }

    private AuthProvider provider() {
        Provider sun = Security.getProvider("SunPKCS11");
        if (sun == null) {
            throw new ProblemException(ProblemType.DRIVER_FAILED, "no SunPKCS11 in this runtime");
        }
        // "--": the configuration itself instead of a file's name
        var config =
                "--name=chungthuc%d\nlibrary=\"%s\"\nslot=%d\n"
                        .formatted(seen.slot(), escaped(module), seen.slot());
        try {
            return (AuthProvider) sun.configure(config);
        } catch (ProviderException | java.security.InvalidParameterException e) {
            throw TokenTrouble.of(e, ProblemType.DRIVER_FAILED);
        }
    }

    private static String escaped(Path module) {
        return module.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static void logOut(AuthProvider provider) {
        try {
            provider.logout();
        } catch (LoginException | ProviderException e) {
            LOG.debug("log-out of a token that is gone: {}", e.getClass().getSimpleName());
        }
    }
}

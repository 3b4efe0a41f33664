package vn.chungthuc.agent.token;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// A key that the JCA signs with, be it a card's handle or a key in memory.
final class JcaKey implements OpenKey {
    private final PrivateKey key;
    private final List<X509Certificate> chain;
    private final @Nullable Provider provider;
    private final Runnable logOut;

    /// @param provider the card's; null lets the JCA choose for a key in memory
    JcaKey(
            PrivateKey key,
            List<X509Certificate> chain,
            @Nullable Provider provider,
            Runnable logOut) {
        this.key = key;
        this.chain = List.copyOf(chain);
        this.provider = provider;
        this.logOut = logOut;
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public String algorithm() {
        var algorithm = chain.getFirst().getPublicKey().getAlgorithm();
        return switch (algorithm) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> throw new ProblemException(ProblemType.KEY_FAILED, "key of " + algorithm);
        };
    }

    @Override
    public byte[] sign(String algorithm, byte[] data) {
        try {
            var signature = SignatureScheme.of(algorithm, provider);
            signature.initSign(key);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException | ProviderException e) {
            throw TokenTrouble.of(e, ProblemType.KEY_FAILED);
        }
    }

    @Override
    public void close() {
        logOut.run();
    }
}

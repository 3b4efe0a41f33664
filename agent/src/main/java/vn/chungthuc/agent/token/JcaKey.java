package vn.chungthuc.agent.token;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.cert.X509Certificate;
import java.util.List;
import vn.chungthuc.protocol.ProblemType;

/// A key that the JCA signs with: one in memory, or a handle of the system's own store.
final class JcaKey implements OpenKey {
    private final PrivateKey key;
    private final List<X509Certificate> chain;

    JcaKey(PrivateKey key, List<X509Certificate> chain) {
        this.key = key;
        this.chain = List.copyOf(chain);
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public byte[] sign(String algorithm, byte[] data) {
        try {
            var signature = SignatureScheme.of(algorithm);
            signature.initSign(key);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException | ProviderException e) {
            throw TokenTrouble.of(e, ProblemType.KEY_FAILED);
        }
    }

    @Override
    public void close() {
        // nothing is logged in
    }
}

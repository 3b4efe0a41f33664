package vn.chungthuc.agent.token;

import java.security.cert.X509Certificate;
import java.util.List;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// A private key after its PIN, until closed. Used by one thread at a time: tokens sign strictly
/// one after the other.
public interface OpenKey extends AutoCloseable {
    /// The signer's certificate first, then what the token holds of its chain.
    List<X509Certificate> chain();

    /// JCA name: `SHA256withRSA` or `SHA256withECDSA`.
    default String algorithm() {
        var kind = chain().getFirst().getPublicKey().getAlgorithm();
        return switch (kind) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> throw new ProblemException(ProblemType.KEY_FAILED, "key of " + kind);
        };
    }

    /// The signature over `data`, which is hashed here, by [#algorithm].
    ///
    /// @throws ProblemException TOKEN_REMOVED, DRIVER_HUNG, DRIVER_CRASHED or KEY_FAILED
    default byte[] sign(byte[] data) {
        return sign(algorithm(), data);
    }

    /// The same by another algorithm of the key's kind.
    ///
    /// @param algorithm for instance `SHA384withECDSA` or `SHA256withRSAandMGF1`
    byte[] sign(String algorithm, byte[] data);

    /// Logs out; never throws.
    @Override
    void close();
}

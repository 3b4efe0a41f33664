package vn.chungthuc.agent.token;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/// Signature algorithms by the name that CMS knows them by; the JCA of the JDK calls RSASSA-PSS
/// (RFC 8017, 8.1) otherwise and wants its parameters apart.
public final class SignatureScheme {
    private static final String PSS = "withRSAandMGF1";

    private SignatureScheme() {}

    static Signature of(String algorithm) throws GeneralSecurityException {
        boolean pss = algorithm.endsWith(PSS);
        var signature = Signature.getInstance(pss ? "RSASSA-PSS" : algorithm);
        if (pss) {
            signature.setParameter(
                    parameters(algorithm.substring(0, algorithm.length() - PSS.length())));
        }
        return signature;
    }

    /// @param hash `SHA256` and the like; the salt is as long as its value
    private static PSSParameterSpec parameters(String hash) {
        var name = hash.replace("SHA", "SHA-");
        int salt = Integer.parseInt(hash.substring(3)) / 8;
        return new PSSParameterSpec(name, "MGF1", new MGF1ParameterSpec(name), salt, 1);
    }

    /// Whether a signature holds: what a token gave is looked at before it is used.
    public static boolean holds(String algorithm, PublicKey key, byte[] data, byte[] value)
            throws GeneralSecurityException {
        var signature = of(algorithm);
        signature.initVerify(key);
        signature.update(data);
        return signature.verify(value);
    }
}

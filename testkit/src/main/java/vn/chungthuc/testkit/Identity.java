package vn.chungthuc.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/// A private key and the certificates that speak for it.
///
/// @param key RSA or EC
/// @param chain the key's own certificate first, the anchor last
public record Identity(PrivateKey key, List<X509Certificate> chain) {
    public Identity {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /// JCA name of the signature that fits the key, with SHA-256.
    public String algorithm() {
        return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    }

    /// Writes key and chain as PKCS#12 (RFC 7292), both protected by `pin`.
    ///
    /// @return `file`
    public Path writePkcs12(Path file, String pin) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("1", key, pin.toCharArray(), chain.toArray(Certificate[]::new));
        try (var out = Files.newOutputStream(file)) {
            store.store(out, pin.toCharArray());
        }
        return file;
    }

    /// Writes the chain as PEM (RFC 7468), the own certificate first: for who does not know the
    /// PIN.
    ///
    /// @return `file`
    public Path writeChain(Path file) throws IOException, GeneralSecurityException {
        var pem = new StringBuilder();
        for (var certificate : chain) {
            pem.append(pem(certificate));
        }
        return Files.writeString(file, pem);
    }

    /// RFC 7468.
    public static String pem(X509Certificate certificate) throws GeneralSecurityException {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN CERTIFICATE-----\n"
                + lines.encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /// Reads what [#writePkcs12] wrote.
    public static Identity readPkcs12(Path file, String pin)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, pin.toCharArray());
        }
        var alias = store.aliases().nextElement();
        var chain = List.of(store.getCertificateChain(alias));
        return new Identity(
                (PrivateKey) store.getKey(alias, pin.toCharArray()),
                chain.stream().map(X509Certificate.class::cast).toList());
    }

    /// Without the key.
    @Override
    public String toString() {
        return "Identity[" + certificate().getSubjectX500Principal() + "]";
    }
}

package vn.chungthuc.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Security;

/// Puts the one entry of a PKCS#12 file on a SoftHSM token, with nothing but the JDK. Started by
/// [SoftToken] in a JVM of its own: library, slot, PIN of both, file.
final class SoftTokenImport {
    private SoftTokenImport() {}

    public static void main(String[] arguments) throws Exception {
        var pin = arguments[2].toCharArray();
        var file = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(Path.of(arguments[3]))) {
            file.load(in, pin);
        }
        var settings = "--name=import\nlibrary=%s\nslot=%s\n".formatted(arguments[0], arguments[1]);
        var provider = Security.getProvider("SunPKCS11").configure(settings);
        var token = KeyStore.getInstance("PKCS11", provider);
        token.load(null, pin);
        var alias = file.aliases().nextElement();
        token.setKeyEntry("1", file.getKey(alias, pin), null, file.getCertificateChain(alias));
        token.store(null);
    }
}

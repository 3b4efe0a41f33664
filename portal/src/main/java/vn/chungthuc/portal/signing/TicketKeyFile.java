package vn.chungthuc.portal.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;

/// The ticket key on disk: Ed25519, PKCS#8 (RFC 8410), PEM (RFC 7468).
public final class TicketKeyFile {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private TicketKeyFile() {}

    /// @throws IOException also when the file holds no Ed25519 key
    public static TicketKey read(Path file) throws IOException {
        var pem = Files.readString(file, StandardCharsets.US_ASCII).strip();
        if (!pem.startsWith(BEGIN) || !pem.endsWith(END)) {
            throw new IOException(file + " holds no PEM private key");
        }
        var base64 = pem.substring(BEGIN.length(), pem.length() - END.length());
        try {
            var der = Base64.getMimeDecoder().decode(base64);
            var secret =
                    KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
            // the JDK does not compute a public key from a private one
            var x =
                    ((Ed25519PrivateKeyParameters) PrivateKeyFactory.createKey(der))
                            .generatePublicKey();
            return new TicketKey(thumbprint(x.getEncoded()), secret, Base64Url.of(x.getEncoded()));
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw new IOException(file + " holds no Ed25519 key", e);
        }
    }

    /// Makes a new key, readable by its owner only. Fails when the file exists.
    public static void create(Path file) throws IOException {
        try {
            var der =
                    KeyPairGenerator.getInstance("Ed25519")
                            .generateKeyPair()
                            .getPrivate()
                            .getEncoded();
            var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
            var onlyMe = PosixFilePermissions.fromString("rw-------");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(onlyMe));
            Files.writeString(file, BEGIN + "\n" + base64 + "\n" + END + "\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /// RFC 7638, with the members of RFC 8037 in lexical order.
    private static String thumbprint(byte[] x) {
        var jwk =
                "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}"
                        .formatted(Base64Url.of(x).text());
        return Sha256.of(jwk.getBytes(StandardCharsets.UTF_8)).base64url();
    }
}

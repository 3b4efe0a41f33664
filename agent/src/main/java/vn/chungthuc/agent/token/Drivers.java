package vn.chungthuc.agent.token;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where PKCS#11 modules lie: those of the configuration first, then the known ones that exist. No
/// request and no folder listing ever adds one.
public final class Drivers {
    private static final List<Path> FOLDERS =
            List.of(
                    Path.of("/usr/lib"),
                    Path.of("/usr/lib64"),
                    Path.of("/usr/local/lib"),
                    Path.of("/usr/lib/x86_64-linux-gnu"),
                    Path.of("/usr/lib/x86_64-linux-gnu/pkcs11"),
                    Path.of("/usr/lib/pkcs11"));

    /// Linux names of the drivers in use; Windows and macOS follow with their token stores.
    private static final List<String> NAMES =
            List.of(
                    "libbit4xpki.so",
                    "libbit4ipki.so",
                    "libeToken.so",
                    "libeTPkcs11.so",
                    "libIDPrimePKCS11.so",
                    "libcastle.so",
                    "libcastle_v2.so",
                    "libcastle.so.1.0.0",
                    "libwdpkcs.so",
                    "libvnptca_p11_v8.so",
                    "libviettel-ca_v6.so",
                    "libBkavCA.so",
                    "libfptca_v6.so",
                    "opensc-pkcs11.so");

    private Drivers() {}

    public static List<Path> of(List<Path> configured) {
        var known = FOLDERS.stream().flatMap(f -> NAMES.stream().map(f::resolve));
        return Stream.concat(configured.stream(), known.filter(Files::isRegularFile))
                .distinct()
                .toList();
    }
}

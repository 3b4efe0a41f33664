package vn.chungthuc.agent.driver;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.chungthuc.agent.driver.Driver.Source;

/// Where the tokens in use keep their PKCS#11 modules, system by system. Only Linux was run.
final class KnownDrivers {
    /// Names without prefix and suffix, as Windows has them: the Government's tokens first, then
    /// those of the public authorities.
    private static final List<String> NAMES =
            Stream.of(
                            Stream.of("bit4xpki", "bit4ipki", "eTPKCS11", "IDPrimePKCS1164"),
                            versions("vnptca_p11_v", 10, 6),
                            Stream.of("vnpt-ca_v34"),
                            versions("viettel-ca_v", 6, 1),
                            Stream.of("BkavCA", "BkavCAv2S"),
                            versions("fptca_v", 6, 3),
                            Stream.of("fpt-ca", "CA2_csp11", "CA2_v34", "ncca_csp11_v1"),
                            versions("nca_v", 9, 4),
                            Stream.of("Vina-CA", "Vina-CAv5", "newca_v4", "Safe-ca_v2"),
                            Stream.of("Safe-ca_v1", "efy-ca_v1", "fca_v1", "misaca_csp11_v2"),
                            Stream.of("ica_csp11_v1", "CKCA", "eps2003csp11", "WDPKCS"))
                    .flatMap(names -> names)
                    .toList();

    /// Where a maker's name for Linux and macOS is not "lib" and the name above.
    private static final List<String> LINUX_NAMES =
            List.of(
                    "libeToken.so",
                    "libeTPkcs11.so",
                    "libIDPrimePKCS11.so",
                    "libcastle.so",
                    "libcastle_v2.so",
                    "libcastle.so.1.0.0",
                    "libwdpkcs.so");

    private static final List<String> LINUX_FOLDERS =
            List.of(
                    "/usr/lib",
                    "/usr/lib64",
                    "/usr/local/lib",
                    "/usr/lib/x86_64-linux-gnu",
                    "/usr/lib/x86_64-linux-gnu/pkcs11",
                    "/usr/lib/aarch64-linux-gnu",
                    "/usr/lib/aarch64-linux-gnu/pkcs11",
                    "/usr/lib/pkcs11",
                    "/usr/lib64/pkcs11",
                    "/usr/lib/softhsm",
                    "/usr/lib/x86_64-linux-gnu/softhsm");

    private static final List<String> MAC_NAMES =
            List.of(
                    "libeTPkcs11.dylib",
                    "libIDPrimePKCS11.dylib",
                    "libcastle.1.0.0.dylib",
                    "libcastle_v2.1.0.0.dylib",
                    "libwdpkcs.dylib");

    private static final List<String> MAC_FOLDERS =
            List.of("/usr/local/lib", "/Library/OpenSC/lib", "/opt/homebrew/lib");

    private KnownDrivers() {}

    /// Newest first.
    private static Stream<String> versions(String name, int newest, int oldest) {
        return IntStream.rangeClosed(0, newest - oldest).mapToObj(i -> name + (newest - i));
    }

    /// Every place where a known driver may lie, existing or not, in the order of preference.
    ///
    /// @param osName the system property `os.name`
    static List<Driver> of(String osName) {
        if (osName.startsWith("Windows")) {
            return windows();
        }
        if (osName.startsWith("Mac")) {
            return at(
                    MAC_FOLDERS,
                    Stream.concat(NAMES.stream().map(n -> "lib" + n + ".dylib"), MAC_NAMES.stream())
                            .toList(),
                    "opensc-pkcs11.so",
                    "libsofthsm2.so");
        }
        return at(
                LINUX_FOLDERS,
                Stream.concat(NAMES.stream().map(n -> "lib" + n + ".so"), LINUX_NAMES.stream())
                        .toList(),
                "opensc-pkcs11.so",
                "libsofthsm2.so");
    }

    /// The 64-bit folder, and the 32-bit one to say why what lies there does not work.
    private static List<Driver> windows() {
        return at(
                List.of(
                        "C:\\Windows\\System32",
                        "C:\\Program Files\\OpenSC Project\\OpenSC\\pkcs11",
                        "C:\\Windows\\SysWOW64"),
                NAMES.stream().map(name -> name + ".dll").toList(),
                "opensc-pkcs11.dll",
                "softhsm2-x64.dll");
    }

    private static List<Driver> at(
            List<String> folders, List<String> names, String openSc, String training) {
        return Stream.of(
                        each(folders, names, Source.KNOWN),
                        each(folders, List.of(openSc), Source.OPENSC),
                        each(folders, List.of(training), Source.TRAINING))
                .flatMap(drivers -> drivers)
                .toList();
    }

    private static Stream<Driver> each(List<String> folders, List<String> names, Source source) {
        return names.stream()
                .flatMap(name ->
                        folders.stream()
                                .map(folder -> new Driver(Path.of(folder).resolve(name), source)));
    }
}

package vn.chungthuc.testkit;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A token in software (SoftHSM 2) in a folder of its own, holding one or more identities.
///
/// @param folder holds `softhsm2.conf` and the tokens of one "machine"
/// @param label the token's label
/// @param slot the slot's number, valid while no token is added to or taken from the folder
/// @param pin of the user
public record SoftToken(Path folder, String label, long slot, String pin) {
    private static final Pattern SLOT = Pattern.compile("reassigned to slot (\\d+)");
    private static final List<Path> LIBRARIES =
            Stream.of(
                            "/usr/lib/softhsm/libsofthsm2.so",
                            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
                            "/usr/lib64/pkcs11/libsofthsm2.so",
                            "/usr/local/lib/softhsm/libsofthsm2.so")
                    .map(Path::of)
                    .toList();

    /// Whether SoftHSM is installed.
    public static boolean available() {
        return Programs.has("softhsm2-util") && LIBRARIES.stream().anyMatch(Files::exists);
    }

    /// SoftHSM's PKCS#11 library.
    public static Path library() {
        return LIBRARIES.stream().filter(Files::exists).findFirst().orElseThrow();
    }

    /// Makes a token in `folder` (which may hold others) and puts `identity` on it.
    ///
    /// @param pin 4 to 255 characters; also the security officer's
    public static SoftToken create(Path folder, String label, String pin, Identity identity)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(folder.resolve("tokens"));
        Files.writeString(
                configuration(folder),
                """
                directories.tokendir = %s
                objectstore.backend = file
                log.level = ERROR
                """
                        .formatted(folder.resolve("tokens").toAbsolutePath()));
        var made =
                Programs.run(
                        environment(folder),
                        List.of(
                                "softhsm2-util",
                                "--init-token",
                                "--free",
                                "--label",
                                label,
                                "--pin",
                                pin,
                                "--so-pin",
                                pin));
        var slot = SLOT.matcher(made.output());
        if (made.code() != 0 || !slot.find()) {
            throw new IOException("softhsm2-util: " + made.output());
        }
        var token = new SoftToken(folder, label, Long.parseLong(slot.group(1)), pin);
        token.put(identity);
        return token;
    }

    /// What a process needs in its environment to see this token.
    public Map<String, String> environment() {
        return environment(folder);
    }

    /// Makes this process see the tokens of the folder: SoftHSM reads its configuration from the
    /// environment once, when its library is initialised, which the JDK does once in a JVM. So this
    /// must come before the first use of PKCS#11, and one JVM sees one folder.
    @SuppressWarnings("restricted") // the C library has no other way in
    public void useInThisProcess() {
        try (var arena = Arena.ofConfined()) {
            var linker = Linker.nativeLinker();
            var setenv =
                    linker.downcallHandle(
                            linker.defaultLookup().find("setenv").orElseThrow(),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_INT));
            var name = arena.allocateFrom("SOFTHSM2_CONF");
            var value = arena.allocateFrom(configuration(folder).toString());
            var failed = (int) setenv.invokeExact(name, value, 1);
            if (failed != 0) {
                throw new IllegalStateException("setenv");
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// By a JVM of its own, because this one can load the library only once.
    private void put(Identity identity) throws IOException, GeneralSecurityException {
        var file = Files.createTempFile(folder, "import", ".p12");
        try {
            identity.writePkcs12(file, pin);
            var said = Programs.run(environment(folder), importCommand(file));
            if (said.code() != 0) {
                throw new GeneralSecurityException("import to SoftHSM: " + said.output());
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private List<String> importCommand(Path file) {
        var classes = SoftToken.class.getProtectionDomain().getCodeSource().getLocation();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Path.of(java.net.URI.create(classes.toString())).toString(),
                SoftTokenImport.class.getName(),
                library().toString(),
                Long.toString(slot),
                pin,
                file.toString());
    }

    private static Map<String, String> environment(Path folder) {
        return Map.of("SOFTHSM2_CONF", configuration(folder).toString());
    }

    private static Path configuration(Path folder) {
        return folder.resolve("softhsm2.conf").toAbsolutePath();
    }
}

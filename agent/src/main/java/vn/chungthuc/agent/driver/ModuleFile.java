package vn.chungthuc.agent.driver;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import vn.chungthuc.agent.driver.LibraryFile.Processor;

/// Looks at a module before it is loaded: who can change it, what it is made for, whether it is
/// PKCS#11 at all.
public final class ModuleFile {
    private static final long LARGEST = 512L << 20;

    private final LibraryFile.Platform system;
    private final Processor processor;

    private ModuleFile(LibraryFile.Platform system, Processor processor) {
        this.system = system;
        this.processor = processor;
    }

    /// For the system and processor of this process.
    public static ModuleFile reader() {
        return reader(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static ModuleFile reader(String osName, String osArch) {
        var system =
                osName.startsWith("Windows")
                        ? LibraryFile.Platform.WINDOWS
                        : osName.startsWith("Mac")
                                ? LibraryFile.Platform.MAC
                                : LibraryFile.Platform.LINUX;
        var processor =
                switch (osArch) {
                    case "amd64", "x86_64" -> Processor.X86_64;
                    case "aarch64" -> Processor.ARM_64;
                    default -> Processor.OTHER;
                };
        return new ModuleFile(system, processor);
    }

    /// Why it must not or cannot be loaded; empty when nothing speaks against it.
    public Optional<DriverVerdict> refusal(Path module) {
        if (!Files.isRegularFile(module)) {
            return Optional.of(DriverVerdict.MISSING);
        }
        try {
            if (WriteAccess.othersCanChange(module)) {
                return Optional.of(DriverVerdict.WRITABLE_BY_OTHERS);
            }
            return refusal(read(module));
        } catch (IOException e) {
            return Optional.of(DriverVerdict.UNREADABLE);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.of(DriverVerdict.NOT_A_LIBRARY);
        }
    }

    private static LibraryFile read(Path module) throws IOException {
        try (var channel = FileChannel.open(module)) {
            long size = Math.min(channel.size(), LARGEST);
            return LibraryFile.read(channel.map(FileChannel.MapMode.READ_ONLY, 0, size));
        }
    }

    private Optional<DriverVerdict> refusal(LibraryFile file) {
        if (file.system() != system) {
            return Optional.of(DriverVerdict.OTHER_SYSTEM);
        }
        if (!file.isLibrary()) {
            return Optional.of(DriverVerdict.NOT_A_LIBRARY);
        }
        if (!file.processors().contains(processor)) {
            return Optional.of(
                    file.processors().equals(Set.of(Processor.BITS_32))
                            ? DriverVerdict.BITS_32
                            : DriverVerdict.OTHER_PROCESSOR);
        }
        return file.isPkcs11() ? Optional.empty() : Optional.of(DriverVerdict.NOT_PKCS11);
    }
}

package vn.chungthuc.agent.driver;

import static vn.chungthuc.agent.driver.LibraryFile.unsigned;
import static vn.chungthuc.agent.driver.LibraryFile.unsignedShort;

import java.nio.ByteBuffer;
import java.util.Set;
import vn.chungthuc.agent.driver.LibraryFile.Processor;

/// A library of Windows: PE32+ (Microsoft PE and COFF specification, "COFF File Header", "Optional
/// Header" and "The .edata Section").
final class PeFile {
    private static final int DLL = 0x2000;
    private static final int PE32_PLUS = 0x20B;
    private static final int COFF = 20;
    private static final int SECTION = 40;

    private PeFile() {}

    static LibraryFile read(ByteBuffer file) {
        long header = unsigned(file, 0x3C);
        if (unsigned(file, header) != 0x4550) { // "PE", NUL, NUL
            throw new IllegalArgumentException("a DOS program");
        }
        long coff = header + 4;
        long optional = coff + COFF;
        boolean library = (unsignedShort(file, coff + 18) & DLL) != 0;
        if (unsignedShort(file, optional) != PE32_PLUS) {
            return new LibraryFile(
                    LibraryFile.Platform.WINDOWS, Set.of(Processor.BITS_32), library, true);
        }
        var processor =
                switch (unsignedShort(file, coff)) {
                    case 0x8664 -> Processor.X86_64;
                    case 0xAA64 -> Processor.ARM_64;
                    default -> Processor.OTHER;
                };
        return new LibraryFile(
                LibraryFile.Platform.WINDOWS,
                Set.of(processor),
                library,
                exports(file, coff, optional));
    }

    private static boolean exports(ByteBuffer file, long coff, long optional) {
        long address = unsigned(file, optional + 112);
        if (address == 0) {
            return false;
        }
        var image = new Image(file, coff, optional);
        long directory = image.offset(address);
        long count = Math.min(unsigned(file, directory + 24), file.limit() / 4);
        long names = image.offset(unsigned(file, directory + 32));
        for (long i = 0; i < count; i++) {
            long name = image.offset(unsigned(file, names + 4 * i));
            if (LibraryFile.isThere(file, name, LibraryFile.ENTRY.length() + 1)
                    && LibraryFile.isText(file, name, LibraryFile.ENTRY)) {
                return true;
            }
        }
        return false;
    }

    /// Where in the file what is loaded at an address stands.
    private record Image(ByteBuffer file, long coff, long optional) {
        long offset(long address) {
            long section = optional + unsignedShort(file, coff + 16);
            for (int left = unsignedShort(file, coff + 2); left > 0; left--, section += SECTION) {
                long begin = unsigned(file, section + 12);
                if (address >= begin && address < begin + unsigned(file, section + 16)) {
                    return address - begin + unsigned(file, section + 20);
                }
            }
            throw new IndexOutOfBoundsException();
        }
    }
}

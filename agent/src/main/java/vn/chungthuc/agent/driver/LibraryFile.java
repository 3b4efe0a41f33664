package vn.chungthuc.agent.driver;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// What a file of machine code says of itself.
///
/// @param system that loads such files
/// @param processors that it holds code for
/// @param isLibrary as opposed to a program
/// @param isPkcs11 whether it exports `C_GetFunctionList`
record LibraryFile(
        Platform system, Set<Processor> processors, boolean isLibrary, boolean isPkcs11) {
    static final String ENTRY = "C_GetFunctionList";

    enum Platform {
        LINUX,
        WINDOWS,
        MAC
    }

    enum Processor {
        X86_64,
        ARM_64,
        /// any of the old ones
        BITS_32,
        OTHER
    }

    LibraryFile {
        processors = Set.copyOf(processors);
    }

    static LibraryFile ofOnly32Bits(Platform system) {
        return new LibraryFile(system, Set.of(Processor.BITS_32), true, true);
    }

    /// @param file from its first byte
    /// @throws IndexOutOfBoundsException or IllegalArgumentException when it is no such file
    static LibraryFile read(ByteBuffer file) {
        var little = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int first = file.duplicate().order(ByteOrder.BIG_ENDIAN).getInt(0);
        if (first == 0x7F454C46) {
            return ElfFile.read(little);
        }
        if (first >>> 16 == 0x4D5A) {
            return PeFile.read(little);
        }
        return MachOFile.read(little, first);
    }

    /// Whether a text that ends with NUL stands there.
    static boolean isText(ByteBuffer file, long at, String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        int from = offset(file, at, bytes.length + 1);
        for (int i = 0; i < bytes.length; i++) {
            if (file.get(from + i) != bytes[i]) {
                return false;
            }
        }
        return file.get(from + bytes.length) == 0;
    }

    /// A place in the file; one that is not in it is no text, not an error.
    static boolean isThere(ByteBuffer file, long at, int length) {
        return at >= 0 && at <= file.limit() - length;
    }

    static int offset(ByteBuffer file, long at, int length) {
        if (!isThere(file, at, length)) {
            throw new IndexOutOfBoundsException();
        }
        return (int) at;
    }

    static long unsigned(ByteBuffer file, long at) {
        return Integer.toUnsignedLong(file.getInt(offset(file, at, 4)));
    }

    static int unsignedShort(ByteBuffer file, long at) {
        return Short.toUnsignedInt(file.getShort(offset(file, at, 2)));
    }
}

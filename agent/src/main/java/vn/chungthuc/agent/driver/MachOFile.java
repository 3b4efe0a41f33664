package vn.chungthuc.agent.driver;

import static vn.chungthuc.agent.driver.LibraryFile.unsigned;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import vn.chungthuc.agent.driver.LibraryFile.Processor;

/// A library of macOS: Mach-O, 64-bit or several in one file (mach-o/loader.h, mach-o/fat.h).
final class MachOFile {
    private static final int FAT = 0xCAFEBABE;
    private static final int BITS_64 = 0xCFFAEDFE;
    private static final int BITS_32 = 0xCEFAEDFE;
    private static final int MOST_PARTS = 16;
    private static final int DYLIB = 6;
    private static final int BUNDLE = 8;
    private static final int SYMBOL_TABLE = 2;

    private MachOFile() {}

    /// @param first four bytes, big endian
    static LibraryFile read(ByteBuffer file, int first) {
        return switch (first) {
            case BITS_32 -> LibraryFile.ofOnly32Bits(LibraryFile.Platform.MAC);
            case BITS_64 -> part(file, 0);
            case FAT -> parts(file);
            default -> throw new IllegalArgumentException("no machine code");
        };
    }

    private static LibraryFile parts(ByteBuffer file) {
        var head = file.duplicate().order(ByteOrder.BIG_ENDIAN);
        long count = unsigned(head, 4);
        if (count > MOST_PARTS) {
            throw new IllegalArgumentException("a class file of Java begins alike");
        }
        var processors = EnumSet.noneOf(Processor.class);
        boolean library = true;
        boolean pkcs11 = true;
        for (int i = 0; i < count; i++) {
            long at = unsigned(head, 8 + 20L * i + 8);
            var kind = head.getInt(LibraryFile.offset(head, at, 4));
            var part =
                    kind == BITS_64
                            ? part(file, at)
                            : LibraryFile.ofOnly32Bits(LibraryFile.Platform.MAC);
            processors.addAll(part.processors());
            library &= part.isLibrary();
            pkcs11 &= part.isPkcs11();
        }
        return new LibraryFile(LibraryFile.Platform.MAC, processors, library, pkcs11);
    }

    private static LibraryFile part(ByteBuffer file, long at) {
        var processor =
                switch ((int) unsigned(file, at + 4)) {
                    case 0x01000007 -> Processor.X86_64;
                    case 0x0100000C -> Processor.ARM_64;
                    default -> Processor.OTHER;
                };
        long type = unsigned(file, at + 12);
        return new LibraryFile(
                LibraryFile.Platform.MAC,
                EnumSet.of(processor),
                type == DYLIB || type == BUNDLE,
                exports(file, at));
    }

    private static boolean exports(ByteBuffer file, long at) {
        long command = at + 32;
        for (long left = unsigned(file, at + 16); left > 0; left--) {
            if (unsigned(file, command) == SYMBOL_TABLE) {
                long symbols = at + unsigned(file, command + 8);
                long count = unsigned(file, command + 12);
                return holds(file, symbols, count, at + unsigned(file, command + 16));
            }
            command += Math.max(8, unsigned(file, command + 4));
        }
        return false;
    }

    private static boolean holds(ByteBuffer file, long symbols, long count, long names) {
        var entry = "_" + LibraryFile.ENTRY;
        for (long i = 0; i < count; i++) {
            long symbol = symbols + 16 * i;
            int type = file.get(LibraryFile.offset(file, symbol + 4, 1));
            boolean defined = (type & 0x0E) != 0;
            boolean outside = (type & 0x01) != 0;
            long name = names + unsigned(file, symbol);
            if (defined
                    && outside
                    && LibraryFile.isThere(file, name, entry.length() + 1)
                    && LibraryFile.isText(file, name, entry)) {
                return true;
            }
        }
        return false;
    }
}

package vn.chungthuc.agent.driver;

import static vn.chungthuc.agent.driver.LibraryFile.unsigned;
import static vn.chungthuc.agent.driver.LibraryFile.unsignedShort;

import java.nio.ByteBuffer;
import java.util.Set;
import vn.chungthuc.agent.driver.LibraryFile.Processor;

/// A library of Linux: ELF (System V ABI, chapters 4 and 5; 64-bit, little endian).
final class ElfFile {
    private static final int SHARED_OBJECT = 3;
    private static final int DYNAMIC_SYMBOLS = 11;
    private static final int SYMBOL = 24;

    private ElfFile() {}

    static LibraryFile read(ByteBuffer file) {
        if (file.get(4) == 1) {
            return LibraryFile.ofOnly32Bits(LibraryFile.Platform.LINUX);
        }
        boolean little = file.get(5) == 1;
        var processor =
                switch (little ? unsignedShort(file, 18) : 0) {
                    case 62 -> Processor.X86_64;
                    case 183 -> Processor.ARM_64;
                    default -> Processor.OTHER;
                };
        return new LibraryFile(
                LibraryFile.Platform.LINUX,
                Set.of(processor),
                unsignedShort(file, 16) == SHARED_OBJECT || !little,
                little && exports(file));
    }

    private static boolean exports(ByteBuffer file) {
        long sections = file.getLong(40);
        int size = unsignedShort(file, 58);
        int count = unsignedShort(file, 60);
        for (int i = 0; i < count; i++) {
            long section = sections + (long) i * size;
            if (unsigned(file, section + 4) == DYNAMIC_SYMBOLS) {
                long names = sections + unsigned(file, section + 40) * size;
                return holds(file, section, offset(file, names));
            }
        }
        return false;
    }

    private static long offset(ByteBuffer file, long section) {
        return file.getLong(LibraryFile.offset(file, section + 24, 8));
    }

    private static boolean holds(ByteBuffer file, long symbols, long names) {
        long from = offset(file, symbols);
        long length = file.getLong(LibraryFile.offset(file, symbols + 32, 8));
        for (long at = from; at < from + length; at += SYMBOL) {
            boolean defined = unsignedShort(file, at + 6) != 0;
            long name = names + unsigned(file, at);
            if (defined
                    && LibraryFile.isThere(file, name, LibraryFile.ENTRY.length() + 1)
                    && LibraryFile.isText(file, name, LibraryFile.ENTRY)) {
                return true;
            }
        }
        return false;
    }
}

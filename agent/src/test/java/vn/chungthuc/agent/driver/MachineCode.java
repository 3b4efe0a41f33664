package vn.chungthuc.agent.driver;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The least of a library of each system, written after its specification.
final class MachineCode {
    private MachineCode() {}

    private static ByteBuffer over(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void text(ByteBuffer file, int at, String text) {
        file.put(at, (text + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    /// ELF with one dynamic symbol.
    ///
    /// @param bits 1 for 32, 2 for 64
    static byte[] elf(int bits, int machine, String symbol) {
        var bytes = new byte[1024];
        var file = over(bytes);
        file.order(ByteOrder.BIG_ENDIAN).putInt(0, 0x7F454C46).order(ByteOrder.LITTLE_ENDIAN);
        file.put(4, (byte) bits).put(5, (byte) 1);
        file.putShort(16, (short) 3).putShort(18, (short) machine);
        file.putLong(40, 64).putShort(58, (short) 64).putShort(60, (short) 3);
        int symbols = 64 + 64;
        file.putInt(symbols + 4, 11).putLong(symbols + 24, 512).putLong(symbols + 32, 48);
        file.putInt(symbols + 40, 2); // names: section 2
        file.putInt(symbols + 64 + 4, 3).putLong(symbols + 64 + 24, 640);
        file.putInt(512 + 24, 1).putShort(512 + 24 + 6, (short) 7);
        text(file, 641, symbol);
        return bytes;
    }

    /// PE with one exported name.
    static byte[] pe(boolean plus, int machine, String symbol) {
        var bytes = new byte[1024];
        var file = over(bytes);
        file.putShort(0, (short) 0x5A4D).putInt(0x3C, 0x80).putInt(0x80, 0x4550);
        int coff = 0x84;
        file.putShort(coff, (short) machine).putShort(coff + 2, (short) 1);
        file.putShort(coff + 16, (short) 240).putShort(coff + 18, (short) 0x2022);
        int optional = coff + 20;
        file.putShort(optional, (short) (plus ? 0x20B : 0x10B));
        file.putInt(optional + 112, 0x1000);
        int section = optional + 240;
        file.putInt(section + 12, 0x1000).putInt(section + 16, 0x180).putInt(section + 20, 0x200);
        file.putInt(0x200 + 24, 1).putInt(0x200 + 32, 0x1040);
        file.putInt(0x240, 0x1050);
        text(file, 0x250, symbol);
        return bytes;
    }

    /// Mach-O of 64 bits with one symbol.
    static byte[] machO(int processor, String symbol) {
        var bytes = new byte[1024];
        var file = over(bytes);
        file.putInt(0, 0xFEEDFACF).putInt(4, processor).putInt(12, 6);
        file.putInt(16, 2);
        file.putInt(32, 0x19).putInt(36, 24); // another command first
        file.putInt(56, 2).putInt(60, 24).putInt(64, 128).putInt(68, 1).putInt(72, 256);
        file.putInt(128, 1).put(132, (byte) 0x0F);
        text(file, 257, "_" + symbol);
        return bytes;
    }

    /// Several of them in one file.
    static byte[] fat(byte[]... parts) {
        var bytes = new byte[4096];
        var file = ByteBuffer.wrap(bytes); // big endian
        file.putInt(0, 0xCAFEBABE).putInt(4, parts.length);
        for (int i = 0; i < parts.length; i++) {
            file.putInt(8 + 20 * i + 8, 1024 * (i + 1)).putInt(8 + 20 * i + 12, 1024);
            file.put(1024 * (i + 1), parts[i]);
        }
        return bytes;
    }
}

package vn.chungthuc.pdf;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// Takes the hinting out of a TrueType file: what tells a coarse screen which pixels to fill is
/// more than half of a small subset, and no reader needs it. The outlines stay as they are
/// (OpenType 1.9, "glyf"; ISO 32000-2, 9.9.1 asks for neither `fpgm`, `prep` nor `cvt`).
final class GlyphPrograms {
    private static final Set<String> HINTING = Set.of("fpgm", "prep", "cvt ");
    private static final int GLYPH_HEADER = 10;

    private static final int ARGUMENTS_ARE_WORDS = 0x0001;
    private static final int HAS_SCALE = 0x0008;
    private static final int MORE_COMPONENTS = 0x0020;
    private static final int HAS_TWO_SCALES = 0x0040;
    private static final int HAS_TWO_BY_TWO = 0x0080;
    private static final int HAS_INSTRUCTIONS = 0x0100;

    private GlyphPrograms() {}

    /// @param font with a long `loca`, as FontBox writes it
    static byte[] without(byte[] font) throws IOException {
        var tables = tables(font);
        tables.keySet().removeAll(HINTING);
        var loca = ByteBuffer.wrap(table(tables, "loca"));
        var glyf = table(tables, "glyf");
        var glyphs = new ByteArrayOutputStream();
        var offsets = ByteBuffer.allocate(loca.capacity());
        for (int at = 0; at < loca.capacity() - 4; at += 4) {
            offsets.putInt(glyphs.size());
            int from = loca.getInt(at);
            glyphs.write(stripped(ByteBuffer.wrap(glyf, from, loca.getInt(at + 4) - from).slice()));
            while (glyphs.size() % 4 != 0) {
                glyphs.write(0);
            }
        }
        offsets.putInt(glyphs.size());
        tables.put("glyf", glyphs.toByteArray());
        tables.put("loca", offsets.array());
        return file(font, tables);
    }

    private static byte[] table(Map<String, byte[]> tables, String name) {
        return Objects.requireNonNull(tables.get(name), name);
    }

    private static Map<String, byte[]> tables(byte[] font) {
        var in = ByteBuffer.wrap(font);
        int count = in.getShort(4);
        var tables = new TreeMap<String, byte[]>();
        for (int i = 0, row = 12; i < count; i++, row += 16) {
            var name = new byte[4];
            in.get(row, name);
            var content = new byte[in.getInt(row + 12)];
            in.get(in.getInt(row + 8), content);
            tables.put(new String(name, java.nio.charset.StandardCharsets.US_ASCII), content);
        }
        return tables;
    }

    private static byte[] stripped(ByteBuffer glyph) {
        if (glyph.capacity() == 0) {
            return new byte[0];
        }
        int contours = glyph.getShort(0);
        return contours >= 0 ? simple(glyph, contours) : composite(glyph);
    }

    /// Header, the last point of each contour, length of the instructions, these, the points.
    private static byte[] simple(ByteBuffer glyph, int contours) {
        int length = GLYPH_HEADER + 2 * contours;
        int points = length + 2 + (glyph.getShort(length) & 0xFFFF);
        var out = ByteBuffer.allocate(glyph.capacity() - points + length + 2);
        out.put(glyph.slice(0, length)).putShort((short) 0);
        return out.put(glyph.slice(points, glyph.capacity() - points)).array();
    }

    /// Header, components, instructions; each component says whether another one follows.
    private static byte[] composite(ByteBuffer glyph) {
        var out = new byte[glyph.capacity()];
        glyph.get(0, out);
        var edited = ByteBuffer.wrap(out);
        int at = GLYPH_HEADER;
        int flags;
        do {
            flags = glyph.getShort(at);
            edited.putShort(at, (short) (flags & ~HAS_INSTRUCTIONS));
            at += 4 + ((flags & ARGUMENTS_ARE_WORDS) == 0 ? 2 : 4);
            if ((flags & HAS_SCALE) != 0) {
                at += 2;
            } else if ((flags & HAS_TWO_SCALES) != 0) {
                at += 4;
            } else if ((flags & HAS_TWO_BY_TWO) != 0) {
                at += 8;
            }
        } while ((flags & MORE_COMPONENTS) != 0);
        return java.util.Arrays.copyOf(out, at);
    }

    private static byte[] file(byte[] font, Map<String, byte[]> tables) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        int count = tables.size();
        int power = Integer.highestOneBit(count);
        out.write(font, 0, 4);
        out.writeShort(count);
        out.writeShort(16 * power);
        out.writeShort(Integer.numberOfTrailingZeros(power));
        out.writeShort(16 * (count - power));
        int at = 12 + 16 * count;
        for (var table : tables.entrySet()) {
            out.writeBytes(table.getKey());
            out.writeInt(checksum(table.getValue()));
            out.writeInt(at);
            out.writeInt(table.getValue().length);
            at += padded(table.getValue().length);
        }
        for (var content : tables.values()) {
            out.write(content);
            out.write(new byte[padded(content.length) - content.length]);
        }
        return bytes.toByteArray();
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }

    private static int checksum(byte[] content) {
        var words = ByteBuffer.allocate(padded(content.length)).put(content).rewind();
        int sum = 0;
        while (words.hasRemaining()) {
            sum += words.getInt();
        }
        return sum;
    }
}

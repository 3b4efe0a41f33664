package vn.chungthuc.pdf;

import java.io.ByteArrayOutputStream;

/// LZWDecode (ISO 32000-2, 7.4.4.2), bounded.
final class Lzw {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int MOST_CODES = 4096;

    private final int[] before = new int[MOST_CODES];
    private final byte[] last = new byte[MOST_CODES];
    private final int[] length = new int[MOST_CODES];
    private int next = END + 1;

    private Lzw() {}

    /// @param early whether codes grow one step early (`/EarlyChange 1`, the default)
    static byte[] decode(byte[] encoded, boolean early, int most) throws PdfFault {
        return new Lzw().run(encoded, early ? 1 : 0, most);
    }

    private byte[] run(byte[] encoded, int early, int most) throws PdfFault {
        var out = new ByteArrayOutputStream();
        long buffer = 0;
        int bits = 0;
        int width = 9;
        int previous = -1;
        for (byte b : encoded) {
            buffer = (buffer << 8 | (b & 0xFF)) & 0xFFFFFF;
            bits += 8;
            if (bits < width) {
                continue;
            }
            bits -= width;
            int code = (int) (buffer >> bits) & ((1 << width) - 1);
            if (code == END) {
                break;
            }
            if (code == CLEAR) {
                next = END + 1;
                previous = -1;
            } else {
                write(out, code, previous, most);
                previous = code;
            }
            width = width(next + early);
        }
        return out.toByteArray();
    }

    private static int width(int codes) {
        return codes >= 2048 ? 12 : codes >= 1024 ? 11 : codes >= 512 ? 10 : 9;
    }

    private void write(ByteArrayOutputStream out, int code, int previous, int most)
            throws PdfFault {
        boolean known = code < CLEAR || (code > END && code < next);
        if (!known && (code != next || previous < 0)) {
            throw PdfFault.damaged("LZW data");
        }
        if (previous >= 0 && next < MOST_CODES) {
            before[next] = previous;
            length[next] = lengthOf(previous) + 1;
            last[next] = first(known ? code : previous);
            next++;
        }
        int count = lengthOf(code);
        if (out.size() + (long) count > most) {
            throw new PdfFault(PdfFault.Kind.TOO_MUCH, "a stream decodes past its bound");
        }
        var sequence = new byte[count];
        int at = code;
        for (int i = count - 1; i > 0; i--) {
            sequence[i] = last[at];
            at = before[at];
        }
        sequence[0] = (byte) at;
        out.writeBytes(sequence);
    }

    private int lengthOf(int code) {
        return code < CLEAR ? 1 : length[code];
    }

    private byte first(int code) {
        int at = code;
        while (at > END) {
            at = before[at];
        }
        return (byte) at;
    }
}

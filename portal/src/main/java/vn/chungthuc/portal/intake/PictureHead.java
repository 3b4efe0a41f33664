package vn.chungthuc.portal.intake;

import java.io.IOException;
import vn.chungthuc.pdf.Source;

/// The size that a picture's own data tell to whoever decodes them. Data that do not tell it where
/// their standard says are damaged: a decoder may yet find something in them.
final class PictureHead {
    private static final int MOST_SEGMENTS = 100_000;
    private static final int CHUNK = 4_096;

    /// What some writers leave between the segments of a JPEG file, and decoders pass over.
    private static final int MOST_SKIPPED = 1 << 16;

    /// The height of a JPEG frame may be told behind the first scan (ITU-T T.81, B.2.5).
    private static final long ANY_HEIGHT = 65_535;

    /// @param height 0 if the data tell it later
    record Size(long width, long height) {}

    private final Source data;

    private PictureHead(Source data) {
        this.data = data;
    }

    static Size jpeg(Source data) throws IOException, PdfCheck.Found {
        return new PictureHead(data).jpegFrame();
    }

    static Size jpeg2000(Source data) throws IOException, PdfCheck.Found {
        return new PictureHead(data).codestream();
    }

    static void jbig2(Source data) throws IOException, PdfCheck.Found {
        new PictureHead(data).pageInformation();
    }

    /// Passes from marker to marker until the frame (ITU-T T.81, B.2.2).
    private Size jpegFrame() throws IOException, PdfCheck.Found {
        long at = 0;
        for (int i = 0; i < MOST_SEGMENTS; i++) {
            at = marker(at);
            int marker = (int) number(at + 1, 1);
            if (frame(marker)) {
                var size = new Size(number(at + 7, 2), number(at + 5, 2));
                Pictures.bounded(size.width(), size.height() == 0 ? ANY_HEIGHT : size.height());
                return size;
            }
            if (marker == 0xDA || marker == 0xD9) {
                throw damaged(); // a scan or the end before any frame
            }
            boolean alone = marker == 1 || (marker >= 0xD0 && marker <= 0xD8);
            at += alone ? 2 : 2 + Math.max(2, number(at + 2, 2));
        }
        throw damaged();
    }

    /// SOF0 to SOF15 but for DHT, JPG and DAC (table B.1).
    private static boolean frame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    /// The next place of 0xFF and a code, as decoders look for it.
    private long marker(long from) throws IOException, PdfCheck.Found {
        for (long at = from; at < from + MOST_SKIPPED; at += CHUNK) {
            int count = (int) Math.min(CHUNK + 1, data.length() - at);
            if (count < 2) {
                break;
            }
            var chunk = data.bytes(at, count);
            for (int i = 0; i + 1 < count; i++) {
                if (chunk[i] == (byte) 0xFF && chunk[i + 1] != 0 && chunk[i + 1] != (byte) 0xFF) {
                    return at + i;
                }
            }
        }
        throw damaged();
    }

    /// The SIZ marker segment, which comes first in the codestream (ITU-T T.800, A.5.1), bare or in
    /// the box `jp2c` (I.5.4).
    private Size codestream() throws IOException, PdfCheck.Found {
        long at = 0;
        for (int i = 0; i < MOST_SEGMENTS && number(at, 4) != 0xFF4FFF51L; i++) {
            long length = number(at, 4);
            int head = length == 1 ? 16 : 8;
            if (number(at + 4, 4) == 0x6A703263L) {
                at += head;
                break;
            }
            length = length == 1 ? number(at + 8, 8) : length;
            if (length < head || length > data.length()) {
                throw damaged();
            }
            at += length;
        }
        if (number(at, 4) != 0xFF4FFF51L) {
            throw damaged();
        }
        var size =
                new Size(
                        number(at + 8, 4) - number(at + 16, 4),
                        number(at + 12, 4) - number(at + 20, 4));
        Pictures.bounded(size.width(), size.height());
        return size;
    }

    /// The page information segment, type 48 (ITU-T T.88, 7.4.8), and the regions behind it, which
    /// tell their size too (7.4.1).
    private void pageInformation() throws IOException, PdfCheck.Found {
        boolean page = false;
        long at = 0;
        for (int i = 0; i < MOST_SEGMENTS && at + 11 <= data.length(); i++) {
            int flags = (int) number(at + 4, 1);
            long length = at + 5 + referred(at) + ((flags & 0x40) == 0 ? 1 : 4);
            long body = length + 4;
            int type = flags & 0x3F;
            if (type == 48) {
                page = true;
                long height = number(body + 4, 4);
                Pictures.bounded(number(body, 4), height == 0xFFFFFFFFL ? 1 : height);
            } else if (type >= 4 && type <= 43 && type != 16) {
                Pictures.bounded(number(body, 4), number(body + 4, 4));
            }
            long size = number(length, 4);
            if (size == 0xFFFFFFFFL) {
                break; // a region that ends where its data do (7.2.7)
            }
            at = body + size;
        }
        if (!page) {
            throw damaged();
        }
    }

    /// How many bytes tell the segments that one refers to (7.2.4, 7.2.5).
    private long referred(long at) throws IOException, PdfCheck.Found {
        long count = number(at + 5, 1) >> 5;
        long told = 1;
        if (count == 7) {
            count = number(at + 5, 4) & 0x1FFFFFFF;
            told = 4 + (count + 8) / 8;
        } else if (count > 4) {
            throw damaged();
        }
        long segment = number(at, 4);
        return told + count * (segment <= 256 ? 1 : segment <= 65_536 ? 2 : 4);
    }

    private long number(long at, int count) throws IOException, PdfCheck.Found {
        if (at < 0 || at + count > data.length()) {
            throw damaged();
        }
        long value = 0;
        for (byte b : data.bytes(at, count)) {
            value = value << 8 | (b & 0xFF);
        }
        return value;
    }

    private static PdfCheck.Found damaged() {
        return new PdfCheck.Found(Reason.DAMAGED);
    }
}

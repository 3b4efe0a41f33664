package vn.chungthuc.portal.intake;

import java.io.IOException;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.Source;

/// How large pictures say they are: in their dictionary and in the head of their own data, which a
/// decoder goes by. Nothing is decoded.
final class Pictures {
    /// Samples of one picture: A0 at 400 dpi has 248 million.
    private static final long MOST_SAMPLES = 400_000_000;

    private static final int LONGEST_SIDE = 1 << 20;
    private static final int MOST_SEGMENTS = 4_000;
    private static final int HEAD = 4_096;

    private final PdfFile file;

    Pictures(PdfFile file) {
        this.file = file;
    }

    /// The samples that the dictionary declares.
    long samples(PdfValue.Dict picture) throws IOException, PdfFault, PdfCheck.Found {
        return bounded(side(picture, "Width"), side(picture, "Height"));
    }

    private long side(PdfValue.Dict picture, String key)
            throws IOException, PdfFault, PdfCheck.Found {
        if (file.resolve(picture.get(key)) instanceof PdfValue.Int(long n) && n > 0) {
            return n;
        }
        throw new PdfCheck.Found(Reason.DAMAGED);
    }

    private static long bounded(long width, long height) throws PdfCheck.Found {
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_SAMPLES) {
            throw new PdfCheck.Found(Reason.TOO_MUCH);
        }
        return width * height;
    }

    void checkData(PdfValue.Stream stream, PdfFile.Codec codec)
            throws IOException, PdfFault, PdfCheck.Found {
        switch (codec.filter()) {
            case "CCITTFaxDecode", "CCF" -> checkFax(codec.parameters(), stream.dict());
            case "DCTDecode", "DCT" -> checkJpeg(stream, codec.alone());
            case "JPXDecode" -> checkJpeg2000(stream, codec.alone());
            case "JBIG2Decode" -> checkJbig2(stream, codec.alone());
            default -> {}
        }
    }

    private void checkFax(PdfValue.Dict parameters, PdfValue.Dict picture)
            throws IOException, PdfFault, PdfCheck.Found {
        var columns = file.resolve(parameters.get("Columns"));
        if (columns instanceof PdfValue.Int(long n)) {
            if (n <= 0) {
                throw new PdfCheck.Found(Reason.DAMAGED);
            }
            bounded(n, side(picture, "Height"));
        }
    }

    /// Passes from marker to marker until the frame (ITU-T T.81, B.2.2).
    private void checkJpeg(PdfValue.Stream stream, boolean alone)
            throws IOException, PdfCheck.Found {
        long at = stream.start() + 2;
        long end = stream.start() + stream.length();
        long from = at;
        var read = new byte[0];
        for (int i = 0; alone && i < MOST_SEGMENTS && at + 9 < end; i++) {
            if (at + 9 > from + read.length) { // not byte by byte: a file can hold millions
                from = at;
                read = file.source().bytes(from, (int) Math.min(HEAD, end - from));
            }
            int here = (int) (at - from);
            int marker = read[here + 1] & 0xFF;
            if (read[here] != (byte) 0xFF) {
                return;
            }
            if (marker == 0xFF) {
                at++;
                continue;
            }
            boolean frame = marker >= 0xC0 && marker <= 0xCF;
            if (frame && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                bounded(big(read, here + 7, 2), big(read, here + 5, 2));
                return;
            }
            at += 2 + big(read, here + 2, 2);
        }
    }

    /// The SIZ marker segment of the codestream (ITU-T T.800, A.5.1).
    private void checkJpeg2000(PdfValue.Stream stream, boolean alone)
            throws IOException, PdfCheck.Found {
        var head = alone ? head(stream) : new byte[0];
        for (int i = 0; i + 24 < head.length; i++) {
            if (big(head, i, 4) == 0xFF4FFF51L) {
                bounded(
                        big(head, i + 8, 4) - big(head, i + 16, 4),
                        big(head, i + 12, 4) - big(head, i + 20, 4));
                return;
            }
        }
    }

    /// The page information segment, type 48 (ITU-T T.88, 7.4.8), if it comes first as usual.
    private void checkJbig2(PdfValue.Stream stream, boolean alone)
            throws IOException, PdfCheck.Found {
        var head = alone ? head(stream) : new byte[0];
        for (int at = 0; at + 19 < head.length; ) {
            int flags = head[at + 4] & 0xFF;
            int referred = (head[at + 5] & 0xFF) >> 5;
            int data = at + 6 + referred + ((flags & 0x40) == 0 ? 1 : 4);
            if (referred > 4 || data + 12 > head.length) {
                return;
            }
            if ((flags & 0x3F) == 48) {
                long height = big(head, data + 8, 4);
                bounded(big(head, data + 4, 4), height == 0xFFFFFFFFL ? 1 : height);
                return;
            }
            long next = data + 4 + big(head, data, 4);
            at = (int) Math.min(next, head.length);
        }
    }

    private byte[] head(PdfValue.Stream stream) throws IOException {
        Source source = file.source();
        return source.bytes(stream.start(), (int) Math.min(HEAD, stream.length()));
    }

    private static long big(byte[] bytes, int at, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | (bytes[at + i] & 0xFF);
        }
        return value;
    }
}

package vn.chungthuc.portal.intake;

import java.io.IOException;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;

/// What the streams of a scan decode to: 50 MB each, 200 MB in all. Pictures are judged by their
/// declared size and not decoded.
final class StreamBounds {
    private static final int MOST_EACH = 50_000_000;
    private static final long MOST_TOGETHER = 200_000_000;

    /// So many bytes of pictures are inflated to see whether they keep to their size, in the order
    /// in which they come: some tenths of a second.
    private static final long MOST_OF_PICTURES = 200_000_000;

    private final PdfFile file;
    private final Pictures pictures;
    private long together;
    private long encoded;
    private long ofPictures;

    StreamBounds(PdfFile file) {
        this.file = file;
        this.pictures = new Pictures(file);
    }

    void check(PdfValue.Stream stream) throws IOException, PdfFault, PdfCheck.Found {
        var codec = file.codec(stream);
        if (isPicture(stream.dict())) {
            long samples = pictures.samples(stream.dict());
            if (codec == null) {
                checkSize(stream, samples);
            } else {
                var data = file.encodedPicture(stream, MOST_EACH);
                pictures.checkData(stream.dict(), codec, data);
                count(codec.alone() ? 0 : data.length(), 0);
            }
        } else if (codec == null) {
            count(file.decodedLength(stream, MOST_EACH), stream.length());
        } else {
            throw new PdfCheck.Found(Reason.UNSUPPORTED);
        }
    }

    /// A thumbnail need not say that it is a picture (ISO 32000-2, 12.3.4).
    static boolean isPicture(PdfValue.Dict dict) {
        return dict.is("Subtype", "Image")
                || (!dict.has("Subtype") && dict.has("Width") && dict.has("Height"));
    }

    private void count(long decoded, long length) throws PdfCheck.Found {
        together += decoded;
        encoded += length;
        if (decoded > MOST_EACH
                || together > MOST_TOGETHER
                || encoded > 2 * file.source().length()) {
            throw new PdfCheck.Found(Reason.TOO_MUCH);
        }
    }

    /// Four components of 16 bits and a predictor's byte a row are the most that a sample takes.
    private void checkSize(PdfValue.Stream stream, long samples) throws IOException, PdfFault {
        long most = samples * 10 + 65_536;
        if (ofPictures + most < MOST_OF_PICTURES) {
            ofPictures += file.decodedLength(stream, (int) most);
        }
    }
}

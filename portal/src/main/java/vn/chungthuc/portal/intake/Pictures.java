package vn.chungthuc.portal.intake;

import java.io.IOException;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.Source;

/// How large pictures say they are: in their dictionary and in the head of their own data, which a
/// decoder goes by ([PictureHead]). Nothing is decoded.
final class Pictures {
    /// Samples of one picture: A0 at 400 dpi has 248 million.
    private static final long MOST_SAMPLES = 400_000_000;

    private static final int LONGEST_SIDE = 1 << 20;

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

    static long bounded(long width, long height) throws PdfCheck.Found {
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_SAMPLES) {
            throw new PdfCheck.Found(Reason.TOO_MUCH);
        }
        return width * height;
    }

    /// @param data what goes into the codec
    void checkData(PdfValue.Dict picture, PdfFile.Codec codec, Source data)
            throws IOException, PdfFault, PdfCheck.Found {
        switch (codec.filter()) {
            case "CCITTFaxDecode", "CCF" -> checkFax(codec.parameters(), picture);
            case "DCTDecode", "DCT" -> checkSame(picture, PictureHead.jpeg(data));
            case "JPXDecode" -> checkSame(picture, PictureHead.jpeg2000(data));
            case "JBIG2Decode" -> PictureHead.jbig2(data);
            default -> {}
        }
    }

    /// Of a picture that is larger than its dictionary tells, readers show different parts.
    private void checkSame(PdfValue.Dict picture, PictureHead.Size size)
            throws IOException, PdfFault, PdfCheck.Found {
        if (size.width() > side(picture, "Width") || size.height() > side(picture, "Height")) {
            throw new PdfCheck.Found(Reason.SHOWS_DIFFERENTLY);
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
}

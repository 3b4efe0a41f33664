package vn.chungthuc.portal.intake;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.Source;

/// What the streams of a scan would inflate to: 50 MB each, 200 MB in all. Images are judged by
/// their declared size, not inflated.
final class StreamBounds {
    private static final long MOST_EACH = 50_000_000;
    private static final long MOST_TOGETHER = 200_000_000;
    private static final long MOST_SAMPLES = 400_000_000;

    private final PdfFile file;
    private long together;

    StreamBounds(PdfFile file) {
        this.file = file;
    }

    void check(PdfValue.Stream stream) throws IOException, PdfFault, PdfCheck.Found {
        if (stream.dict().has("F")) {
            throw new PdfCheck.Found(PdfCheck.Reason.EXTERNAL_STREAM);
        }
        if (stream.dict().is("Subtype", "Image")) {
            checkImage(stream.dict());
        } else if (startsWithFlate(stream.dict())) {
            together += inflated(stream);
            if (together > MOST_TOGETHER) {
                throw new PdfCheck.Found(PdfCheck.Reason.TOO_MUCH);
            }
        }
    }

    private void checkImage(PdfValue.Dict image) throws IOException, PdfFault, PdfCheck.Found {
        long width = side(image, "Width");
        long height = side(image, "Height");
        if (width * height > MOST_SAMPLES) {
            throw new PdfCheck.Found(PdfCheck.Reason.TOO_MUCH);
        }
    }

    private long side(PdfValue.Dict image, String key)
            throws IOException, PdfFault, PdfCheck.Found {
        if (file.resolve(image.get(key)) instanceof PdfValue.Int(long n) && n > 0 && n < 1 << 20) {
            return n;
        }
        throw new PdfCheck.Found(PdfCheck.Reason.DAMAGED);
    }

    private boolean startsWithFlate(PdfValue.Dict dict) throws IOException, PdfFault {
        var filter = file.resolve(dict.get("Filter"));
        if (filter instanceof PdfValue.Array(var chain) && !chain.isEmpty()) {
            filter = file.resolve(chain.getFirst());
        }
        return filter instanceof PdfValue.Name(var name)
                && (name.equals("FlateDecode") || name.equals("Fl"));
    }

    private long inflated(PdfValue.Stream stream) throws IOException, PdfCheck.Found {
        Source source = file.source();
        var encoded = new byte[16_384];
        var decoded = new byte[65_536];
        long size = 0;
        try (var inflater = new Inflater()) {
            long at = 0;
            while (!inflater.finished() && at < stream.length()) {
                int count = (int) Math.min(encoded.length, stream.length() - at);
                source.read(stream.start() + at, encoded, 0, count);
                inflater.setInput(encoded, 0, count);
                at += count;
                for (int n = inflater.inflate(decoded); n > 0; n = inflater.inflate(decoded)) {
                    size += n;
                    if (size > MOST_EACH) {
                        throw new PdfCheck.Found(PdfCheck.Reason.TOO_MUCH);
                    }
                }
            }
        } catch (DataFormatException e) {
            throw new PdfCheck.Found(PdfCheck.Reason.DAMAGED);
        }
        return size;
    }
}

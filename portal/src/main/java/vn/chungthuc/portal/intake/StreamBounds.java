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
    private long encoded;

    StreamBounds(PdfFile file) {
        this.file = file;
    }

    void check(PdfValue.Stream stream) throws IOException, PdfFault, PdfCheck.Found {
        if (stream.dict().has("F")) {
            throw new PdfCheck.Found(PdfCheck.Reason.EXTERNAL_STREAM);
        }
        if (stream.dict().is("Subtype", "Image")) {
            checkImage(stream.dict());
        } else {
            together += decoded(stream);
            encoded += stream.length();
            if (together > MOST_TOGETHER || encoded > 2 * file.source().length()) {
                throw new PdfCheck.Found(PdfCheck.Reason.TOO_MUCH);
            }
        }
    }

    /// What a stream that is no image decodes to, or the most that its filter can make of it.
    /// Chains of filters hide sizes, and no scan needs one.
    private long decoded(PdfValue.Stream stream) throws IOException, PdfFault, PdfCheck.Found {
        long most =
                switch (onlyFilter(stream.dict())) {
                    case "" -> stream.length();
                    case "FlateDecode", "Fl" -> inflated(stream);
                    case "ASCIIHexDecode", "AHx", "ASCII85Decode", "A85" -> stream.length() * 4;
                    case "RunLengthDecode", "RL" -> stream.length() * 64;
                    case "LZWDecode", "LZW" -> stream.length() * 1_400;
                    default -> throw new PdfCheck.Found(PdfCheck.Reason.UNSUPPORTED);
                };
        if (most > MOST_EACH) {
            throw new PdfCheck.Found(PdfCheck.Reason.TOO_MUCH);
        }
        return most;
    }

    private String onlyFilter(PdfValue.Dict dict) throws IOException, PdfFault, PdfCheck.Found {
        var filter = file.resolve(dict.get("Filter"));
        if (filter instanceof PdfValue.Array(var chain)) {
            if (chain.size() > 1) {
                throw new PdfCheck.Found(PdfCheck.Reason.UNSUPPORTED);
            }
            filter = chain.isEmpty() ? new PdfValue.Null() : file.resolve(chain.getFirst());
        }
        return filter instanceof PdfValue.Name(var name) ? name : "";
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

    private long inflated(PdfValue.Stream stream) throws IOException, PdfCheck.Found {
        Source source = file.source();
        var chunk = new byte[16_384];
        var decoded = new byte[65_536];
        long size = 0;
        try (var inflater = new Inflater()) {
            long at = 0;
            while (!inflater.finished() && at < stream.length()) {
                int count = (int) Math.min(chunk.length, stream.length() - at);
                source.read(stream.start() + at, chunk, 0, count);
                inflater.setInput(chunk, 0, count);
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

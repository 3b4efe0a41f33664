package vn.chungthuc.pdf;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// FlateDecode with the predictors of ISO 32000-2, 7.4.4, bounded.
final class Flate {
    private Flate() {}

    /// Deterministic for one version of zlib only: what both programs must agree on is not
    /// deflated.
    static byte[] deflate(byte[] content) {
        try (var deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(content);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var chunk = new byte[8192];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            return out.toByteArray();
        }
    }

    /// @param most how many bytes may come out; more is a fault
    static byte[] inflate(byte[] encoded, int most) throws PdfFault {
        try (var inflater = new Inflater()) {
            inflater.setInput(encoded);
            var out = new ByteArrayOutputStream();
            var chunk = new byte[8192];
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                out.write(chunk, 0, count);
                if (out.size() > most) {
                    throw new PdfFault(PdfFault.Kind.TOO_MUCH, "a stream inflates past its bound");
                }
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw PdfFault.damaged("a stream's deflated data ends early");
                }
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw PdfFault.damaged("a stream's deflated data: " + e.getMessage());
        }
    }

    /// Undoes the PNG predictors (10 to 15): a tag byte stands before each row.
    static byte[] unpredict(byte[] rows, int columns, int bytesPerPixel) throws PdfFault {
        int stride = columns * bytesPerPixel + 1;
        if (rows.length % stride != 0) {
            throw PdfFault.damaged("predicted rows are cut short");
        }
        int count = rows.length / stride;
        var out = new byte[count * (stride - 1)];
        var above = new byte[stride - 1];
        for (int row = 0; row < count; row++) {
            var line = new byte[stride - 1];
            System.arraycopy(rows, row * stride + 1, line, 0, line.length);
            unfilter(rows[row * stride], line, above, bytesPerPixel);
            System.arraycopy(line, 0, out, row * line.length, line.length);
            above = line;
        }
        return out;
    }

    /// One row of a PNG filter (W3C PNG, 9.2).
    private static void unfilter(int type, byte[] line, byte[] above, int pixel) throws PdfFault {
        for (int i = 0; i < line.length; i++) {
            int left = i >= pixel ? line[i - pixel] & 0xFF : 0;
            int up = above[i] & 0xFF;
            int corner = i >= pixel ? above[i - pixel] & 0xFF : 0;
            line[i] +=
                    (byte)
                            switch (type) {
                                case 0 -> 0;
                                case 1 -> left;
                                case 2 -> up;
                                case 3 -> (left + up) / 2;
                                case 4 -> paeth(left, up, corner);
                                default -> throw PdfFault.damaged("PNG filter " + type);
                            };
        }
    }

    private static int paeth(int left, int up, int corner) {
        int estimate = left + up - corner;
        int a = Math.abs(estimate - left);
        int b = Math.abs(estimate - up);
        int c = Math.abs(estimate - corner);
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }
}

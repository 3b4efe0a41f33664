package vn.chungthuc.pdf;

/// Undoes the predictors of FlateDecode and LZWDecode (ISO 32000-2, 7.4.4.4).
final class Predictors {
    private static final int TIFF = 2;
    private static final int FIRST_PNG = 10;
    private static final int LAST_PNG = 15;

    private Predictors() {}

    /// Whether there is anything to undo; a fault for a predictor that the standard does not know.
    static boolean changes(PdfValue.Dict parameters) throws PdfFault {
        if (parameters.get("Predictor") instanceof PdfValue.Ref) {
            return true;
        }
        long predictor = integer(parameters, "Predictor", 1, LAST_PNG);
        if (predictor > TIFF && predictor < FIRST_PNG) {
            throw PdfFault.damaged("predictor " + predictor);
        }
        return predictor != 1;
    }

    static byte[] undo(byte[] data, PdfValue.Dict parameters) throws PdfFault {
        long predictor = integer(parameters, "Predictor", 1, LAST_PNG);
        if (predictor == 1) {
            return data;
        }
        long columns = integer(parameters, "Columns", 1, 1 << 20);
        long colours = integer(parameters, "Colors", 1, 32);
        long bits = integer(parameters, "BitsPerComponent", 8, 16);
        int pixel = (int) Math.max(1, colours * bits / 8);
        int row = (int) ((columns * colours * bits + 7) / 8);
        if (predictor >= FIRST_PNG) {
            return png(data, row, pixel);
        }
        if (predictor != TIFF || bits != 8) {
            throw new PdfFault(PdfFault.Kind.UNSUPPORTED, "predictor " + predictor);
        }
        return tiff(data, row, pixel);
    }

    private static long integer(PdfValue.Dict dict, String key, long otherwise, long most)
            throws PdfFault {
        return switch (dict.get(key)) {
            case null -> otherwise;
            case PdfValue.Int(long n) when n > 0 && n <= most -> n;
            default -> throw PdfFault.damaged("/" + key + " of a predictor");
        };
    }

    private static byte[] tiff(byte[] data, int row, int pixel) {
        for (int i = 0; i < data.length; i++) {
            if (i % row >= pixel) {
                data[i] += data[i - pixel];
            }
        }
        return data;
    }

    /// PNG predictors: a tag byte stands before each row; the last row may be cut short.
    private static byte[] png(byte[] data, int row, int pixel) throws PdfFault {
        int rows = (data.length + row) / (row + 1);
        var out = new byte[Math.max(0, data.length - rows)];
        for (int r = 0; r < rows; r++) {
            int from = r * (row + 1);
            int to = r * row;
            int count = Math.min(row, data.length - from - 1);
            System.arraycopy(data, from + 1, out, to, count);
            unfilter(data[from], out, to, count, row, pixel);
        }
        return out;
    }

    /// One row of a PNG filter (W3C PNG, 9.2).
    private static void unfilter(int type, byte[] out, int at, int count, int row, int pixel)
            throws PdfFault {
        for (int i = 0; i < count; i++) {
            int left = i >= pixel ? out[at + i - pixel] & 0xFF : 0;
            int up = at >= row ? out[at + i - row] & 0xFF : 0;
            int corner = i >= pixel && at >= row ? out[at + i - row - pixel] & 0xFF : 0;
            out[at + i] +=
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

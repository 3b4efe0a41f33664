package vn.chungthuc.testkit;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether PDFBox, poppler and pdf.js show a page alike: readers that share no code.
public final class PixelJudge implements AutoCloseable {
    /// Pixels a point; half as many on pages of large units, which are large.
    private static final float SCALE = 2;

    /// The side in pixels of the squares whose mean colours are compared.
    private static final int SQUARE = 8;

    /// Between readers that agree no square differs by more than 38 (poppler draws lines of less
    /// than a pixel darker); without a line of small letters, or with it three points aside, some
    /// square differs by 65 or more.
    private static final int TOLERANCE = 48;

    /// Who looks.
    public enum Reader {
        PDFBOX,
        POPPLER,
        PDFJS
    }

    private final PdfJs pdfJs;

    private PixelJudge(PdfJs pdfJs) {
        this.pdfJs = pdfJs;
    }

    public static boolean available() {
        return PdfJs.available() && Programs.has("pdftoppm");
    }

    public static PixelJudge open() throws IOException {
        return new PixelJudge(PdfJs.open());
    }

    /// Who sees the page otherwise than somebody else; empty when all agree.
    ///
    /// @param page from 1
    public List<String> complaints(Path file, int page) throws IOException {
        return complaints(pictures(file, page), null);
    }

    /// The same for a page that had been there before. What readers saw differently then, such as a
    /// form field without an appearance, they may see differently now.
    public List<String> complaints(Path file, Path before, int page) throws IOException {
        return complaints(pictures(file, page), pictures(before, page));
    }

    private static List<String> complaints(
            List<BufferedImage> now, @Nullable List<BufferedImage> before) {
        var complaints = new ArrayList<String>();
        var readers = Reader.values();
        for (int i = 0; i < readers.length; i++) {
            for (int k = i + 1; k < readers.length; k++) {
                var already =
                        before == null
                                ? new int[0]
                                : Looks.differences(before.get(i), before.get(k), SQUARE);
                var differences = Looks.differences(now.get(i), now.get(k), SQUARE);
                int worst = worst(differences, already);
                if (worst > TOLERANCE) {
                    complaints.add(readers[i] + " and " + readers[k] + " differ by " + worst);
                }
            }
        }
        return complaints;
    }

    private static int worst(int[] differences, int[] already) {
        int worst = 0;
        for (int i = 0; i < differences.length; i++) {
            if (already.length != differences.length || already[i] <= TOLERANCE) {
                worst = Math.max(worst, differences[i]);
            }
        }
        return worst;
    }

    /// Whether two pictures of the same scale show the same.
    public static boolean alike(BufferedImage one, BufferedImage other) {
        return worst(Looks.differences(one, other, SQUARE), new int[0]) <= TOLERANCE;
    }

    private List<BufferedImage> pictures(Path file, int page) throws IOException {
        var pictures = new ArrayList<BufferedImage>();
        for (var reader : Reader.values()) {
            pictures.add(picture(reader, file, page));
        }
        return pictures;
    }

    public BufferedImage picture(Reader reader, Path file, int page) throws IOException {
        float scale = Looks.unit(file, page) > 1 ? SCALE / 2 : SCALE;
        return switch (reader) {
            case PDFBOX -> Looks.byPdfBox(file, page, scale);
            case POPPLER -> Looks.byPoppler(file, page, scale);
            case PDFJS -> pdfJs.picture(file, page, scale);
        };
    }

    @Override
    public void close() throws IOException {
        pdfJs.close();
    }
}

package vn.chungthuc.testkit;

import java.io.IOException;
import java.nio.file.Path;

/// A file of very many empty pages.
final class ManyPages {
    private ManyPages() {}

    static Path write(Path file, int pages) throws IOException {
        try (var out = new PdfOut(file)) {
            out.header("1.4");
            var kids = new StringBuilder();
            for (int n = 3; n < pages + 3; n++) {
                kids.append(n).append(" 0 R ");
                out.object(n, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>");
            }
            out.object(1, "<< /Type /Catalog /Pages 2 0 R >>");
            out.object(2, "<< /Type /Pages /Count " + pages + " /Kids [" + kids + "] >>");
            out.xrefTable("/Root 1 0 R");
        }
        return file;
    }
}

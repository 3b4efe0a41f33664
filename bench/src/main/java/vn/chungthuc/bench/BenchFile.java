package vn.chungthuc.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.intake.CertificationPage;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.testkit.ScanPdf;
import vn.chungthuc.testkit.ScanPdf.Xref;

/// The files that everything is measured on: three sizes, two kinds of cross-reference. Each is
/// made once, as a scan and as that scan with its certification page.
public enum BenchFile {
    SMALL_TABLE("0.5 MB, 1 page", 1, 500_000, Xref.TABLE),
    MIDDLE_TABLE("5 MB, 10 pages", 10, 5_000_000, Xref.TABLE),
    LARGE_TABLE("30 MB, 30 pages", 30, 30_000_000, Xref.TABLE),
    SMALL_STREAM("0.5 MB, 1 page", 1, 500_000, Xref.OBJECT_STREAMS),
    MIDDLE_STREAM("5 MB, 10 pages", 10, 5_000_000, Xref.OBJECT_STREAMS),
    LARGE_STREAM("30 MB, 30 pages", 30, 30_000_000, Xref.OBJECT_STREAMS);

    private final String label;
    private final int pages;
    private final int bytes;
    private final Xref xref;

    BenchFile(String label, int pages, int bytes, Xref xref) {
        this.label = label;
        this.pages = pages;
        this.bytes = bytes;
        this.xref = xref;
    }

    String label() {
        return label;
    }

    Xref xref() {
        return xref;
    }

    Path scan(Path folder) {
        return folder.resolve(name() + "-scan.pdf");
    }

    /// The scan with its certification page, before the leader.
    Path prepared(Path folder) {
        return folder.resolve(name() + ".pdf");
    }

    void write(Path folder) throws IOException, PdfFault {
        var drawn = ScanPdf.of(pages).size(bytes).xref(xref);
        var scan = Files.readAllBytes(drawn.write(scan(folder)));
        var facts =
                new CertificationPage.Facts(
                        "Ủy ban nhân dân xã Mẫu",
                        "Chứng thực bản sao đúng với bản chính",
                        "Bằng tốt nghiệp trung học phổ thông",
                        2,
                        "H55.242-261123-010005",
                        "https://chungthuc.example/c/0123456789abcdefABCDEF",
                        false);
        var page = CertificationPage.append(Source.of(scan), Sha256.of(scan), facts);
        Files.copy(scan(folder), prepared(folder));
        Files.write(prepared(folder), page, StandardOpenOption.APPEND);
    }
}

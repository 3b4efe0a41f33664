package vn.chungthuc.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.chungthuc.testkit.ScanPdf.Xref;

/// Scans that every part must take: each is written by code, to disk.
public enum SamplePdfs {
    ONE_PAGE(ScanPdf.of(1).size(300_000)),
    TEN_PAGES(ScanPdf.of(10).size(5_000_000)),
    FIFTY_PAGES(ScanPdf.of(50).size(20_000_000)),
    THIRTY_MIB(ScanPdf.of(50).size(SamplePdfs.LIMIT)),
    ONE_PAGE_OF_THIRTY_MIB(ScanPdf.of(1).size(SamplePdfs.LIMIT)),
    XREF_STREAM(ScanPdf.of(2).xref(Xref.STREAM)),
    OBJECT_STREAMS(ScanPdf.of(2).xref(Xref.OBJECT_STREAMS)),
    HYBRID(ScanPdf.of(2).xref(Xref.HYBRID)),
    EARLIER_REVISIONS(ScanPdf.of(2).revisions(3)),
    EARLIER_REVISIONS_BY_STREAMS(ScanPdf.of(2).xref(Xref.STREAM).revisions(3)),
    EARLIER_REVISIONS_OF_OBJECT_STREAMS(ScanPdf.of(2).xref(Xref.OBJECT_STREAMS).revisions(2)),
    HYBRID_SAVED_AGAIN(ScanPdf.of(2).xref(Xref.HYBRID).revisions(2)),
    LINEARISED(ScanPdf.of(3)) {
        @Override
        public Path write(Path file) throws IOException {
            return qpdf(super.write(file), "--linearize");
        }

        @Override
        public boolean available() {
            return Programs.has("qpdf");
        }
    },
    LANDSCAPE(ScanPdf.of(2).landscape()),
    ROTATED_0(ScanPdf.of(1).onPage("/Rotate 0")),
    ROTATED_90(ScanPdf.of(1).onPage("/Rotate 90")),
    ROTATED_180(ScanPdf.of(1).onPage("/Rotate 180")),
    ROTATED_270(ScanPdf.of(1).onPage("/Rotate 270")),
    ROTATION_INHERITED(ScanPdf.of(2).onTree("/Rotate 90")),
    CROPPED(ScanPdf.of(2).onPage("/CropBox [50 60 500 700]")),
    CROP_INHERITED(ScanPdf.of(2).onTree("/CropBox [50 60 500 700]")),
    BOX_NOT_AT_ORIGIN(ScanPdf.of(2).mediaBox("[-100 200 495.28 1041.89]")),
    BOX_REVERSED(ScanPdf.of(1).mediaBox("[595.275590551181 841.889763779528 0 0]")),
    UNUSUAL_SIZE(ScanPdf.of(1).mediaBox("[0 0 242.65 153.07]")),
    ANNOTS_EMPTY(ScanPdf.of(1).onPage("/Annots []")),
    CATALOG_DIRECT(
            ScanPdf.of(1)
                    .catalog("/ViewerPreferences << /FitWindow true >> /PageLayout /SinglePage")),
    CATALOG_INDIRECT(
            ScanPdf.of(1)
                    .object("<< /FitWindow true >>")
                    .object("<< /Fields [] >>")
                    .catalog("/ViewerPreferences {1} /AcroForm {2}")),
    ACRO_FORM_EMPTY(ScanPdf.of(1).catalog("/AcroForm << /Fields [] >>")),
    OPENS_AT_A_PAGE(ScanPdf.of(2).catalog("/OpenAction [4 0 R /Fit]"));

    /// The most that a scan may weigh: 30 × 1024 × 1024 bytes.
    public static final long LIMIT = 30L * 1024 * 1024;

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes it after it was told
    private final ScanPdf scan;

    SamplePdfs(ScanPdf scan) {
        this.scan = scan;
    }

    /// @return `file`, written anew
    public Path write(Path file) throws IOException {
        return scan.write(file);
    }

    /// Whether this machine has what it takes to make it (only one needs a program, qpdf).
    public boolean available() {
        return true;
    }

    static Path qpdf(Path file, String... options) throws IOException {
        var command = new java.util.ArrayList<>(List.of("qpdf", "--replace-input"));
        command.addAll(List.of(options));
        command.add(file.toString());
        var said = Programs.run(java.util.Map.of(), command);
        if (said.code() != 0 || !Files.exists(file)) {
            throw new IOException("qpdf: " + said.output());
        }
        return file;
    }
}

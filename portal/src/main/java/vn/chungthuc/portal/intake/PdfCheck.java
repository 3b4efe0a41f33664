package vn.chungthuc.portal.intake;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import vn.chungthuc.pdf.Inventory;
import vn.chungthuc.pdf.Oddity;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.SeenPage;
import vn.chungthuc.pdf.Source;

/// Decides at intake whether a scan can become a certified copy. A scan is pages with pictures:
/// what could run, hide or change afterwards is refused, each with its own reason. Runs in a
/// process that may be killed: whoever calls it elsewhere trusts the file.
public final class PdfCheck {
    /// 30 × 1024 × 1024 bytes.
    public static final long MOST_BYTES = 30L << 20;

    /// What the check says.
    public sealed interface Result {
        record Fine(int pages, Set<Caution> cautions) implements Result {}

        record Refused(Reason reason) implements Result {}
    }

    /// Leaves the walk as soon as nothing more can be said.
    static final class Found extends Exception {
        private static final long serialVersionUID = 1L;
        private final Reason reason;

        Found(Reason reason) {
            super(reason.name(), null, false, false);
            this.reason = reason;
        }
    }

    private static final int MOST_PAGES = 2_000;

    private final PdfFile file;
    private final Findings findings;
    private final StreamBounds bounds;
    private final Dangers dangers;
    private final Annotations annotations;
    private final Paths paths = new Paths();
    private final Rebuilt rebuilt;
    private final Painted painted;

    private PdfCheck(PdfFile file, Findings findings) {
        this.file = file;
        this.findings = findings;
        this.bounds = new StreamBounds(file);
        this.rebuilt = new Rebuilt(file);
        this.painted = new Painted(file, findings);
        this.annotations = new Annotations(file, findings);
        this.dangers = new Dangers(file, findings, annotations);
    }

    /// Reads what it needs from `scan`; images are not decoded.
    public static Result check(Source scan) throws IOException {
        if (scan.length() == 0) {
            return new Result.Refused(Reason.EMPTY);
        }
        if (scan.length() > MOST_BYTES) {
            return new Result.Refused(Reason.TOO_LARGE);
        }
        var findings = new Findings();
        try {
            int pages = new PdfCheck(PdfFile.readForAll(scan), findings).pages();
            var worst = findings.worst();
            if (worst.isPresent()) {
                return new Result.Refused(worst.get());
            }
            readAsLater(scan);
            return new Result.Fine(pages, findings.cautions());
        } catch (Found e) {
            return new Result.Refused(findings.worst().orElse(e.reason));
        } catch (PdfFault e) {
            return new Result.Refused(findings.worst().orElse(reason(e.kind())));
        }
    }

    /// Whoever appends to the scan reads it with less room than this check has.
    private static void readAsLater(Source scan) throws IOException, PdfFault {
        var later = PdfFile.read(scan);
        SeenPage.first(later);
        later.pages();
    }

    private static Reason reason(PdfFault.Kind kind) {
        return switch (kind) {
            case NOT_A_PDF -> Reason.NOT_A_PDF;
            case ENCRYPTED -> Reason.ENCRYPTED;
            case TOO_MUCH -> Reason.TOO_MUCH;
            case LOOP -> Reason.LOOP;
            case UNSUPPORTED -> Reason.UNSUPPORTED;
            case DAMAGED, FIELD_MISSING, FIELD_SIGNED, NOT_THE_PROFILE, CONTENTS_TOO_SMALL ->
                    Reason.DAMAGED;
        };
    }

    private int pages() throws IOException, PdfFault, Found {
        if (OtherFormats.isAlso(file.source())) {
            throw new Found(Reason.OTHER_FORMAT);
        }
        if (file.pageCount() > MOST_PAGES) {
            throw new Found(Reason.TOO_MANY_PAGES);
        }
        Inventory.take(file, new Visit());
        findings.in(Inventory.Standing.CURRENT);
        if (paths.loop()) {
            findings.refuse(Reason.LOOP);
        }
        int pages = countPages();
        rebuilt.judge(findings);
        tellOddities();
        return pages;
    }

    private final class Visit implements Inventory.Visitor<Found> {
        @Override
        public void object(int number, PdfValue value, Inventory.Standing standing)
                throws IOException, PdfFault, Found {
            findings.in(standing);
            rebuilt.add(number, value, standing);
            if (standing == Inventory.Standing.CURRENT) {
                paths.add(number, value);
                look(value);
                return;
            }
            try {
                look(value);
            } catch (PdfFault e) {
                // what no page shows may lead to nowhere, but not cost more
                if (e.kind() == PdfFault.Kind.UNSUPPORTED) {
                    findings.refuse(Reason.UNSUPPORTED);
                } else if (e.kind() != PdfFault.Kind.DAMAGED) {
                    throw e;
                }
            } catch (Found e) {
                if (e.reason == Reason.TOO_MUCH) {
                    throw e;
                }
                findings.refuse(e.reason);
            }
        }

        private void look(PdfValue value) throws IOException, PdfFault, Found {
            dangers.check(value);
            if (value instanceof PdfValue.Stream stream) {
                bounds.check(stream);
            }
        }

        @Override
        public void stray(byte[] bytes, long start) throws Found {
            boolean last = start + bytes.length == file.source().length();
            if (OtherFormats.inStray(bytes, last)) {
                throw new Found(Reason.OTHER_FORMAT);
            }
            if (!last) { // what may stand at the end is an oddity already
                findings.warn(Caution.STRAY_BYTES);
            }
        }
    }

    private int countPages() throws IOException, PdfFault, Found {
        var pages = file.pages();
        if (pages.isEmpty() || pages.size() != file.pageCount()) {
            throw new Found(Reason.DAMAGED);
        }
        for (var page : pages) {
            annotations.judgeAll(page.dict());
            checkContents(page.dict());
            painted.judge(page.dict());
            if (!page.dict().is("Type", "Page") || !SeenPage.isClear(file, page.dict())) {
                findings.warn(Caution.ODD_PAGES);
            }
        }
        return pages.size();
    }

    /// What a page shows must be what [StreamBounds] measured: no content that calls itself an
    /// image.
    private void checkContents(PdfValue.Dict page) throws IOException, PdfFault, Found {
        var contents = file.resolve(page.get("Contents"));
        var parts = contents instanceof PdfValue.Array(var items) ? items : List.of(contents);
        for (var part : parts) {
            if (file.resolve(part) instanceof PdfValue.Stream stream
                    && StreamBounds.isPicture(stream.dict())) {
                throw new Found(Reason.DAMAGED);
            }
        }
    }

    private void tellOddities() {
        for (var oddity : file.oddities()) {
            findings.warn(
                    oddity.kind() == Oddity.Kind.STREAM_CUT
                            ? Caution.CUT_STREAM
                            : Caution.ODD_SYNTAX);
        }
    }
}

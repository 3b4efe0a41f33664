package vn.chungthuc.portal.report;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PlacementFault;
import vn.chungthuc.portal.report.TaggedPages.Style;
import vn.chungthuc.portal.web.Shown;

/// A sheet on paper: what the page says, in the same order and words, signed by the portal.
public final class SheetPdf {
    private static final Style TITLE = new Style("H1", 18, true, 0, 0, 0);
    private static final Style HEAD = new Style("H2", 13, true, 0, 0, 16);
    private static final Style SAID = new Style("P", 11.5f, false, 0, 0, 2);
    private static final Style LABEL = new Style("P", 11.5f, true, 0, 0, 8);
    private static final Style UNDER = new Style("P", 11, false, 12, 0.15f, 1);
    private static final Style SMALL = new Style("P", 9.5f, false, 0, 0.3f, 10);

    private final ReportKey key;

    public SheetPdf(ReportKey key) {
        this.key = key;
    }

    /// @param now the signature's `/M`
    public byte[] signed(Sheet sheet, Instant now) throws IOException {
        try {
            return key.sign(pdf(sheet), now.atZone(Shown.ZONE).toOffsetDateTime());
        } catch (PdfFault | PlacementFault | GeneralSecurityException e) {
            throw new IllegalStateException("a report that we wrote ourselves", e);
        }
    }

    static byte[] pdf(Sheet sheet) throws IOException {
        try (var pages = new TaggedPages(sheet.language(), sheet.title())) {
            pages.paragraph(TITLE, sheet.title());
            pages.paragraph(SAID, sheet.at());
            pages.rule();
            pages.paragraph(HEAD, sheet.outcome());
            pages.paragraph(SAID, sheet.sentence());
            pages.paragraph(SAID, sheet.next());
            for (var line : sheet.lines()) {
                pages.paragraph(LABEL, line.label() + ": " + line.mark());
                pages.paragraph(UNDER, line.says());
                for (var reason : line.reasons()) {
                    pages.paragraph(UNDER, "– " + reason);
                }
            }
            part(pages, sheet.register());
            for (var signature : sheet.signatures()) {
                part(pages, signature);
            }
            pages.paragraph(HEAD, sheet.file());
            for (var fact : sheet.facts()) {
                pages.paragraph(UNDER, fact.label() + ": " + fact.value());
            }
            pages.rule();
            pages.paragraph(SMALL, sheet.foot());
            return pages.finish();
        }
    }

    private static void part(TaggedPages pages, Sheet.Part part) throws IOException {
        pages.paragraph(HEAD, part.title() + ": " + part.mark());
        for (var fact : part.facts()) {
            pages.paragraph(UNDER, fact.label() + ": " + fact.value());
        }
        for (var reason : part.reasons()) {
            pages.paragraph(UNDER, "– " + reason);
        }
    }
}

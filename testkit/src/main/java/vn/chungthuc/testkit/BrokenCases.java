package vn.chungthuc.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What strict readers do not read, or what two readers would read differently.
final class BrokenCases {
    private static final String PLAIN = "<< /Type /Catalog /Pages 2 0 R >>";

    private BrokenCases() {}

    static List<PdfCase> all() {
        var cases = new ArrayList<PdfCase>();
        tables(cases);
        trees(cases);
        objects(cases);
        return cases;
    }

    private static void tables(List<PdfCase> to) {
        text(to, "no-end", "%%EOF", "%%EO");
        text(to, "wrong-startxref", "startxref\n", "startxref\n1");
        text(to, "no-startxref", "startxref", "startxxxx");
        text(to, "no-root", "/Root 1 0 R", "/Roof 1 0 R");
        text(to, "root-is-no-catalog", "/Root 1 0 R", "/Root 2 0 R");
        text(to, "entry-leads-to-another-object", "4 1\n00000", "4 1\n00001");
        text(to, "page-entry-is-free", " 00000 n \n4 1", " 00000 x \n4 1");
        text(to, "cut-in-half", "trailer", "");
        add(to, "end-too-far", TinyPdf.of().tail(" ".repeat(2_000)));
        add(to, "previous-behind-the-end", TinyPdf.of().trailer("/Prev 99999999"));
        add(to, "previous-is-no-section", TinyPdf.of().trailer("/Prev 20"));
        Map.of("real", "20.0", "negative", "-20", "reference", "4 0 R", "string", "(20)")
                .forEach((kind, place) -> {
                    add(to, "previous-as-" + kind, TinyPdf.of().trailer("/Prev " + place));
                    add(to, "hidden-section-as-" + kind, TinyPdf.of().trailer("/XRefStm " + place));
                });
        add(
                to,
                "object-in-two-places",
                TinyPdf.of()
                        .trailer("/XRefStm 9")
                        .head(
                                "%PDF-1.7\n9 0 obj<</Type/XRef/W[1 1 1]/Size 5/Index[4 1]"
                                        + "/Length 3>>stream\n\1\100\0\nendstream endobj\n"));
    }

    private static void trees(List<PdfCase> to) {
        add(to, "no-pages", TinyPdf.of().change(2, "<< /Type /Pages /Count 0 /Kids [] >>"));
        add(
                to,
                "count-too-high",
                TinyPdf.of().change(2, "<< /Type /Pages /Count 7 /Kids [3 0 R] >>"));
        add(
                to,
                "count-too-low",
                TinyPdf.of()
                        .change(2, "<< /Type /Pages /Count 1 /Kids [3 0 R 5 0 R] >>")
                        .object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"));
        add(
                to,
                "kid-is-null",
                TinyPdf.of().change(2, "<< /Type /Pages /Count 1 /Kids [99 0 R] >>"));
        add(to, "page-with-kids", TinyPdf.of().page("/Kids [4 0 R]"));
        add(
                to,
                "page-in-another-generation",
                TinyPdf.of().change(2, "<< /Type /Pages /Count 1 /Kids [3 7 R] >>"));
        add(
                to,
                "content-that-calls-itself-a-picture",
                TinyPdf.of()
                        .change(
                                4,
                                TinyPdf.streamBody(
                                        "/Subtype /Image /Width 1 /Height 1", new byte[1])));
    }

    private static void objects(List<PdfCase> to) {
        add(to, "key-twice", TinyPdf.of().catalog("/Lang (vi) /Lang (en)"));
        add(to, "key-twice-escaped", TinyPdf.of().catalog("/Lang (vi) /L#61ng (en)"));
        add(to, "null-in-a-name", TinyPdf.of().catalog("/Lang#00x (vi)"));
        add(to, "number-of-letters", TinyPdf.of().page("/Rotate 9O"));
        add(
                to,
                "length-too-long",
                TinyPdf.of().change(4, "<< /Length 99 >>\nstream\nq Q\nendstream"));
        add(
                to,
                "length-too-short",
                TinyPdf.of().change(4, "<< /Length 1 >>\nstream\nq Q\nendstream"));
        add(to, "length-missing", TinyPdf.of().change(4, "<< >>\nstream\nq Q\nendstream"));
        add(
                to,
                "comment-before-endstream",
                TinyPdf.of().change(4, "<< /Length 3 >>\nstream\nq Q\n%x\nendstream"));
        add(to, "string-without-end", TinyPdf.of().page("/LastModified (D:2026"));
        add(
                to,
                "data-that-do-not-inflate",
                TinyPdf.of()
                        .change(
                                4,
                                TinyPdf.streamBody(
                                        "/Filter /FlateDecode", TinyPdf.bytes("not deflated"))));
        add(
                to,
                "object-stream-lies",
                TinyPdf.of().stream("/Type /ObjStm /N 9 /First 4", TinyPdf.bytes("1 0 null")));
        for (var codec : List.of("DCTDecode", "JPXDecode", "JBIG2Decode")) {
            add(
                    to,
                    "picture-that-tells-no-size-" + codec,
                    TinyPdf.of().stream(
                            "/Subtype /Image /Width 9 /Height 9 /Filter /" + codec, new byte[99]));
        }
        to.add(
                PdfCase.refused(
                        "unsupported",
                        "filter",
                        TinyPdf.of().stream("/Filter /XyzDecode", new byte[1])::build));
        add(to, "catalog-is-null", TinyPdf.of().update(1, "null"));
        add(to, "catalog-is-free-of-pages", TinyPdf.of().update(1, "<< /Type /Catalog >>"));
        add(to, "page-tree-replaced-by-a-number", TinyPdf.of().update(2, "7").update(1, PLAIN));
    }

    private static void add(List<PdfCase> to, String name, TinyPdf pdf) {
        to.add(PdfCase.refused("damaged", name, pdf::build));
    }

    private static void text(List<PdfCase> to, String name, String what, String by) {
        to.add(PdfCase.refused("damaged", name, () -> replaced(TinyPdf.of(), what, by)));
    }

    /// The file with its last `what` replaced.
    static byte[] replaced(TinyPdf pdf, String what, String by) {
        var text = TinyPdf.text(pdf.build());
        int at = text.lastIndexOf(what);
        if (at < 0) {
            throw new IllegalStateException("nothing to replace: " + what);
        }
        return TinyPdf.bytes(text.substring(0, at) + by + text.substring(at + what.length()));
    }
}

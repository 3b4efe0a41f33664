package vn.chungthuc.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Syntax that ISO 32000-2 does not quite allow and that every reader takes the same way: fine, and
/// told.
final class OddCases {
    private static final TinyPdf LENGTH_APART =
            TinyPdf.of().change(4, "<< /Length 5 0 R >> stream\nq Q\nendstream").object("3");

    private OddCases() {}

    static List<PdfCase> all() {
        var cases = new ArrayList<PdfCase>();
        tables(cases);
        objects(cases);
        ends(cases);
        return cases;
    }

    private static void tables(List<PdfCase> to) {
        odd(to, "entries-of-19-bytes", " n \n", " n\n");
        odd(to, "entry-in-use-at-0", "0 1\n0000000000 65535 f \n", "0 1\n0000000000 00000 n \n");
        odd(to, "object-0-in-generation-65536", "65535 f", "65536 f");
        odd(to, "size-too-large", "/Size 5", "/Size 9");
        odd(to, "size-too-small", "/Size 5", "/Size 2");
        odd(to, "blank-before-xref", "xref\n0 1", " xref\n0 1");
        odd(to, "comment-behind-startxref", "startxref\n", "startxref\n%1\n");
        odd(
                to,
                "entry-that-leads-nowhere",
                TinyPdf.of()
                        .trailer("/Prev 9")
                        .head("%PDF-1.7\nxref\n77 1\n0000000009 00000 n \ntrailer<</Size 78>>\n"));
    }

    private static void objects(List<PdfCase> to) {
        odd(to, "carriage-return-behind-stream", "stream\n0 0", "stream\r0 0");
        odd(
                to,
                "blank-behind-stream",
                TinyPdf.of().change(4, "<< /Length 3 >> stream \nq Q\nendstream"));
        odd(
                to,
                "blanks-before-endstream",
                TinyPdf.of().change(4, "<< /Length 3 >> stream\nq Q\n\n\nendstream"));
        odd(to, "same-key-twice", TinyPdf.of().catalog("/Lang (vi) /Lang (vi)"));
        to.add(
                PdfCase.warned(
                        "odd-syntax",
                        "number-ends-the-object",
                        () -> BrokenCases.replaced(LENGTH_APART, "3\nendobj\n", "3endobj\n\n")));
        var page = TinyPdf.of().change(3, "<< /Parent 2 0 R /MediaBox [0 0 9 9] >>");
        to.add(PdfCase.warned("odd-pages", "page-without-a-type", page::build));
        var half = Arrays.copyOf(TinyPdf.deflated(new byte[9_999]), 12);
        var cut = TinyPdf.of().change(4, TinyPdf.streamBody("/Filter /FlateDecode", half));
        to.add(PdfCase.warned("cut-stream", "deflated", cut::build));
        var form = "/Type /XObject /Subtype /Form /BBox [0 0 9 9]"; // as cairo 1.6 wrote pages
        var drawn = TinyPdf.of().change(4, TinyPdf.streamBody(form, TinyPdf.bytes("q Q")));
        to.add(PdfCase.fine("form-as-the-content-of-a-page", drawn::build));
    }

    private static void ends(List<PdfCase> to) {
        odd(to, "nulls-behind", TinyPdf.of().tail("\0".repeat(500)));
        odd(to, "control-z-behind", TinyPdf.of().tail("\32"));
        odd(to, "printer-words-behind", TinyPdf.of().tail("\33%-12345X\r\n"));
        to.add(
                PdfCase.fine(
                        "no-line-end-at-the-end",
                        () -> BrokenCases.replaced(TinyPdf.of(), "%%EOF\n", "%%EOF")));
        to.add(
                PdfCase.fine(
                        "lines-end-with-carriage-return",
                        () -> BrokenCases.replaced(TinyPdf.of(), "%%EOF\n", "%%EOF\r\n")));
        var between = TinyPdf.of().unlisted("left over\n");
        to.add(PdfCase.warned("stray-bytes", "between", between::build));
        var unlisted = TinyPdf.of().unlisted("9 0 obj null endobj\n");
        to.add(PdfCase.warned("unlisted-objects", "null", unlisted::build));
    }

    private static void odd(List<PdfCase> to, String name, String what, String by) {
        to.add(
                PdfCase.warned(
                        "odd-syntax", name, () -> BrokenCases.replaced(TinyPdf.of(), what, by)));
    }

    private static void odd(List<PdfCase> to, String name, TinyPdf pdf) {
        to.add(PdfCase.warned("odd-syntax", name, pdf::build));
    }
}

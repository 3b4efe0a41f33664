package vn.chungthuc.testkit;

import java.util.ArrayList;
import java.util.List;

/// What one reader takes for one thing and another reader for something else, or finds where the
/// other finds nothing. With each, what looks like it and is not.
final class TwofoldCases {
    private static final String LINK = "<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] ";
    private static final String FORM = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] ";
    private static final String FORGED =
            "\n4 0 obj\n<< /Length 1 >>\nstream\nS\nendstream\nendobj\n";

    private TwofoldCases() {}

    static List<PdfCase> all() {
        var cases = new ArrayList<PdfCase>();
        pages(cases);
        streamsAsDictionaries(cases);
        chains(cases);
        filters(cases);
        missing(cases);
        hidden(cases);
        attributes(cases);
        ends(cases);
        return cases;
    }

    private static TinyPdf under(String node) {
        return TinyPdf.of()
                .change(2, "<< /Type /Pages /Count 1 /Kids [5 0 R] >>")
                .object("<< /Parent 2 0 R /MediaBox [0 0 9 9] " + node + " >>");
    }

    private static void pages(List<PdfCase> to) {
        damaged(to, "page-above-a-page", under("/Type /Page /Count 1 /Kids [3 0 R]"));
        damaged(to, "pages-without-kids", under("/Type /Pages /Count 1"));
        fine(to, "pages-above-a-page", under("/Type /Pages /Count 1 /Kids [3 0 R]"));
        damaged(to, "inner-count-missing", under("/Type /Pages /Kids [3 0 R]"));
        damaged(
                to,
                "inner-counts-that-lie",
                TinyPdf.of()
                        .change(2, "<< /Type /Pages /Count 2 /Kids [5 0 R 6 0 R] >>")
                        .object("<< /Type /Pages /Parent 2 0 R /Count 0 /Kids [3 0 R] >>")
                        .object("<< /Type /Pages /Parent 2 0 R /Count 2 /Kids [7 0 R] >>")
                        .object("<< /Type /Page /Parent 6 0 R /MediaBox [0 0 9 9] >>"));
        damaged(
                to,
                "page-twice",
                TinyPdf.of().change(2, "<< /Type /Pages /Count 2 /Kids [3 0 R 3 0 R] >>"));
    }

    private static void streamsAsDictionaries(List<PdfCase> to) {
        var nothing = new byte[0];
        var address = "/S /URI /P 1 /URI (file:///C:/a.exe)";
        add(
                to,
                "annotation",
                "stream",
                TinyPdf.of().page("/Annots [5 0 R]").stream("/Subtype /Foo", nothing));
        add(
                to,
                "action",
                "stream-of-a-link",
                TinyPdf.of().page("/Annots [" + LINK + "/A 5 0 R >>]").stream(address, nothing));
        add(
                to,
                "launch",
                "stream-of-an-opening-action",
                TinyPdf.of().catalog("/OpenAction 5 0 R").stream(
                        "/S /Launch /P 1 /Win << /F (a.exe) >>", nothing));
        add(
                to,
                "action",
                "stream-of-triggers",
                TinyPdf.of().catalog("/AA 5 0 R").stream("/WC 6 0 R", nothing).stream(
                        address, nothing));
        add(
                to,
                "embedded-file",
                "stream-of-names",
                TinyPdf.of().catalog("/Names << /EmbeddedFiles 5 0 R >>").stream(
                        "/Names [(a) 6 0 R]", nothing));
        add(
                to,
                "layers",
                "stream-of-properties",
                TinyPdf.of().catalog("/OCProperties 5 0 R").stream("/OCGs [6 0 R]", nothing)
                        .object("<< /Name (a) >>"));
        add(
                to,
                "form-fields",
                "stream-of-a-form",
                TinyPdf.of().catalog("/AcroForm 5 0 R").stream("/Fields [6 0 R]", nothing)
                        .object("<< /T (a) >>"));
        add(
                to,
                "action",
                "with-a-parent",
                TinyPdf.of().object("<< /S /URI /P 3 0 R /URI (file:///C:/a.exe) >>"));
        fine(
                to,
                "forms-with-odd-names",
                TinyPdf.of()
                        .page(
                                "/Resources << /XObject << /A 5 0 R /AA 5 0 R /AF 5 0 R /EF 5 0 R"
                                        + " /DSS 5 0 R /OPI2 5 0 R >> >>")
                        .stream(FORM + "/Group << /S /Transparency >>", nothing));
    }

    private static void chains(List<PdfCase> to) {
        var chain = TinyPdf.of().page("/Annots 5 0 R").object("6 0 R").object("[]");
        damaged(to, "object-that-is-a-reference", chain);
        damaged(
                to,
                "object-that-is-a-reference-in-a-stream",
                TinyPdf.of().page("/Annots 5 0 R").object("6 0 R").object("[]").inStream());
        fine(
                to,
                "reference-to-an-array",
                TinyPdf.of().page("/Annots 5 0 R").object("[]").inStream());
    }

    private static void filters(List<PdfCase> to) {
        var deflated = TinyPdf.deflated(TinyPdf.bytes("\2q Q"));
        content(to, "parameters-by-their-short-name", "/DP << /Predictor 12 /Columns 3 >>");
        content(to, "two-parameters", "/DecodeParms << >> /DP << /Predictor 12 /Columns 3 >>");
        content(to, "predictor-7", "/DecodeParms << /Predictor 7 /Columns 3 >>");
        content(to, "one-filter-and-a-list", "/DecodeParms [<< /Predictor 12 /Columns 3 >>]");
        var lawful = "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 3 >>";
        fine(to, "predictor-12", TinyPdf.of().change(4, TinyPdf.streamBody(lawful, deflated)));
        var large = FORM + "/Width 2000 /Height 1000 /Filter ";
        add(
                to,
                "unsupported",
                "filter-of-a-form-with-a-size",
                TinyPdf.of().stream(large + "/Foo", new byte[1]));
        to.add(
                PdfCase.refused(
                        "too-much",
                        "form-with-a-size",
                        () ->
                                TinyPdf.of().stream(
                                                large + "/FlateDecode",
                                                TinyPdf.deflated(new byte[60_000_000]))
                                        .build()));
    }

    private static void content(List<PdfCase> to, String name, String parameters) {
        var deflated = TinyPdf.deflated(TinyPdf.bytes("\2q Q"));
        var body = TinyPdf.streamBody("/Filter /FlateDecode " + parameters, deflated);
        damaged(to, name, TinyPdf.of().change(4, body));
    }

    private static void missing(List<PdfCase> to) {
        warned(to, "missing-objects", "metadata", TinyPdf.of().catalog("/Metadata 99 0 R"));
        fine(
                to,
                "object-in-metadata",
                TinyPdf.of().catalog("/Metadata 5 0 R").stream(
                        "/Type /Metadata /Subtype /XML", TinyPdf.bytes(FORGED)));
        damaged(
                to,
                "object-in-metadata-of-a-file-to-be-rebuilt",
                TinyPdf.of().catalog("/Metadata 5 0 R").page("/Annots 99 0 R").stream(
                        "/Type /Metadata /Subtype /XML", TinyPdf.bytes(FORGED)));
        damaged(
                to,
                "object-in-a-text-of-a-file-to-be-rebuilt",
                TinyPdf.of().catalog("/Lang (" + FORGED + ")").page("/Annots 99 0 R"));
        damaged(
                to,
                "second-object-of-a-file-to-be-rebuilt",
                TinyPdf.of().page("/Annots 99 0 R").unlisted(FORGED));
        to.add(
                PdfCase.refused(
                        "damaged",
                        "freed-and-still-shown",
                        () -> freed(TinyPdf.of().page("/Annots [5 0 R]"))));
        to.add(PdfCase.warned("earlier-content", "freed-and-forgotten", () -> freed(TinyPdf.of())));
    }

    /// With an object 5 that a second revision frees.
    private static byte[] freed(TinyPdf pdf) {
        var text = TinyPdf.text(pdf.object("<< /Rect [0 0 9 9] >>").build());
        int previous = text.lastIndexOf("xref\n0 1");
        return TinyPdf.bytes(
                "%sxref\n5 1\n0000000000 00001 f \ntrailer\n".formatted(text)
                        + "<< /Size 6 /Root 1 0 R /Prev %d >>\n".formatted(previous)
                        + "startxref\n%d\n%%%%EOF\n".formatted(text.length()));
    }

    private static void hidden(List<PdfCase> to) {
        var shown = TinyPdf.of().page("/Resources << /XObject << /X 5 0 R >> >>");
        to.add(PdfCase.refused("damaged", "shown-and-hidden-in-a-hybrid", () -> hybrid(shown)));
        var apart = TinyPdf.of().catalog("/PieceInfo 5 0 R");
        to.add(PdfCase.fine("hidden-in-a-hybrid", () -> hybrid(apart)));
    }

    /// With an object 5 that the table calls free and the stream behind it does not.
    private static byte[] hybrid(TinyPdf pdf) {
        var text =
                TinyPdf.text(
                        pdf.head(
                                        "%PDF-1.7\n9 0 obj<</Type/XRef/W[1 2 1]/Size 6/Index[5 1]"
                                                + "/Length 4>>stream\n\1@@\0\nendstream endobj\n")
                                .trailer("/XRefStm 9")
                                .object("<< >>")
                                .build());
        int at = text.indexOf("5 0 obj");
        var place = "" + (char) (at >> 8) + (char) (at & 0xFF);
        return TinyPdf.bytes(
                text.replace("@@", place)
                        .replace("5 1\n%010d 00000 n".formatted(at), "5 1\n0000000000 00001 f"));
    }

    private static void attributes(List<PdfCase> to) {
        var element = "<< /Type /StructElem /S /P /P 6 0 R /A %s >>";
        var root = "<< /Type /StructTreeRoot /K 5 0 R >>";
        fine(
                to,
                "attributes-with-a-kind",
                TinyPdf.of()
                        .catalog("/StructTreeRoot 6 0 R")
                        .object(element.formatted("<< /O /Link /S /R >>"))
                        .object(root));
        add(
                to,
                "launch",
                "in-the-dress-of-attributes",
                TinyPdf.of()
                        .catalog("/StructTreeRoot 6 0 R")
                        .object(element.formatted("<< /O /Link /S /Launch /F (a.exe) >>"))
                        .object(root));
    }

    private static void ends(List<PdfCase> to) {
        damaged(to, "startxref-behind-the-end", TinyPdf.of().tail("startxref\n9\n"));
        var printer = "\33%-12345X";
        add(
                to,
                "other-format",
                "printer-words-and-more-behind",
                TinyPdf.of().tail(printer + "@PJL".repeat(200) + "\u0080\n"));
        warned(
                to,
                "odd-syntax",
                "many-printer-words-behind",
                TinyPdf.of().tail(printer + "@PJL EOJ\r\n".repeat(15)));
        to.add(
                new PdfCase(
                        "fine-odd-syntax-entry-in-use-in-generation-65536",
                        "fine",
                        "odd-syntax",
                        () ->
                                BrokenCases.replaced(
                                        TinyPdf.of(),
                                        "0 1\n0000000000 65535 f",
                                        "0 1\n0000000000 65536 n")));
    }

    private static void add(List<PdfCase> to, String code, String name, TinyPdf pdf) {
        to.add(PdfCase.refused(code, name, pdf::build));
    }

    private static void damaged(List<PdfCase> to, String name, TinyPdf pdf) {
        add(to, "damaged", name, pdf);
    }

    private static void fine(List<PdfCase> to, String name, TinyPdf pdf) {
        to.add(PdfCase.fine(name, pdf::build));
    }

    private static void warned(List<PdfCase> to, String caution, String name, TinyPdf pdf) {
        to.add(PdfCase.warned(caution, name, pdf::build));
    }
}

package vn.chungthuc.testkit;

import java.util.ArrayList;
import java.util.List;

/// What runs, was signed, holds other files or waits to be filled in, in every place that leads
/// there.
final class RunningCases {
    private static final String SCRIPT = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";
    private static final String LAUNCH = "<< /S /Launch /F (a.exe) >>";
    private static final String LINK = "<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] ";
    private static final String FILE = "<< /Type /Filespec /F (a.txt) /EF << /F 6 0 R >> >>";

    private RunningCases() {}

    static List<PdfCase> all() {
        var cases = new ArrayList<PdfCase>();
        scripts(cases);
        hiddenScripts(cases);
        actions(cases);
        files(cases);
        forms(cases);
        signed(cases);
        media(cases);
        return cases;
    }

    private static void scripts(List<PdfCase> to) {
        add(to, "script", "open-action", TinyPdf.of().catalog("/OpenAction " + SCRIPT));
        add(
                to,
                "script",
                "escaped-names",
                TinyPdf.of().catalog("/Open#41ction << /#53 /J#61vaScript /J#53 (x) >>"));
        add(
                to,
                "script",
                "name-tree",
                TinyPdf.of()
                        .catalog("/Names << /JavaScript << /Names [(a) 5 0 R] >> >>")
                        .object(SCRIPT));
        add(
                to,
                "script",
                "next-of-a-harmless-action",
                TinyPdf.of()
                        .catalog("/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next [5 0 R] >>")
                        .object(SCRIPT));
        add(to, "script", "page-trigger", TinyPdf.of().page("/AA << /O " + SCRIPT + " >>"));
        add(to, "script", "catalog-trigger", TinyPdf.of().catalog("/AA << /WC " + SCRIPT + " >>"));
        add(
                to,
                "script",
                "link",
                TinyPdf.of().page("/Annots [5 0 R]").object(LINK + "/A " + SCRIPT + " >>"));
        add(
                to,
                "script",
                "outline",
                TinyPdf.of()
                        .catalog("/Outlines 5 0 R")
                        .object("<< /First 6 0 R /Last 6 0 R /Count 1 >>")
                        .object("<< /Title (a) /Parent 5 0 R /A " + SCRIPT + " >>"));
        add(
                to,
                "script",
                "in-a-stream",
                TinyPdf.of().catalog("/OpenAction << /S /JavaScript /JS 5 0 R >>").stream(
                        "", TinyPdf.bytes("app.alert(1)")));
        add(
                to,
                "script",
                "rendition",
                TinyPdf.of()
                        .page(
                                "/Annots [<< /Type /Annot /Subtype /Link /Rect [9 9 9 9]"
                                        + " /A << /S /Rendition /JS (x) >> >>]"));
        add(
                to,
                "script",
                "kind-behind-a-reference",
                TinyPdf.of()
                        .catalog("/OpenAction << /S 5 0 R /JS 6 0 R >>")
                        .object("/JavaScript")
                        .object("(x)"));
    }

    private static void hiddenScripts(List<PdfCase> to) {
        add(to, "script", "unreferenced", TinyPdf.of().object(SCRIPT));
        add(
                to,
                "script",
                "in-an-object-stream",
                TinyPdf.of().catalog("/OpenAction 5 0 R").object(SCRIPT).inStream());
        add(to, "script", "in-no-table", TinyPdf.of().unlisted("77 0 obj" + SCRIPT + " endobj\n"));
        add(
                to,
                "script",
                "in-an-earlier-revision",
                TinyPdf.of()
                        .catalog("/OpenAction " + SCRIPT)
                        .update(1, "<< /Type /Catalog /Pages 2 0 R >>"));
        add(
                to,
                "script",
                "in-a-later-revision",
                TinyPdf.of()
                        .update(1, "<< /Type /Catalog /Pages 2 0 R /OpenAction " + SCRIPT + " >>"));
        add(
                to,
                "script",
                "in-an-object-stream-in-no-table",
                TinyPdf.of().stream(
                        "/Type /ObjStm /N 1 /First 5", TinyPdf.bytes("99 0\n " + SCRIPT)));
    }

    private static void actions(List<PdfCase> to) {
        add(to, "launch", "open-action", TinyPdf.of().catalog("/OpenAction " + LAUNCH));
        add(to, "launch", "unreferenced", TinyPdf.of().object(LAUNCH));
        add(
                to,
                "launch",
                "other-pdf",
                TinyPdf.of().page("/Annots [" + LINK + "/A << /S /GoToR /F (b.pdf) >> >>]"));
        add(
                to,
                "launch",
                "embedded-pdf",
                TinyPdf.of().page("/Annots [" + LINK + "/A << /S /GoToE /T << >> >> >>]"));
        add(
                to,
                "submit",
                "open-action",
                TinyPdf.of().catalog("/OpenAction << /S /SubmitForm /F (http://mau.example) >>"));
        add(to, "submit", "import", TinyPdf.of().object("<< /S /ImportData /F (a.fdf) >>"));
        add(to, "submit", "reset", TinyPdf.of().catalog("/OpenAction << /S /ResetForm >>"));
        add(
                to,
                "action",
                "address-on-opening",
                TinyPdf.of().catalog("/OpenAction << /S /URI /URI (http://mau.example) >>"));
        for (var address :
                List.of(
                        "javascript:alert(1)",
                        "file:///etc/passwd",
                        "smb://a/b",
                        "\\\\\\\\server\\\\share",
                        "//server/share",
                        "data:text/html,x")) {
            add(
                    to,
                    "action",
                    "link-to-" + address.replaceAll("[^a-z]+", "-") + address.length(),
                    TinyPdf.of()
                            .page(
                                    "/Annots ["
                                            + LINK
                                            + "/A << /S /URI /URI ("
                                            + address.replace("(", "\\(").replace(")", "\\)")
                                            + ") >> >>]"));
        }
        add(to, "action", "base-address", TinyPdf.of().catalog("/URI << /Base (file:///C:/) >>"));
        add(to, "action", "print", TinyPdf.of().catalog("/OpenAction << /S /Named /N /Print >>"));
        add(
                to,
                "action",
                "hide",
                TinyPdf.of().page("/Annots [" + LINK + "/A << /S /Hide /T (a) >> >>]"));
        add(to, "action", "layers", TinyPdf.of().object("<< /S /SetOCGState /State [/OFF] >>"));
        add(
                to,
                "action",
                "trigger-that-only-turns-a-page",
                TinyPdf.of().page("/AA << /O << /S /GoTo /D [3 0 R /Fit] >> >>"));
        add(to, "action", "unknown", TinyPdf.of().catalog("/OpenAction << /S /Xyz >>"));
    }

    private static void files(List<PdfCase> to) {
        var data = TinyPdf.bytes("a");
        add(
                to,
                "embedded-file",
                "name-tree",
                TinyPdf.of()
                        .catalog("/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>")
                        .object(FILE)
                        .stream("/Type /EmbeddedFile", data));
        add(to, "embedded-file", "unreferenced", TinyPdf.of().object(FILE).stream("", data));
        add(
                to,
                "embedded-file",
                "only-the-stream",
                TinyPdf.of().stream("/Type /EmbeddedFile", data));
        add(
                to,
                "embedded-file",
                "associated",
                TinyPdf.of().catalog("/AF [5 0 R]").object("<< /Type /Filespec /F (a) >>"));
        add(
                to,
                "embedded-file",
                "annotation",
                TinyPdf.of()
                        .page(
                                "/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [1 1 9 9] >>]"));
        add(
                to,
                "embedded-file",
                "portfolio",
                TinyPdf.of().catalog("/Collection << /Type /Collection >>"));
        add(
                to,
                "embedded-file",
                "in-an-object-stream",
                TinyPdf.of().catalog("/AF [5 0 R]").object(FILE).object("null").inStream());
    }

    private static void forms(List<PdfCase> to) {
        var field = "<< /FT /Tx /T (a) /Type /Annot /Subtype /Widget /Rect [1 1 9 9] >>";
        add(
                to,
                "form-fields",
                "field",
                TinyPdf.of().catalog("/AcroForm << /Fields [5 0 R] >>").object(field));
        add(to, "form-fields", "unreferenced-field", TinyPdf.of().object("<< /FT /Btn /T (a) >>"));
        add(
                to,
                "form-fields",
                "widget-without-a-form",
                TinyPdf.of()
                        .page("/Annots [5 0 R]")
                        .object("<< /Subtype /Widget /Rect [1 1 9 9] >>"));
        add(
                to,
                "form-fields",
                "empty-signature-field",
                TinyPdf.of()
                        .catalog("/AcroForm << /Fields [5 0 R] >>")
                        .object("<< /FT /Sig /T (a) /Subtype /Widget /Rect [1 1 9 9] >>"));
        add(
                to,
                "xfa",
                "array",
                TinyPdf.of().catalog("/AcroForm << /Fields [] /XFA [(a) 5 0 R] >>").stream(
                        "", TinyPdf.bytes("<xdp/>")));
        add(to, "xfa", "dynamic", TinyPdf.of().catalog("/NeedsRendering true"));
        add(to, "xfa", "escaped", TinyPdf.of().catalog("/AcroForm << /#58FA (x) >>"));
    }

    private static void signed(List<PdfCase> to) {
        var signature =
                "<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 1 2 3] /Contents <00> >>";
        add(
                to,
                "signed",
                "field",
                TinyPdf.of()
                        .catalog("/AcroForm << /Fields [5 0 R] /SigFlags 3 >>")
                        .object("<< /FT /Sig /T (a) /V 6 0 R /Subtype /Widget /Rect [0 0 0 0] >>")
                        .object(signature));
        add(to, "signed", "unreferenced", TinyPdf.of().object(signature));
        add(
                to,
                "signed",
                "usage-rights",
                TinyPdf.of().catalog("/Perms << /UR3 5 0 R >>").object(signature));
        add(
                to,
                "signed",
                "removed-later",
                TinyPdf.of()
                        .catalog("/AcroForm << /Fields [5 0 R] >>")
                        .object("<< /FT /Sig /T (a) /V 6 0 R /Subtype /Widget /Rect [0 0 0 0] >>")
                        .object(signature)
                        .update(1, "<< /Type /Catalog /Pages 2 0 R >>")
                        .update(5, "null")
                        .update(6, "null"));
        add(to, "signed", "long-term-data", TinyPdf.of().catalog("/DSS << /Certs [] >>"));
    }

    private static void media(List<PdfCase> to) {
        for (var kind : List.of("Screen", "Movie", "Sound", "RichMedia", "3D")) {
            add(
                    to,
                    "media",
                    kind.toLowerCase(java.util.Locale.ROOT),
                    TinyPdf.of()
                            .page("/Annots [5 0 R]")
                            .object("<< /Type /Annot /Subtype /" + kind + " /Rect [1 1 9 9] >>"));
        }
        add(to, "media", "rendition", TinyPdf.of().object("<< /S /Rendition /OP 0 >>"));
        add(to, "media", "model", TinyPdf.of().stream("/Type /3D /Subtype /U3D", new byte[9]));
    }

    private static void add(List<PdfCase> to, String code, String name, TinyPdf pdf) {
        to.add(PdfCase.refused(code, name, pdf::build));
    }
}

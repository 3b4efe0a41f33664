package vn.chungthuc.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What hides, is laid over the page, comes from elsewhere, or is another file as well.
final class HiddenCases {
    private HiddenCases() {}

    static List<PdfCase> all() {
        var cases = new ArrayList<PdfCase>();
        layers(cases);
        annotations(cases);
        elsewhere(cases);
        formats(cases);
        encrypted(cases);
        behindStrayBytes(cases);
        return cases;
    }

    private static void layers(List<PdfCase> to) {
        var layer = "<< /Type /OCG /Name (a) >>";
        add(
                to,
                "layers",
                "off",
                TinyPdf.of()
                        .catalog("/OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >>")
                        .object(layer));
        add(
                to,
                "layers",
                "all-shown",
                TinyPdf.of().catalog("/OCProperties << /OCGs [5 0 R] /D << >> >>").object(layer));
        add(to, "layers", "unreferenced", TinyPdf.of().object(layer));
        add(to, "layers", "membership", TinyPdf.of().object("<< /Type /OCMD /OCGs [] >>"));
        add(
                to,
                "layers",
                "in-an-object-stream",
                TinyPdf.of().catalog("/OCProperties << /OCGs [5 0 R] >>").object(layer).inStream());
        add(
                to,
                "layers",
                "untyped",
                TinyPdf.of()
                        .catalog("/OCProperties << /OCGs [5 0 R] >>")
                        .object("<< /Name (a) >>"));
    }

    private static void annotations(List<PdfCase> to) {
        for (var kind :
                List.of(
                        "FreeText",
                        "Stamp",
                        "Ink",
                        "Square",
                        "Highlight",
                        "Text",
                        "Watermark",
                        "Popup",
                        "Redact",
                        "Unknown")) {
            add(
                    to,
                    "annotation",
                    kind.toLowerCase(java.util.Locale.ROOT),
                    TinyPdf.of()
                            .page("/Annots [5 0 R]")
                            .object("<< /Type /Annot /Subtype /" + kind + " /Rect [9 9 99 99] >>"));
        }
        var link = "<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] /Dest [3 0 R /Fit] ";
        add(
                to,
                "annotation",
                "link-that-paints",
                TinyPdf.of().page("/Annots [" + link + "/AP << /N 5 0 R >> >>]").stream(
                        "/Subtype /Form /BBox [0 0 9 9]", TinyPdf.bytes("0 0 9 9 re f")));
        add(
                to,
                "annotation",
                "link-with-a-thick-frame",
                TinyPdf.of().page("/Annots [" + link + "/Border [0 0 200] >>]"));
        add(
                to,
                "annotation",
                "link-that-is-a-stroke",
                TinyPdf.of()
                        .page(
                                "/Annots [<< /Type /Annot /Subtype /Link /Rect [40 440 560 442.4]"
                                        + " /Border [0 0 3] /C [1 0 0] >>]"));
        add(
                to,
                "annotation",
                "link-with-a-thick-style",
                TinyPdf.of().page("/Annots [" + link + "/BS << /W 200 >> >>]"));
        add(
                to,
                "annotation",
                "untyped-in-an-indirect-array",
                TinyPdf.of()
                        .page("/Annots 5 0 R")
                        .object("[6 0 R]")
                        .object("<< /Subtype /FreeText >>"));
        add(
                to,
                "annotation",
                "unreferenced",
                TinyPdf.of().object("<< /Subtype /Square /Rect [0 0 9 9] >>"));
    }

    private static void elsewhere(List<PdfCase> to) {
        var data = TinyPdf.bytes("q Q");
        add(to, "external-stream", "file", TinyPdf.of().stream("/F (a.bin)", data));
        add(
                to,
                "external-stream",
                "content",
                TinyPdf.of().change(4, TinyPdf.streamBody("/F << /F (a.bin) >>", data)));
        add(
                to,
                "external-stream",
                "reference-object",
                TinyPdf.of().stream(
                        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Ref << /F (a.pdf) >>",
                        data));
        add(
                to,
                "external-stream",
                "print-server-picture",
                TinyPdf.of().stream(
                        "/Subtype /Form /BBox [0 0 9 9] /OPI << /2.0 << /F (a.tif) >> >>", data));
        add(
                to,
                "shows-differently",
                "postscript",
                TinyPdf.of().stream("/Type /XObject /Subtype /PS", data));
        add(
                to,
                "shows-differently",
                "postscript-form",
                TinyPdf.of().stream("/Subtype /Form /Subtype2 /PS /BBox [0 0 9 9]", data));
        add(
                to,
                "shows-differently",
                "picture-larger-than-told",
                TinyPdf.of().stream(
                        "/Subtype /Image /Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace"
                                + " /DeviceGray /Filter /DCTDecode",
                        PictureData.of("DCTDecode", 10)));
        add(
                to,
                "shows-differently",
                "alternate-picture",
                TinyPdf.of().stream(
                        "/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace"
                                + " /DeviceGray /Alternates [<< /Image 5 0 R /DefaultForPrinting"
                                + " true >>]",
                        new byte[1]));
    }

    private static void formats(List<PdfCase> to) {
        add(to, "not-a-pdf", "head", TinyPdf.of().head("GIF89a%PDF-1.7\n"));
        add(to, "not-a-pdf", "mark-before-head", TinyPdf.of().head("\u00ef\u00bb\u00bf%PDF-1.7\n"));
        add(to, "not-a-pdf", "line-before-head", TinyPdf.of().head("\n%PDF-1.7\n"));
        to.add(
                PdfCase.refused(
                        "not-a-pdf", "text", () -> "xin chào".getBytes(StandardCharsets.UTF_8)));
        to.add(PdfCase.refused("empty", "file", () -> new byte[0]));
        add(to, "other-format", "zip-behind", TinyPdf.of().tail(zip("")));
        add(to, "other-format", "zip-behind-in-a-comment", TinyPdf.of().tail("%" + zip("")));
        add(
                to,
                "other-format",
                "zip-inside-a-stream",
                TinyPdf.of().stream("", TinyPdf.bytes(zip("@\u0001"))));
        add(to, "other-format", "page-in-the-head", TinyPdf.of().head("%PDF-1.7\n%<HTML><body>\n"));
        add(to, "other-format", "script-in-the-head", TinyPdf.of().head("%PDF-1.7 <script>x\n"));
        add(to, "other-format", "text-behind", TinyPdf.of().tail("GIF89a and more\n"));
        add(
                to,
                "other-format",
                "program-between",
                TinyPdf.of().unlisted("MZ\u0090\0" + "x".repeat(99) + "\n"));
        add(
                to,
                "other-format",
                "archive-of-tapes",
                TinyPdf.of().head("%PDF-1.7\n%" + "x".repeat(247) + "ustar\n"));
    }

    /// A ZIP file of one empty entry; the last two bytes say how long its comment is.
    private static String zip(String commentLength) {
        var name = "a";
        var local = "PK\3\4" + "\0".repeat(22) + "\1\0\0\0" + name;
        var directory = "PK\1\2" + "\0".repeat(24) + "\1\0" + "\0".repeat(16) + name;
        return local
                + directory
                + "PK\5\6"
                + "\0".repeat(4)
                + "\1\0\1\0"
                + (char) directory.length()
                + "\0\0\0"
                + (char) local.length()
                + "\0\0\0"
                + (commentLength.isEmpty() ? "\0\0" : commentLength);
    }

    /// Readers that rebuild a file find objects behind anything.
    private static void behindStrayBytes(List<PdfCase> to) {
        var script = "9 0 obj << /S /JavaScript /JS (app.alert\\(1\\)) >> endobj\n";
        add(to, "script", "behind-a-letter", TinyPdf.of().unlisted("x\n" + script));
        add(to, "script", "beside-a-letter", TinyPdf.of().unlisted("x" + script));
        add(
                to,
                "script",
                "behind-half-an-object",
                TinyPdf.of().unlisted("8 0 obj << /A (\n" + script));
        add(
                to,
                "script",
                "behind-many-bytes",
                TinyPdf.of().unlisted("x1 ".repeat(30_000) + script));
        add(
                to,
                "other-format",
                "page-behind-many-bytes",
                TinyPdf.of().unlisted("x".repeat(65_533) + "<html>" + "x".repeat(99)));
    }

    private static void encrypted(List<PdfCase> to) {
        var encrypt = "/Encrypt << /Filter /Standard /V 1 /R 2 /O <00> /U <00> /P -4 >>";
        add(to, "encrypted", "trailer", TinyPdf.of().trailer(encrypt));
        add(to, "encrypted", "stream-trailer", TinyPdf.of().trailer(encrypt).inStream());
        add(
                to,
                "encrypted",
                "older-trailer",
                TinyPdf.of().trailer(encrypt).update(1, "<< /Type /Catalog /Pages 2 0 R >>"));
        add(to, "encrypted", "escaped", TinyPdf.of().trailer("/Encryp#74 << /Filter /Standard >>"));
    }

    private static void add(List<PdfCase> to, String code, String name, TinyPdf pdf) {
        to.add(PdfCase.refused(code, name, pdf::build));
    }
}

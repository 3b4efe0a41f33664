package vn.chungthuc.testkit;

import java.util.ArrayList;
import java.util.List;

/// What costs more than it may: bombs, loops, numbers without bounds.
final class CostlyCases {
    private static final int MEGABYTE = 1_000_000;
    private static final String GREY =
            "/Type /XObject /Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceGray ";

    private CostlyCases() {}

    static List<PdfCase> all() {
        var cases = new ArrayList<PdfCase>();
        bombs(cases);
        pictures(cases);
        counts(cases);
        loops(cases);
        return cases;
    }

    private static void bombs(List<PdfCase> to) {
        to.add(bomb("inflates", "/Filter /FlateDecode", 51, 1));
        to.add(bomb("inflates-twice", "/Filter [/FlateDecode /FlateDecode]", 60, 2));
        to.add(bomb("inflates-thrice", "/Filter [/Fl /Fl /Fl]", 90, 3));
        to.add(
                PdfCase.refused(
                        "too-much",
                        "many-streams-together",
                        () -> {
                            var data = TinyPdf.deflated(new byte[45 * MEGABYTE]);
                            var pdf = TinyPdf.of();
                            for (int i = 0; i < 5; i++) {
                                pdf.stream("/Filter /FlateDecode", data);
                            }
                            return pdf.build();
                        }));
        to.add(
                PdfCase.refused(
                        "too-much",
                        "object-stream",
                        () ->
                                TinyPdf.of().stream(
                                                "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode",
                                                TinyPdf.deflated(new byte[60 * MEGABYTE]))
                                        .build()));
        to.add(
                PdfCase.refused(
                        "too-much",
                        "runs",
                        () -> {
                            var runs = new byte[2 * 450_000];
                            for (int i = 0; i < runs.length; i += 2) {
                                runs[i] = (byte) 129;
                            }
                            return TinyPdf.of().stream(
                                            "/Filter [/FlateDecode /RunLengthDecode]",
                                            TinyPdf.deflated(runs))
                                    .build();
                        }));
    }

    private static PdfCase bomb(String name, String filter, int megabytes, int times) {
        return PdfCase.refused(
                "too-much",
                name,
                () -> {
                    var data = new byte[megabytes * MEGABYTE];
                    for (int i = 0; i < times; i++) {
                        data = TinyPdf.deflated(data);
                    }
                    return TinyPdf.of().stream(filter, data).build();
                });
    }

    private static void pictures(List<PdfCase> to) {
        var size = "/Width 2000 /Height 1000 /Filter /FlateDecode";
        to.add(
                PdfCase.refused(
                        "too-much",
                        "picture-that-inflates",
                        () ->
                                TinyPdf.of().stream(
                                                GREY + size,
                                                TinyPdf.deflated(new byte[60 * MEGABYTE]))
                                        .build()));
        to.add(
                PdfCase.fine(
                        "picture-that-keeps-to-its-size",
                        () ->
                                TinyPdf.of().stream(
                                                GREY + size,
                                                TinyPdf.deflated(new byte[2 * MEGABYTE]))
                                        .build()));
        add(
                to,
                "too-much",
                "picture",
                TinyPdf.of().stream(GREY + "/Width 30000 /Height 30000", new byte[9]));
        add(
                to,
                "too-much",
                "picture-in-its-own-data",
                TinyPdf.of().stream(
                        GREY + "/Width 9 /Height 9 /Filter /DCTDecode",
                        TinyPdf.bytes(
                                "\u00ff\u00d8\u00ff\u00c0\0\21\10\u00ff\u00ff\u00ff\u00ff\3"
                                        + "\0".repeat(20))));
        add(
                to,
                "too-much",
                "picture-in-its-codestream",
                TinyPdf.of().stream(
                        GREY + "/Width 9 /Height 9 /Filter /JPXDecode",
                        TinyPdf.bytes(
                                "\u00ffO\u00ffQ\0\57\0\0\0\1\0\0\0\1\0\0" + "\0".repeat(40))));
        add(
                to,
                "too-much",
                "picture-of-two-levels",
                TinyPdf.of().stream(
                        GREY + "/Width 9 /Height 9 /Filter /JBIG2Decode",
                        TinyPdf.bytes(
                                "\0\0\0\0\60\0\1\0\0\0\23\0\1\0\0\0\1\0\0" + "\0".repeat(20))));
        picture(to, "picture-behind-bytes", "/DCTDecode", PictureData.jpeg("xyz", 65_535));
        picture(
                to,
                "picture-encoded-twice",
                "[/ASCIIHexDecode /DCTDecode]",
                java.util.HexFormat.of().formatHex(PictureData.of("DCTDecode", 65_535)) + ">");
        picture(
                to,
                "picture-in-a-late-codestream",
                "/JPXDecode",
                PictureData.box("jp2h", "x".repeat(5_000))
                        + PictureData.box("jp2c", PictureData.jpeg2000(65_535)));
        picture(
                to,
                "picture-of-two-levels-behind-symbols",
                "/JBIG2Decode",
                PictureData.jbig2(PictureData.symbols(5_000), 65_535));
        add(
                to,
                "too-much",
                "fax",
                TinyPdf.of().stream(
                        GREY
                                + "/Width 9 /Height 60000 /Filter /CCITTFaxDecode"
                                + " /DecodeParms << /K -1 /Columns 60000 >>",
                        new byte[9]));
        to.add(
                PdfCase.refused(
                        "too-much",
                        "picture-with-more-data-than-size",
                        () ->
                                TinyPdf.of().stream(
                                                GREY + "/Width 9 /Height 9 /Filter /FlateDecode",
                                                TinyPdf.deflated(new byte[20 * MEGABYTE]))
                                        .build()));
    }

    private static void picture(List<PdfCase> to, String name, String filter, String data) {
        add(
                to,
                "too-much",
                name,
                TinyPdf.of().stream(
                        GREY + "/Width 9 /Height 9 /Filter " + filter, TinyPdf.bytes(data)));
    }

    /// Each page alone is small; whoever reads them all to append one reads too much.
    private static byte[] pagesOfManyValues() {
        var kids = new StringBuilder("3 0 R ");
        var pdf = TinyPdf.of();
        var values = "[" + "0 ".repeat(101_000) + "]";
        for (int i = 5; i < 15; i++) {
            kids.append(i).append(" 0 R ");
            pdf.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /X " + values + " >>");
        }
        return pdf.change(2, "<< /Type /Pages /Count 11 /Kids [" + kids + "] >>").build();
    }

    private static void counts(List<PdfCase> to) {
        to.add(PdfCase.refused("too-much", "pages-of-many-values", CostlyCases::pagesOfManyValues));
        to.add(PdfCase.refused("too-many-pages", "2001", () -> CleanCases.pages(2_001)));
        add(to, "too-much", "deep-arrays", TinyPdf.of().object("[".repeat(500) + "]".repeat(500)));
        to.add(
                PdfCase.refused(
                        "too-much",
                        "values",
                        () -> TinyPdf.of().object("[" + "1 ".repeat(1_500_000) + "]").build()));
        add(
                to,
                "too-much",
                "entries",
                TinyPdf.of()
                        .trailer("/XRefStm 9")
                        .head(
                                "%PDF-1.7\n9 0 obj<</Type/XRef/W[0 1 0]/Size 600000/Index[0 600000]"
                                        + "/Length 0>>stream\n\nendstream endobj\n"));
        add(
                to,
                "too-much",
                "filters",
                TinyPdf.of().stream(
                        "/Filter [" + "/ASCIIHexDecode ".repeat(50) + "]", new byte[1]));
    }

    private static void loops(List<PdfCase> to) {
        add(
                to,
                "loop",
                "page-tree",
                TinyPdf.of().change(2, "<< /Type /Pages /Count 1 /Kids [2 0 R] >>"));
        add(
                to,
                "loop",
                "outline",
                TinyPdf.of()
                        .catalog("/Outlines 5 0 R")
                        .object("<< /First 6 0 R >>")
                        .object("<< /Title (a) /Next 7 0 R >>")
                        .object("<< /Title (b) /Next 6 0 R >>"));
        add(
                to,
                "loop",
                "name-tree",
                TinyPdf.of()
                        .catalog("/Names << /Dests 5 0 R >>")
                        .object("<< /Kids [6 0 R] >>")
                        .object("<< /Kids [5 0 R] >>"));
        add(
                to,
                "loop",
                "structure",
                TinyPdf.of()
                        .catalog("/StructTreeRoot 5 0 R")
                        .object("<< /K [6 0 R] >>")
                        .object("<< /S /P /P 5 0 R /K [6 0 R] >>"));
        add(
                to,
                "loop",
                "action",
                TinyPdf.of()
                        .catalog("/OpenAction 5 0 R")
                        .object("<< /S /GoTo /D [3 0 R /Fit] /Next 5 0 R >>"));
        add(
                to,
                "loop",
                "mask",
                TinyPdf.of().stream(GREY + "/Width 1 /Height 1 /SMask 5 0 R", new byte[1]));
        add(to, "loop", "length", TinyPdf.of().object("<< /Length 5 0 R >>\nstream\nx\nendstream"));
        to.add(PdfCase.refused("loop", "sections", CostlyCases::sectionsInACircle));
    }

    private static byte[] sectionsInACircle() {
        var text = TinyPdf.text(TinyPdf.of().trailer("/Prev 0000000000").build());
        var start = "%010d".formatted(text.indexOf("xref\n0 1"));
        return TinyPdf.bytes(text.replace("/Prev 0000000000", "/Prev " + start));
    }

    private static void add(List<PdfCase> to, String code, String name, TinyPdf pdf) {
        to.add(PdfCase.refused(code, name, pdf::build));
    }
}

package vn.chungthuc.testkit;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// What scanners and office programs do write: a filter that refuses everything would refuse these.
final class CleanCases {
    private static final String GREY =
            "/Type /XObject /Subtype /Image /BitsPerComponent 8 /ColorSpace /DeviceGray ";
    private static final String LINK = "<< /Type /Annot /Subtype /Link /Rect [9 9 99 99] ";

    private CleanCases() {}

    static List<PdfCase> all() {
        var cases = new ArrayList<PdfCase>();
        plain(cases);
        opening(cases);
        furniture(cases);
        filters(cases);
        links(cases);
        revisions(cases);
        return cases;
    }

    private static void plain(List<PdfCase> to) {
        fine(to, "page", TinyPdf.of());
        fine(to, "in-an-object-stream", TinyPdf.of().inStream());
        fine(to, "old-version", TinyPdf.of().head("%PDF-1.0\n"));
        fine(to, "version-two", TinyPdf.of().head("%PDF-2.0\n%\u00e2\u00e3\u00cf\u00d3\n"));
        fine(
                to,
                "comment-of-the-maker",
                TinyPdf.of().head("%PDF-1.4\n%\u00b5\u00b6\n%% made by x\n"));
        to.add(PdfCase.fine("2000-pages", () -> pages(2_000)));
        to.add(
                PdfCase.fine(
                        "stream-of-50-megabytes",
                        () ->
                                TinyPdf.of().stream(
                                                "/Filter /FlateDecode",
                                                TinyPdf.deflated(new byte[50_000_000]))
                                        .build()));
    }

    /// So many empty pages.
    static byte[] pages(int count) {
        var pdf = TinyPdf.of();
        var kids = new StringBuilder("3 0 R ");
        for (int i = 1; i < count; i++) {
            pdf.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>");
            kids.append(4 + i).append(" 0 R ");
        }
        return pdf.change(2, "<< /Type /Pages /Count " + count + " /Kids [" + kids + "] >>")
                .build();
    }

    private static void opening(List<PdfCase> to) {
        fine(to, "opens-at-a-page", TinyPdf.of().catalog("/OpenAction [3 0 R /Fit]"));
        fine(
                to,
                "opens-by-an-action-at-a-page",
                TinyPdf.of().catalog("/OpenAction << /S /GoTo /D [3 0 R /XYZ 0 0 null] >>"));
        fine(
                to,
                "opens-at-the-first-page",
                TinyPdf.of().catalog("/OpenAction << /S /Named /N /FirstPage >>"));
        fine(to, "no-triggers", TinyPdf.of().catalog("/AA << >>").page("/AA << >>"));
        fine(to, "no-scripts", TinyPdf.of().catalog("/Names << /JavaScript << /Names [] >> >>"));
        fine(to, "no-files", TinyPdf.of().catalog("/Names << /EmbeddedFiles << /Names [] >> >>"));
        fine(to, "no-associated-files", TinyPdf.of().catalog("/AF []"));
        fine(to, "no-fields", TinyPdf.of().catalog("/AcroForm << /Fields [] /DA (x) >>"));
        fine(to, "no-layers", TinyPdf.of().catalog("/OCProperties << /OCGs [] /D << >> >>"));
        fine(to, "no-annotations", TinyPdf.of().page("/Annots []"));
        fine(to, "no-signatures-allowed", TinyPdf.of().catalog("/Perms << >>"));
    }

    private static void furniture(List<PdfCase> to) {
        fine(to, "page-of-the-web-in-a-title", TinyPdf.of().catalog("/Title (<html><body>)"));
        fine(
                to,
                "outline",
                TinyPdf.of()
                        .catalog("/Outlines 5 0 R /PageMode /UseOutlines")
                        .object("<< /Type /Outlines /First 6 0 R /Last 7 0 R /Count 2 >>")
                        .object("<< /Title (a) /Parent 5 0 R /Next 7 0 R /Dest [3 0 R /Fit] >>")
                        .object(
                                "<< /Title (b) /Parent 5 0 R /Prev 6 0 R"
                                        + " /A << /S /GoTo /D [3 0 R /Fit] >> >>"));
        fine(
                to,
                "structure",
                TinyPdf.of()
                        .catalog("/MarkInfo << /Marked true >> /Lang (vi-VN) /StructTreeRoot 5 0 R")
                        .page("/StructParents 0 /Tabs /S")
                        .object(
                                "<< /Type /StructTreeRoot /K 6 0 R /ParentTree << /Nums [0 [6 0 R]] >>"
                                        + " /RoleMap << /Sound /P >> >>")
                        .object(
                                "<< /Type /StructElem /S /Sound /P 5 0 R /Pg 3 0 R /K [0]"
                                        + " /A << /O /Layout /Placement /Block >> >>"));
        fine(
                to,
                "names-labels-preferences",
                TinyPdf.of()
                        .catalog(
                                "/Names << /Dests << /Names [(a) [3 0 R /Fit]] >> >> /PageLabels <<"
                                        + " /Nums [0 << /S /r >>] >> /ViewerPreferences <<"
                                        + " /DisplayDocTitle true >> /PageLayout /SinglePage"));
        fine(
                to,
                "metadata-and-profile",
                TinyPdf.of()
                        .catalog(
                                "/Metadata 5 0 R /OutputIntents [<< /Type /OutputIntent /S"
                                        + " /GTS_PDFA1 /OutputConditionIdentifier (sRGB)"
                                        + " /DestOutputProfile 6 0 R >>]")
                        .stream("/Type /Metadata /Subtype /XML", TinyPdf.bytes("<?xpacket?>"))
                        .stream("/N 3 /Alternate /DeviceRGB", new byte[128]));
        fine(
                to,
                "private-data-thumbnail-and-transition",
                TinyPdf.of()
                        .page(
                                "/PieceInfo << /ADBE << /LastModified (D:2026) /Private << >> >> >>"
                                        + " /Thumb 5 0 R /Trans << /S /Dissolve >>"
                                        + " /Group << /S /Transparency >>")
                        .stream(
                                "/Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
                                new byte[1]));
        fine(
                to,
                "fonts-with-odd-names",
                TinyPdf.of()
                        .page(
                                "/Resources << /Font << /JS 5 0 R /AA 5 0 R /AF 5 0 R /EF 5 0 R /A 5"
                                        + " 0 R /XFA 5 0 R /S 5 0 R /FT 5 0 R >> >>")
                        .object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"));
        fine(
                to,
                "hidden-text-of-a-recogniser",
                TinyPdf.of()
                        .change(
                                4,
                                TinyPdf.streamBody(
                                        "", TinyPdf.bytes("BT 3 Tr /F 9 Tf (xin) Tj ET"))));
        fine(
                to,
                "content-in-parts",
                TinyPdf.of()
                        .change(
                                3,
                                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents [4 0 R"
                                        + " 4 0 R] >>"));
    }

    private static void filters(List<PdfCase> to) {
        var deflated = HexFormat.of().formatHex(TinyPdf.deflated(TinyPdf.bytes("q Q")));
        filter(to, "chain", "[/ASCIIHexDecode /FlateDecode]", deflated + ">");
        filter(to, "hexadecimal", "/ASCIIHexDecode", "71 20 51>");
        filter(to, "base-85", "[/ASCII85Decode]", "E\"s!~>");
        filter(to, "runs", "/RunLengthDecode", "\2q Q\u0080");
        filter(to, "lzw", "/LZWDecode", "\u0080\13`\120\42\14\14\u0085\1");
        for (var codec : List.of("DCTDecode", "JPXDecode", "CCITTFaxDecode", "JBIG2Decode")) {
            fine(
                    to,
                    "picture-" + codec,
                    TinyPdf.of().stream(
                            GREY + "/Width 9 /Height 9 /Filter /" + codec,
                            PictureData.of(codec, 9)));
            fine(
                    to,
                    "deflated-picture-" + codec,
                    TinyPdf.of().stream(
                            GREY + "/Width 9 /Height 9 /Filter [/FlateDecode /" + codec + "]",
                            TinyPdf.deflated(PictureData.of(codec, 9))));
        }
        fine(
                to,
                "picture-with-bytes-between-its-markers",
                TinyPdf.of().stream(
                        GREY + "/Width 9 /Height 9 /Filter /DCTDecode",
                        TinyPdf.bytes(PictureData.jpeg("xy\u00ff\u00ff\u00fe\0\2z", 9))));
        fine(
                to,
                "picture-in-boxes",
                TinyPdf.of().stream(
                        GREY + "/Width 9 /Height 9 /Filter /JPXDecode",
                        TinyPdf.bytes(
                                PictureData.box("jp2h", "x".repeat(5_000))
                                        + PictureData.box("jp2c", PictureData.jpeg2000(9)))));
        fine(
                to,
                "mask-and-parameters",
                TinyPdf.of().stream(
                        GREY
                                + "/Width 1 /Height 1 /SMask 6 0 R /Filter [/FlateDecode]"
                                + " /DecodeParms [<< /Predictor 15 /Columns 1 /Colors 1 >>]",
                        TinyPdf.deflated(new byte[2]))
                        .stream(GREY + "/Width 1 /Height 1", new byte[1]));
    }

    private static void filter(List<PdfCase> to, String name, String filter, String data) {
        var body = TinyPdf.streamBody("/Filter " + filter, TinyPdf.bytes(data));
        fine(to, name, TinyPdf.of().change(4, body));
    }

    private static void links(List<PdfCase> to) {
        warned(
                to,
                "links",
                "footnote-mark-with-a-frame",
                TinyPdf.of()
                        .page(
                                "/Annots [<< /Type /Annot /Subtype /Link /Rect [99 500 102 509]"
                                        + " /Border [0 0 1] /Dest [3 0 R /Fit] >>]"));
        warned(
                to,
                "links",
                "page",
                TinyPdf.of().page("/Annots [" + LINK + "/Dest [3 0 R /Fit] >>]"));
        warned(
                to,
                "links",
                "page-by-action",
                TinyPdf.of()
                        .page("/Annots [" + LINK + "/Border [0 0 0] /A << /S /GoTo /D (a) >> >>]"));
        for (var address :
                List.of(
                        "https://example.vn/a?b=c",
                        "http://example.vn",
                        "mailto:a@example.vn",
                        "www.example.vn",
                        "HTTPS://EXAMPLE.VN",
                        "tel:+84123",
                        "www.example.vn:8080/x")) {
            warned(
                    to,
                    "links",
                    address.replaceAll("[^a-zA-Z]+", "-"),
                    TinyPdf.of()
                            .page(
                                    "/Annots ["
                                            + LINK
                                            + "/A << /S /URI /URI ("
                                            + address
                                            + ") >> >>]"));
        }
        warned(
                to,
                "links",
                "thin-frame",
                TinyPdf.of().page("/Annots [" + LINK + "/BS << /W 1 /S /U >> /C [0 0 1] /F 4 >>]"));
    }

    private static void revisions(List<PdfCase> to) {
        warned(
                to,
                "earlier-content",
                "page-content-replaced",
                TinyPdf.of().update(4, TinyPdf.streamBody("", TinyPdf.bytes("q Q"))));
        warned(
                to,
                "earlier-content",
                "note-removed",
                TinyPdf.of()
                        .page("/Annots [5 0 R]")
                        .object("<< /Type /Annot /Subtype /Text /Rect [1 1 9 9] >>")
                        .update(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>")
                        .update(5, "null"));
        warned(
                to,
                "earlier-content",
                "filter-that-nobody-knows",
                TinyPdf.of().stream("/Filter /XyzDecode", new byte[1])
                        .update(5, TinyPdf.streamBody("", new byte[1])));
        warned(
                to,
                "earlier-content",
                "picture-without-size",
                TinyPdf.of().stream("/Subtype /Image", new byte[1])
                        .update(5, TinyPdf.streamBody("", new byte[1])));
        fine(to, "title-added", TinyPdf.of().update(9, "<< /Title (a) >>"));
    }

    private static void fine(List<PdfCase> to, String name, TinyPdf pdf) {
        to.add(PdfCase.fine(name, pdf::build));
    }

    private static void warned(List<PdfCase> to, String caution, String name, TinyPdf pdf) {
        to.add(PdfCase.warned(caution, name, pdf::build));
    }
}

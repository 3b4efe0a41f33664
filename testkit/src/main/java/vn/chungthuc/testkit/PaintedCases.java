package vn.chungthuc.testkit;

import java.util.ArrayList;
import java.util.List;

/// What contents paint: pictures inside a content, whose end readers find in different ways, and
/// forms inside forms, which cost more than their bytes tell.
final class PaintedCases {
    private static final String FORM = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] ";
    private static final String MASK = "/IM true ";
    private static final String GREY = "/BPC 8 /CS /G ";
    private static final String OTHER = "EI 1 0 0 rg 0 0 9 9 re f";

    private PaintedCases() {}

    static List<PdfCase> all() {
        var cases = new ArrayList<PdfCase>();
        twofold(cases);
        clear(cases);
        costly(cases);
        boxes(cases);
        return cases;
    }

    private static void twofold(List<PdfCase> to) {
        var flate = "/F /Fl " + GREY;
        twofold(to, "word-in-data", 28, GREY, "abc " + OTHER + "\nEI");
        twofold(to, "word-late", 4, GREY, "abcdefghi " + OTHER + "\nEI");
        twofold(to, "data-too-short", 28, GREY, "abc\nEI");
        twofold(to, "no-end", 3, GREY, "abc");
        twofold(to, "entry-twice", 3, GREY + "/W 9 ", "abc\nEI");
        twofold(to, "word-in-fax", 9, "/F /CCF " + MASK, "abc\nEI Q q\nabc\nEI");
        twofold(to, "word-in-runs", 9, "/F /RL " + GREY, "abc\nEI Q q\nabc\nEI");
        twofold(to, "word-in-a-space-of-its-own", 9, "/BPC 8 /CS /X ", "abc\nEI Q q\nabc\nEI");
        twofold(to, "deflated-data-that-go-on", 28, flate, stored("ab " + OTHER + " ") + "\nEI");
        twofold(to, "base-85-without-end", 9, "/F /A85 " + GREY, "abcdefghijkl\nEI");
    }

    private static void clear(List<PdfCase> to) {
        clear(to, "grey", 9, GREY, "abcdefghi\nEI");
        clear(to, "mask", 9, MASK, "ab EI");
        fine(
                to,
                "inline-picture-behind-a-line-end-of-two",
                shown("BI /W 3 /H 1 " + GREY + "ID\r\nabc\r\nEI"));
        clear(to, "word-among-other-bytes", 9, GREY, "ab EI \u0001\u0002d\nEI");
        clear(to, "deflated", 9, "/F /Fl " + GREY, deflated("abcdefghi") + "\nEI");
        clear(to, "base-85", 9, "/F [/A85 /Fl] " + GREY, "GapQ^~>\nEI");
        clear(to, "fax", 9, "/F /CCF " + MASK, "abc\nEI");
        clear(to, "two", 3, GREY, "abc\nEI Q q BI /W 3 /H 1 " + GREY + "ID abc\nEI");
        clear(to, "two-faxes", 9, "/F /CCF " + MASK, "a\nEI BI /W 9 /H 1 /F /CCF ID a\nEI");
        fine(to, "form-that-names-itself", form("q 1 0 0 1 0 0 cm Q"));
        fine(to, "form-painted-often", painting("/F Do ".repeat(1_000), "0 0 m 9 9 l S"));
    }

    private static void costly(List<PdfCase> to) {
        refused(to, "too-much", "forms-in-forms", nested());
        refused(to, "loop", "form-in-itself", form("/F Do"));
        refused(
                to,
                "too-much",
                "form-painted-too-often",
                painting("/F Do ".repeat(20_000), "0 0 m 9 9 l S ".repeat(1_000)));
        var picture =
                TinyPdf.of()
                        .page("/Resources << /XObject << /P 5 0 R >> >>")
                        .change(4, TinyPdf.streamBody("", TinyPdf.bytes("/P Do ".repeat(9_000))))
                        .stream(
                                "/Subtype /Image /Width 2000 /Height 1000 /BitsPerComponent 8"
                                        + " /ColorSpace /DeviceGray /Filter /FlateDecode",
                                TinyPdf.deflated(new byte[2_000_000]));
        refused(to, "too-much", "picture-painted-too-often", picture);
        var large = "q BI /W 1000000 /H 1000000 /F /Fl " + GREY + "ID ";
        refused(to, "too-much", "picture-in-a-content", shown(large + deflated("a") + "\nEI Q"));
    }

    private static void boxes(List<PdfCase> to) {
        odd(to, "no-media-box", "");
        odd(to, "media-box-without-height", "/MediaBox [0 9 9 9]");
        odd(to, "crop-box-elsewhere", "/MediaBox [0 0 9 9] /CropBox [10 0 19 9]");
        odd(to, "turned-by-an-eighth", "/MediaBox [0 0 9 9] /Rotate 45");
        fine(to, "crop-box-around", page("/MediaBox [0 0 9 9] /CropBox [-1 -1 10 10]"));
        fine(to, "crop-box-inside", page("/MediaBox [0 0 9 9] /CropBox [8 8 1 1]"));
        fine(to, "turned-backwards", page("/MediaBox [0 0 9 9] /Rotate -90"));
    }

    private static TinyPdf page(String entries) {
        return TinyPdf.of().change(3, "<< /Type /Page /Parent 2 0 R " + entries + " >>");
    }

    private static void odd(List<PdfCase> to, String name, String entries) {
        to.add(PdfCase.warned("odd-pages", name, page(entries)::build));
    }

    private static TinyPdf shown(String content) {
        return TinyPdf.of().change(4, TinyPdf.streamBody("", TinyPdf.bytes(content)));
    }

    private static String picture(int width, String entries, String data) {
        return "q BI /W " + width + " /H 1 " + entries + "ID " + data + " Q";
    }

    private static TinyPdf painting(String content, String form) {
        return shown(content).page("/Resources << /XObject << /F 5 0 R >> >>").stream(
                FORM, TinyPdf.bytes(form));
    }

    private static TinyPdf form(String content) {
        return shown("/F Do").page("/Resources << /XObject << /F 5 0 R >> >>").stream(
                FORM + "/Resources << /XObject << /F 5 0 R >> >>", TinyPdf.bytes(content));
    }

    /// Twelve forms, each of which paints the next ten times.
    private static TinyPdf nested() {
        var pdf = shown("/F Do").page("/Resources << /XObject << /F 5 0 R >> >>");
        for (int next = 6; next < 18; next++) {
            var resources = "/Resources << /XObject << /F %d 0 R >> >>".formatted(next);
            pdf.stream(FORM + resources, TinyPdf.bytes("/F Do ".repeat(10)));
        }
        return pdf.stream(FORM, TinyPdf.bytes("0 0 m 9 9 l S"));
    }

    private static String deflated(String data) {
        return TinyPdf.text(TinyPdf.deflated(TinyPdf.bytes(data)));
    }

    /// Deflated data that hold their bytes as they are (RFC 1951, 3.2.4).
    private static String stored(String data) {
        int length = data.length();
        return "x\u0001\u0001"
                + (char) (length & 0xFF)
                + (char) (length >> 8)
                + (char) (~length & 0xFF)
                + (char) (~length >> 8 & 0xFF)
                + data;
    }

    private static void twofold(
            List<PdfCase> to, String name, int width, String entries, String data) {
        var pdf = shown(picture(width, entries, data));
        refused(to, "shows-differently", "inline-picture-" + name, pdf);
    }

    private static void clear(
            List<PdfCase> to, String name, int width, String entries, String data) {
        fine(to, "inline-picture-" + name, shown(picture(width, entries, data)));
    }

    private static void refused(List<PdfCase> to, String code, String name, TinyPdf pdf) {
        to.add(PdfCase.refused(code, name, pdf::build));
    }

    private static void fine(List<PdfCase> to, String name, TinyPdf pdf) {
        to.add(PdfCase.fine(name, pdf::build));
    }
}

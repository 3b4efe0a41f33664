package vn.chungthuc.portal.intake;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;

/// Judges annotations (ISO 32000-2, 12.5): a link that shows nothing but a thin frame is harmless;
/// what is laid over the page, can be filled in or plays something is not.
final class Annotations {
    private static final double WIDEST_FRAME = 3;

    /// A link whose frame takes most of its height is a stroke; one no longer than a letter is wide
    /// draws nothing.
    private static final double STROKE = 3;

    private static final double LONGEST_DOT = 12;
    private static final Set<String> KINDS =
            Set.of(
                    "Text",
                    "Link",
                    "FreeText",
                    "Line",
                    "Square",
                    "Circle",
                    "Polygon",
                    "PolyLine",
                    "Highlight",
                    "Underline",
                    "Squiggly",
                    "StrikeOut",
                    "Caret",
                    "Stamp",
                    "Ink",
                    "Popup",
                    "FileAttachment",
                    "Sound",
                    "Movie",
                    "Screen",
                    "Widget",
                    "PrinterMark",
                    "TrapNet",
                    "Watermark",
                    "3D",
                    "Redact",
                    "Projection",
                    "RichMedia");

    private final PdfFile file;
    private final Findings findings;

    Annotations(PdfFile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    boolean isAnnotation(PdfValue.Dict dict) throws IOException, PdfFault {
        return "Annot".equals(name(dict, "Type"))
                || (dict.has("Rect") && KINDS.contains(name(dict, "Subtype")));
    }

    void judge(PdfValue.Dict annotation) throws IOException, PdfFault {
        switch (name(annotation, "Subtype")) {
            case "Link" -> {
                boolean painted =
                        !(file.resolve(annotation.get("AP")) instanceof PdfValue.Null)
                                || frame(annotation) > WIDEST_FRAME
                                || isStroke(annotation);
                if (painted) {
                    findings.refuse(Reason.ANNOTATION);
                }
                findings.warn(Caution.LINKS);
            }
            case "Widget" -> findings.refuse(Reason.FORM_FIELDS);
            case "FileAttachment" -> findings.refuse(Reason.EMBEDDED_FILE);
            case "Sound", "Movie", "Screen", "3D", "RichMedia" -> findings.refuse(Reason.MEDIA);
            default -> findings.refuse(Reason.ANNOTATION);
        }
    }

    /// Whether there is hardly anything inside the frame: with such one can draw.
    private boolean isStroke(PdfValue.Dict link) throws IOException, PdfFault {
        double frame = frame(link);
        if (frame == 0
                || !(file.resolve(link.get("Rect")) instanceof PdfValue.Array(var sides))
                || sides.size() != 4) {
            return false;
        }
        var at = new double[4];
        for (int i = 0; i < 4; i++) {
            at[i] = signed(file.resolve(sides.get(i)));
        }
        double width = Math.abs(at[2] - at[0]);
        double height = Math.abs(at[3] - at[1]);
        return Math.min(width, height) < STROKE * frame && Math.max(width, height) > LONGEST_DOT;
    }

    /// The width of the frame around a link (12.5.4): of `/BS`, else of `/Border`, else 1.
    private double frame(PdfValue.Dict link) throws IOException, PdfFault {
        double width = 1;
        if (file.resolve(link.get("Border")) instanceof PdfValue.Array(var parts)) {
            width = parts.size() > 2 ? number(file.resolve(parts.get(2))) : width;
        }
        var style = file.dictionary(link.get("BS"));
        if (style != null && style.has("W")) {
            width = Math.max(number(file.resolve(style.get("W"))), width);
        }
        return width;
    }

    private static double number(PdfValue value) {
        return Math.abs(signed(value));
    }

    private static double signed(PdfValue value) {
        return switch (value) {
            case PdfValue.Int(long n) -> n;
            case PdfValue.Real(var text) -> Double.parseDouble(text);
            default -> WIDEST_FRAME + 1;
        };
    }

    private String name(PdfValue.Dict dict, String key) throws IOException, PdfFault {
        return file.resolve(dict.get(key)) instanceof PdfValue.Name(var name) ? name : "";
    }

    /// What a page's `/Annots` lists, whatever it calls itself.
    void judgeAll(PdfValue.Dict page) throws IOException, PdfFault {
        var listed = file.resolve(page.get("Annots"));
        var items = listed instanceof PdfValue.Array(var each) ? each : List.<PdfValue>of();
        for (var item : items) {
            var annotation = file.dictionary(item);
            if (annotation != null) {
                judge(annotation);
            }
        }
    }
}

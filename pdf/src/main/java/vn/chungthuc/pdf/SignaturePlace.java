package vn.chungthuc.pdf;

import java.io.IOException;
import vn.chungthuc.protocol.Rect;

/// A signature field on the certification page, as found in a document whose second revision this
/// project wrote. Fields anywhere else, or built otherwise, are [PdfFault]s.
///
/// @param field the merged field and widget, by reference and as it stands now
/// @param page number of its page, from 1
/// @param pageBox that page's MediaBox
/// @param box the widget's `/Rect` now
/// @param font the Type 0 font that the page carries for appearances
public record SignaturePlace(
        PdfValue.Ref ref,
        PdfValue.Dict field,
        int page,
        Rect pageBox,
        Rect box,
        PdfValue.Ref font) {

    /// The leader's field and the office's field, by name.
    public static final String LEADER = "Leader";

    public static final String OFFICE = "Office";

    /// The empty field of that name, ready to be signed.
    public static SignaturePlace find(PdfFile file, String field) throws IOException, PdfFault {
        var place = any(file, field);
        if (place.field().has("V")) {
            throw new PdfFault(PdfFault.Kind.FIELD_SIGNED, field);
        }
        return place;
    }

    /// The field of that name, signed or not.
    public static SignaturePlace any(PdfFile file, String field) throws IOException, PdfFault {
        if (file.resolve(file.catalog().get("AcroForm")) instanceof PdfValue.Dict form
                && file.resolve(form.get("Fields")) instanceof PdfValue.Array(var fields)) {
            for (var item : fields) {
                if (item instanceof PdfValue.Ref ref
                        && file.object(ref) instanceof PdfValue.Dict dict
                        && dict.get("T") instanceof PdfValue.Str name
                        && PdfValue.textOf(name).equals(field)) {
                    return of(file, ref, dict);
                }
            }
        }
        throw new PdfFault(PdfFault.Kind.FIELD_MISSING, field);
    }

    private static SignaturePlace of(PdfFile file, PdfValue.Ref ref, PdfValue.Dict field)
            throws IOException, PdfFault {
        var kids = file.kids(file.pagesRoot());
        if (kids.isEmpty()
                || !field.is("FT", "Sig")
                || !(field.get("P") instanceof PdfValue.Ref pageRef)
                || !kids.getLast().equals(pageRef)
                || !(file.object(pageRef) instanceof PdfValue.Dict page)
                || !(page.get("Resources") instanceof PdfValue.Dict resources)
                || !(resources.get("Font") instanceof PdfValue.Dict fonts)
                || !(fonts.get("F") instanceof PdfValue.Ref font)) {
            throw new PdfFault(
                    PdfFault.Kind.NOT_THE_PROFILE, "the field is not on a certification page");
        }
        return new SignaturePlace(
                ref,
                field,
                file.pageCount(),
                rect(page.get("MediaBox")),
                rect(field.get("Rect")),
                font);
    }

    /// Whether it is an array of four direct numbers with an inside.
    public static boolean isRect(@org.jspecify.annotations.Nullable PdfValue value) {
        try {
            rect(value);
            return true;
        } catch (PdfFault e) {
            return false;
        }
    }

    static Rect rect(@org.jspecify.annotations.Nullable PdfValue value) throws PdfFault {
        if (value instanceof PdfValue.Array(var sides) && sides.size() == 4) {
            var numbers = new double[4];
            for (int i = 0; i < 4; i++) {
                numbers[i] = number(sides.get(i));
            }
            return rect(numbers[0], numbers[1], numbers[2], numbers[3]);
        }
        throw new PdfFault(PdfFault.Kind.NOT_THE_PROFILE, "a rectangle");
    }

    /// @throws PdfFault if it has no inside or is on no page
    static Rect rect(double llx, double lly, double urx, double ury) throws PdfFault {
        try {
            return new Rect(llx, lly, urx, ury);
        } catch (IllegalArgumentException e) {
            throw new PdfFault(PdfFault.Kind.NOT_THE_PROFILE, "a rectangle");
        }
    }

    static double number(PdfValue value) throws PdfFault {
        return switch (value) {
            case PdfValue.Int(long n) when Math.abs(n) < 1_000_000 -> n;
            case PdfValue.Real(var text) when text.length() < 16 -> Double.parseDouble(text);
            default -> throw new PdfFault(PdfFault.Kind.NOT_THE_PROFILE, "a number");
        };
    }
}

package vn.chungthuc.pdf;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Rect;

/// Writes the objects of a stamp: image, soft mask and the form that shows them.
final class StampObjects {
    private StampObjects() {}

    /// The font of a stamp's text.
    ///
    /// @param ref its Type 0 font in the document; null when there is no text
    record Ink(SerifFont font, PdfValue.@Nullable Ref ref) {}

    /// Where a stamp stands.
    ///
    /// @param box the field's rectangle
    /// @param placed the movable part, in the same coordinates
    /// @param matrix the form's `/Matrix`; null for none
    record Stand(Rect box, Rect placed, PdfValue.@Nullable Array matrix) {}

    /// @param font the Type 0 font that the stamp's text uses
    /// @return the appearance stream's reference
    static PdfValue.Ref write(
            Revision revision,
            PdfValue.Ref font,
            Appearance look,
            Rect box,
            Rect placed,
            OffsetDateTime time) {
        var ink = new Ink(SerifFont.instance(), font);
        return write(revision, ink, look, new Stand(box, placed, null), time);
    }

    /// @return the appearance stream's reference
    static PdfValue.Ref write(
            Revision revision, Ink ink, Appearance look, Stand stand, OffsetDateTime time) {
        var resources = PdfValue.dict();
        if (ink.ref() != null) {
            resources = resources.with("Font", PdfValue.dict("F", ink.ref()));
        }
        var image = look.image();
        if (image != null) {
            var mask = image(revision, image, "DeviceGray", image.alpha(), null);
            var samples = image(revision, image, "DeviceRGB", image.rgb(), mask);
            resources = resources.with("XObject", PdfValue.dict("Im", samples));
        }
        var dict =
                PdfValue.dict(
                        "Type", PdfValue.name("XObject"),
                        "Subtype", PdfValue.name("Form"),
                        "BBox", PdfValue.numbers(0, 0, stand.box().width(), stand.box().height()),
                        "Resources", resources);
        if (stand.matrix() != null) {
            dict = dict.with("Matrix", stand.matrix());
        }
        return revision.addStream(
                dict, Stamp.content(ink.font(), look, stand.box(), stand.placed(), time));
    }

    private static PdfValue.Ref image(
            Revision revision,
            Appearance.Image image,
            String colourSpace,
            Base64Url samples,
            PdfValue.@Nullable Ref softMask) {
        var dict =
                PdfValue.dict(
                        "Type", PdfValue.name("XObject"),
                        "Subtype", PdfValue.name("Image"),
                        "Width", PdfValue.number(image.width()),
                        "Height", PdfValue.number(image.height()),
                        "ColorSpace", PdfValue.name(colourSpace),
                        "BitsPerComponent", PdfValue.number(8),
                        "Filter", PdfValue.name("FlateDecode"));
        return revision.addStream(
                softMask == null ? dict : dict.with("SMask", softMask), samples.bytes());
    }
}

package vn.chungthuc.pdf;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Rect;

/// Writes the objects of a stamp: image, soft mask and the form that shows them.
final class StampObjects {
    private StampObjects() {}

    /// @param font the Type 0 font that the stamp's text uses
    /// @return the appearance stream's reference
    static PdfValue.Ref write(
            Revision revision,
            PdfValue.Ref font,
            Appearance look,
            Rect box,
            Rect placed,
            OffsetDateTime time) {
        var resources = PdfValue.dict("Font", PdfValue.dict("F", font));
        var image = look.image();
        if (image != null) {
            var mask = image(revision, image, "DeviceGray", image.alpha(), null);
            var samples = image(revision, image, "DeviceRGB", image.rgb(), mask);
            resources = resources.with("XObject", PdfValue.dict("Im", samples));
        }
        return revision.addStream(
                PdfValue.dict(
                        "Type", PdfValue.name("XObject"),
                        "Subtype", PdfValue.name("Form"),
                        "BBox", PdfValue.numbers(0, 0, box.width(), box.height()),
                        "Resources", resources),
                Stamp.content(look, box, placed, time));
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

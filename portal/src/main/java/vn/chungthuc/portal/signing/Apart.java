package vn.chungthuc.portal.signing;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.AppendedSection;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.Source;

/// A signature's revision taken apart: the objects that the profile allows in it, found from the
/// field on. Absent ones are null.
///
/// @param whole base and revision
/// @param field the merged field and widget
/// @param signature its `/V`
/// @param appearance its normal appearance
/// @param image what the appearance shows as `/Im`
/// @param mask the image's `/SMask`
record Apart(
        PdfFile whole,
        AppendedSection section,
        PdfValue.Dict field,
        PdfValue.@Nullable Ref signature,
        PdfValue.@Nullable Ref appearance,
        PdfValue.@Nullable Ref image,
        PdfValue.@Nullable Ref mask) {

    static Apart of(PdfFile base, AppendedSection section, byte[] appended, PdfValue.Ref field)
            throws IOException, PdfFault {
        var whole = base.extendedBy(Source.of(appended));
        if (!(whole.object(field) instanceof PdfValue.Dict dict)) {
            throw new PdfFault(PdfFault.Kind.NOT_THE_PROFILE, "the field is no dictionary");
        }
        var appearance =
                dict.get("AP") instanceof PdfValue.Dict states ? ref(states.get("N")) : null;
        var image = appearance == null ? null : image(whole, appearance);
        var mask =
                image != null && whole.object(image) instanceof PdfValue.Stream samples
                        ? ref(samples.dict().get("SMask"))
                        : null;
        return new Apart(whole, section, dict, ref(dict.get("V")), appearance, image, mask);
    }

    private static PdfValue.@Nullable Ref image(PdfFile whole, PdfValue.Ref appearance)
            throws IOException, PdfFault {
        return whole.object(appearance) instanceof PdfValue.Stream form
                        && form.dict().get("Resources") instanceof PdfValue.Dict resources
                        && resources.get("XObject") instanceof PdfValue.Dict objects
                ? ref(objects.get("Im"))
                : null;
    }

    private static PdfValue.@Nullable Ref ref(@Nullable PdfValue value) {
        return value instanceof PdfValue.Ref ref ? ref : null;
    }

    /// Whether the revision itself holds that object.
    boolean holds(PdfValue.@Nullable Ref ref) {
        return ref != null && section.places().containsKey(ref.number());
    }

    /// The numbers that nothing of a signature leads to.
    Set<Integer> extras(PdfValue.Ref fieldRef) {
        var numbers = new LinkedHashSet<>(section.places().keySet());
        for (var own : new PdfValue.Ref[] {fieldRef, signature, appearance, image, mask}) {
            if (own != null) {
                numbers.remove(own.number());
            }
        }
        numbers.removeIf(number ->
                section.stream()
                        && section.places().get(number) instanceof AppendedSection.Place.At at
                        && at.offset() == section.start());
        return numbers;
    }

    PdfValue.Dict signatureDictionary() throws IOException, PdfFault {
        if (signature != null && whole.object(signature) instanceof PdfValue.Dict dict) {
            return dict;
        }
        throw new PdfFault(PdfFault.Kind.NOT_THE_PROFILE, "the signature is no dictionary");
    }

    /// The dictionary of a stream, and its bytes as they stand in the file.
    PdfValue.Dict dictionary(PdfValue.Ref stream) throws IOException, PdfFault {
        return stream(stream).dict();
    }

    byte[] bytes(PdfValue.Ref stream) throws IOException, PdfFault {
        var found = stream(stream);
        return whole.source().bytes(found.start(), (int) found.length());
    }

    private PdfValue.Stream stream(PdfValue.Ref ref) throws IOException, PdfFault {
        if (whole.object(ref) instanceof PdfValue.Stream stream) {
            return stream;
        }
        throw new PdfFault(PdfFault.Kind.NOT_THE_PROFILE, "object " + ref.number() + ": a stream");
    }
}

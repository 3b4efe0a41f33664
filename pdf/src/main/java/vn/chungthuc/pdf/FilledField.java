package vn.chungthuc.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.SigningStage;

/// What the person decided, read back from a signed field: place, time and the CMS. Laying the
/// revision again with these must give the same bytes; see [SignatureRevision].
///
/// @param placed where the movable part stands, on the page
/// @param time the signature's `/M`
/// @param room how many bytes `/Contents` holds
/// @param cms the DER of the CMS, without the zeros behind it
public record FilledField(Rect placed, OffsetDateTime time, int room, Base64Url cms) {
    /// What `/Contents` may hold at most.
    public static final int MOST_ROOM = 65_536;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("'D:'uuuuMMddHHmmssxxx");

    /// @param whole base and appended revision
    public static FilledField read(PdfFile whole, SigningStage stage, String field, Appearance look)
            throws IOException, PdfFault {
        var place = SignaturePlace.any(whole, field);
        if (!(whole.resolve(place.field().get("V")) instanceof PdfValue.Dict signature)
                || !(signature.get("Contents") instanceof PdfValue.Str contents)) {
            throw wrong("the signature dictionary");
        }
        var bytes = contents.bytes().getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length > MOST_ROOM) {
            throw wrong("the size of Contents");
        }
        return new FilledField(
                stage == SigningStage.SIGN ? place.box() : inside(whole, place, look),
                time(signature),
                bytes.length,
                Base64Url.of(der(bytes)));
    }

    /// The seal's place: the first `cm` of the appearance.
    private static Rect inside(PdfFile whole, SignaturePlace place, Appearance look)
            throws IOException, PdfFault {
        if (place.field().get("AP") instanceof PdfValue.Dict appearances
                && whole.resolve(appearances.get("N")) instanceof PdfValue.Stream stream) {
            var content = whole.decode(stream);
            var syntax = new Syntax(Source.of(content), 0, new Budget(content.length));
            syntax.expect("q");
            var matrix = new double[6];
            for (int i = 0; i < 6; i++) {
                matrix[i] = SignaturePlace.number(syntax.value());
            }
            syntax.expect("cm");
            double width = look.rect().width() * matrix[0];
            double height = look.rect().height() * matrix[3];
            double x = place.box().llx() + matrix[4];
            double y = place.box().lly() + matrix[5];
            return SignaturePlace.rect(x, y, x + width, y + height);
        }
        throw wrong("the appearance");
    }

    /// A signature dictionary's `/M`.
    public static OffsetDateTime time(PdfValue.Dict signature) throws PdfFault {
        if (signature.get("M") instanceof PdfValue.Str(var date, _)) {
            return time(date);
        }
        throw wrong("M");
    }

    private static OffsetDateTime time(String date) throws PdfFault {
        try {
            return OffsetDateTime.parse(
                    date.replaceFirst("([+-]\\d\\d)'(\\d\\d)'$", "$1:$2"), DATE);
        } catch (DateTimeException e) {
            throw wrong("M: " + e.getMessage());
        }
    }

    /// The DER value at the start of `/Contents`: tag, definite length, content (X.690, 8.1).
    public static byte[] der(byte[] bytes) throws PdfFault {
        if (bytes.length < 4 || bytes[0] != 0x30 || (bytes[1] & 0xFF) != 0x82) {
            throw wrong("Contents holds no CMS");
        }
        int length = 4 + (((bytes[2] & 0xFF) << 8) | (bytes[3] & 0xFF));
        if (length > bytes.length) {
            throw wrong("Contents is cut short");
        }
        return Arrays.copyOf(bytes, length);
    }

    private static PdfFault wrong(String what) {
        return new PdfFault(PdfFault.Kind.NOT_THE_PROFILE, what);
    }
}

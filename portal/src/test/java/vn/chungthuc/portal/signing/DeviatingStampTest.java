package vn.chungthuc.portal.signing;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.chungthuc.protocol.Rect;

/// One case for each deviation of what the signature shows; see [Deviating].
class DeviatingStampTest {
    private static final Deviating CASES = Deviating.shared();
    private static final Deviating.Before SIGN = CASES.sign();
    private static final Deviating.Before SEAL = CASES.seal();

    @TestFactory
    List<DynamicTest> whatItShows() {
        return List.of(
                CASES.refused(
                        Deviation.PLACED_OUTSIDE_THE_SLOT,
                        "beside the slot",
                        SIGN,
                        (_, b) ->
                                placed(
                                        b,
                                        Rect.at(
                                                10,
                                                700,
                                                b.item().appearance().rect().width(),
                                                b.item().appearance().rect().height()))),
                CASES.refused(
                        Deviation.SEAL_RESIZED,
                        "half a point",
                        SEAL,
                        (_, b) ->
                                placed(
                                        b,
                                        Rect.at(
                                                b.item().appearance().rect().llx(),
                                                b.item().appearance().rect().lly(),
                                                b.item().appearance().rect().width() - 0.5,
                                                b.item().appearance().rect().height() - 0.5))),
                CASES.refused(
                        Deviation.STAMP_DISTORTED,
                        "too wide",
                        SIGN,
                        (_, b) ->
                                placed(
                                        b,
                                        Rect.at(
                                                b.item().appearance().rect().llx() - 40,
                                                b.item().appearance().rect().lly(),
                                                b.item().appearance().rect().width() + 40,
                                                b.item().appearance().rect().height()))),
                CASES.refused(
                        Deviation.STAMP_TOO_SMALL_OR_LARGE,
                        "half",
                        SIGN,
                        (_, b) ->
                                placed(
                                        b,
                                        Rect.at(
                                                b.item().appearance().rect().llx(),
                                                b.item().appearance().rect().lly(),
                                                b.item().appearance().rect().width() / 2,
                                                b.item().appearance().rect().height() / 2))),
                CASES.refused(
                        Deviation.APPEARANCE_MISSING,
                        "no /AP",
                        SIGN,
                        (f, _) -> f.replaceAll("/AP <<.*?>>", "").signed()),
                CASES.refused(
                        Deviation.APPEARANCE_CHANGED,
                        "a second appearance",
                        SIGN,
                        (f, _) ->
                                f.replaceAll("/AP <</N (\\d+ 0 R)>>", "/AP <</N $1/D $1>>")
                                        .signed()),
                CASES.refused(
                        Deviation.APPEARANCE_CHANGED,
                        "a matrix",
                        SIGN,
                        (f, _) ->
                                f.replace("/Subtype /Form", "/Subtype /Form/Matrix [1 0 0 1 9 9]")
                                        .signed()),
                CASES.refused(
                        Deviation.STAMP_BOX,
                        "larger",
                        SIGN,
                        (f, _) -> f.replaceAll("/BBox \\[0 0", "/BBox [-9 -9").signed()),
                CASES.refused(
                        Deviation.STAMP_FONT,
                        "a font of the scan",
                        SIGN,
                        (f, b) -> f.replaceAll("/Font <</F \\d+ 0 R", "/Font <</F 1 0 R").signed()),
                CASES.refused(
                        Deviation.STAMP_PAINTED_OVER,
                        "a white block",
                        SIGN,
                        (f, _) -> Deviating.whiteBlock(f)),
                CASES.refused(
                        Deviation.STAMP_PAINTED_OVER,
                        "a white block over the leader's",
                        SEAL,
                        (f, _) ->
                                f.stream(
                                                "/Subtype /Form",
                                                text -> text + "1 1 1 rg 250 8 220 150 re f\n")
                                        .signed()),
                CASES.refused(
                        Deviation.STAMP_INCOMPLETE,
                        "without the time",
                        SIGN,
                        (f, _) ->
                                f.stream(
                                                "/Subtype /Form",
                                                text ->
                                                        text.replaceFirst(
                                                                "BT 0\\.\\d+ .*?ET\n", ""))
                                        .signed()),
                CASES.refused(
                        Deviation.STAMP_COLOUR,
                        "the name in white",
                        SIGN,
                        (f, _) ->
                                f.stream(
                                                "/Subtype /Form",
                                                text ->
                                                        text.replaceFirst(
                                                                "BT 0 0 0 rg", "BT 1 1 1 rg"))
                                        .signed()),
                CASES.refused(
                        Deviation.STAMP_TEXT,
                        "another title",
                        SIGN,
                        (f, _) ->
                                f.stream(
                                                "/Subtype /Form",
                                                text -> text.replaceFirst("<....", "<0003"))
                                        .signed()),
                CASES.refused(
                        Deviation.STAMP_TEXT,
                        "another number",
                        SEAL,
                        (f, _) ->
                                f.stream(
                                                "/Subtype /Form",
                                                text -> text.replaceFirst("<....", "<0003"))
                                        .signed()),
                CASES.refused(
                        Deviation.STAMP_MOVED,
                        "a line by a point",
                        SIGN,
                        (f, _) ->
                                f.stream(
                                                "/Subtype /Form",
                                                text -> text.replaceFirst("24 Td", "25 Td"))
                                        .signed()),
                CASES.refused(
                        Deviation.STAMP_MOVED,
                        "the image in its block",
                        SIGN,
                        (f, _) ->
                                f.stream(
                                                "/Subtype /Form",
                                                text ->
                                                        text.replaceFirst(
                                                                " cm /Im Do", "1 cm /Im Do"))
                                        .signed()),
                CASES.refused(
                        Deviation.WRITTEN_OTHERWISE,
                        "a blank behind a line",
                        SIGN,
                        (f, _) ->
                                f.stream(
                                                "/Subtype /Form",
                                                text -> text.replaceFirst(" ET\n", " ET \n"))
                                        .signed()),
                CASES.refused(
                        Deviation.STAMP_CHANGED,
                        "the seal beyond all pages",
                        SEAL,
                        (f, _) ->
                                f.stream(
                                                "/Subtype /Form",
                                                text ->
                                                        text.replaceFirst(
                                                                "\\S+ \\S+ cm", "2000000 0 cm"))
                                        .signed()),
                CASES.refused(
                        Deviation.STAMP_CHANGED,
                        "no place to read",
                        SEAL,
                        (f, _) -> f.stream("/Subtype /Form", text -> "0 g " + text).signed()),
                CASES.refused(
                        Deviation.TIME_NOT_SHOWN,
                        "/M a second later",
                        SIGN,
                        (f, _) -> f.replaceAll("(/M \\(D:\\d{12})\\d\\d", "$131").signed()),
                CASES.refused(
                        Deviation.IMAGE_OTHER,
                        "another picture",
                        SIGN,
                        (f, _) ->
                                f.stream(
                                                "/DeviceRGB",
                                                text ->
                                                        text.substring(0, text.length() - 1)
                                                                + (char)
                                                                        (text.charAt(
                                                                                        text
                                                                                                        .length()
                                                                                                - 1)
                                                                                ^ 1))
                                        .signed()),
                CASES.refused(
                        Deviation.IMAGE_OTHER,
                        "no picture in the resources",
                        SIGN,
                        (f, _) ->
                                f.replaceAll("/XObject <</Im \\d+ 0 R>>", "")
                                        .drop(f.holding("/DeviceGray"))
                                        .drop(f.holding("/DeviceRGB"))
                                        .signed()),
                CASES.refused(
                        Deviation.IMAGE_MASK_OTHER,
                        "another outline",
                        SIGN,
                        (f, _) ->
                                f.stream(
                                                "/DeviceGray",
                                                text ->
                                                        text.substring(0, text.length() - 1)
                                                                + (char)
                                                                        (text.charAt(
                                                                                        text
                                                                                                        .length()
                                                                                                - 1)
                                                                                ^ 1))
                                        .signed()));
    }

    private static byte[] placed(Deviating.Before before, Rect rect) throws Exception {
        return before.copy().revision(before.ticket(), before.item(), before.signer(), rect);
    }
}

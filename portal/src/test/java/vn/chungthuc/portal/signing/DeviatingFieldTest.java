package vn.chungthuc.portal.signing;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// One case for each deviation of the field and its widget; see [Deviating].
class DeviatingFieldTest {
    private static final Deviating CASES = Deviating.shared();
    private static final Deviating.Before SIGN = CASES.sign();
    private static final Deviating.Before SEAL = CASES.seal();

    @TestFactory
    List<DynamicTest> theField() {
        return List.of(
                CASES.refused(
                        Deviation.FIELD_NOT_SIGNED,
                        "no value",
                        SIGN,
                        (f, _) -> f.replaceAll("/V \\d+ 0 R", "").signed()),
                CASES.refused(
                        Deviation.WIDGET_FLAGS,
                        "/F",
                        SIGN,
                        (f, _) -> f.replace("/F 4/P", "/F 6/P").signed()),
                CASES.refused(
                        Deviation.WIDGET_TIP,
                        "/TU",
                        SIGN,
                        (f, _) -> f.replaceAll("/TU <[0-9A-F]*>", "/TU (x)").signed()),
                CASES.refused(
                        Deviation.WIDGET_PAGE,
                        "/P",
                        SIGN,
                        (f, b) -> {
                            int first = b.base().pages().getFirst().ref().number();
                            return f.replaceAll("/P \\d+ 0 R/MK", "/P " + first + " 0 R/MK")
                                    .signed();
                        }),
                CASES.refused(
                        Deviation.WIDGET_MK,
                        "/MK",
                        SIGN,
                        (f, _) -> f.replace("/MK <<>>", "/MK <</BG [1 1 1]>>").signed()),
                CASES.refused(
                        Deviation.WIDGET_ACTION,
                        "/A",
                        SIGN,
                        (f, _) ->
                                f.replace("/MK <<>>", "/MK <<>>/A <</S /Named/N /Print>>")
                                        .signed()),
                CASES.refused(
                        Deviation.WIDGET_CHANGED,
                        "/T",
                        SIGN,
                        (f, _) -> f.replace("/T (Leader)", "/T (Reader)").signed()),
                CASES.refused(
                        Deviation.WIDGET_CHANGED,
                        "/Ff",
                        SIGN,
                        (f, _) -> f.replace("/MK <<>>", "/MK <<>>/Ff 1").signed()),
                CASES.refused(
                        Deviation.OFFICE_RECT_CHANGED,
                        "moved",
                        SEAL,
                        (f, _) -> f.replaceAll("/Rect \\[\\d+", "/Rect [50").signed()),
                CASES.refused(
                        Deviation.RECT_WRONG,
                        "no numbers",
                        SIGN,
                        (f, _) -> f.replaceAll("/Rect \\[[^]]*]", "/Rect [null 1 2 3]").signed()),
                CASES.refused(
                        Deviation.RECT_WRONG,
                        "thinner than anything",
                        SIGN,
                        (f, _) -> f.replaceAll("/Rect \\[[^]]*]", "/Rect [9 9 9.004 99]").signed()),
                CASES.refused(
                        Deviation.RECT_WRONG,
                        "beyond all pages",
                        SIGN,
                        (f, _) ->
                                f.replaceAll("/Rect \\[[^]]*]", "/Rect [0 0 2000000.5 9]")
                                        .signed()),
                CASES.refused(
                        Deviation.LOCK_REMOVED,
                        "no lock",
                        SEAL,
                        (f, _) -> f.replaceAll("/Lock <<[^>]*>>", "").signed()),
                CASES.refused(
                        Deviation.LOCK_CHANGED,
                        "All",
                        SEAL,
                        (f, _) ->
                                f.replaceAll(
                                                "/Lock <<[^>]*>>",
                                                "/Lock <</Type /SigFieldLock/Action /All/P 1>>")
                                        .signed()),
                CASES.refused(
                        Deviation.LOCK_CHANGED,
                        "one field only",
                        SEAL,
                        (f, _) ->
                                f.replaceAll(
                                                "(/Lock <<.*?)\\[\\(Leader\\) \\(Office\\)\\]",
                                                "$1[(Office)]")
                                        .signed()),
                CASES.refused(
                        Deviation.LOCK_CHANGED,
                        "form filling allowed",
                        SEAL,
                        (f, _) -> f.replaceAll("(/Lock <<.*?)/P 1", "$1/P 2").signed()));
    }
}

package vn.chungthuc.portal.signing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.SignaturePlace;

/// One case for each deviation in which objects a revision holds; see [Deviating].
class DeviatingObjectsTest {
    private static final Deviating CASES = Deviating.shared();
    private static final Deviating.Before SIGN = CASES.sign();
    private static final Deviating.Before SEAL = CASES.seal();
    private static final Deviating.Before SIGN_IN_STREAM = CASES.signInStream();

    @TestFactory
    List<DynamicTest> theObjects() {
        return List.of(
                CASES.refused(
                        Deviation.OBJECT_FREED,
                        "a page of the scan",
                        SIGN,
                        (f, b) ->
                                f.entry(
                                                b.base().pages().getFirst().ref().number(),
                                                "0000000000 00001 f \n")
                                        .signed()),
                CASES.refused(
                        Deviation.OFFSET_OUTSIDE,
                        "the catalog listed where it was",
                        SIGN,
                        (f, b) -> f.entry(4, "0000000015 00000 n \n").signed()),
                CASES.refused(
                        Deviation.GENERATION_CHANGED,
                        "the field's",
                        SIGN,
                        (f, b) -> {
                            return new String(f.signed(), StandardCharsets.ISO_8859_1)
                                    .replaceFirst("(\\d{10}) 00000 n", "$1 00001 n")
                                    .getBytes(StandardCharsets.ISO_8859_1);
                        }),
                CASES.refused(
                        Deviation.OBJECT_STREAM,
                        "an object listed in an object stream",
                        SIGN_IN_STREAM,
                        (f, _) ->
                                f.xref(x -> x.replaceFirst("\nstream\n\1", "\nstream\n\2"))
                                        .signed()),
                CASES.refused(
                        Deviation.OBJECT_UNREADABLE,
                        "an offset beside its object",
                        SIGN,
                        (f, b) -> {
                            int mask = f.holding("/DeviceGray");
                            long wrong = b.copy().bytes.length + 3L;
                            return f.entry(mask, "%010d 00000 n \n".formatted(wrong)).signed();
                        }),
                CASES.refused(
                        Deviation.OBJECT_EXTRA,
                        "an object that nobody uses",
                        SIGN,
                        (f, _) -> f.object(f.fresh(), "(more)").grown().signed()),
                CASES.refused(
                        Deviation.OBJECT_EXTRA,
                        "an object with a high number",
                        SIGN,
                        (f, _) ->
                                f.object(700, "(more)")
                                        .trailer("/Size \\d+", "/Size 701")
                                        .signed()),
                CASES.refused(
                        Deviation.OBJECT_MISSING,
                        "no soft mask",
                        SIGN,
                        (f, _) -> f.drop(f.holding("/DeviceGray")).signed()),
                CASES.refused(
                        Deviation.OBJECT_NUMBERS,
                        "the signature under the next number",
                        SIGN,
                        (f, _) -> {
                            int old = f.holding("/Type /Sig/");
                            int now = f.fresh();
                            f.object(now, f.body(old)).drop(old);
                            return f.replace("/V " + old + " 0 R", "/V " + now + " 0 R")
                                    .grown()
                                    .signed();
                        }),
                CASES.refused(
                        Deviation.CATALOG_CHANGED,
                        "an opening action",
                        SIGN,
                        (f, b) -> {
                            int catalog = b.base().catalogRef().number();
                            var more =
                                    b.body(catalog)
                                            .replaceFirst(
                                                    "<<", "<</OpenAction <</S /Named/N /Print>>");
                            return f.object(catalog, more).signed();
                        }),
                CASES.refused(
                        Deviation.PAGE_TREE_CHANGED,
                        "the pages in another order",
                        SIGN,
                        (f, b) -> {
                            int root = number(b.base().catalog(), "Pages");
                            var turned =
                                    b.body(root)
                                            .replaceFirst(
                                                    "/Kids \\[(\\d+ 0 R) (\\d+ 0 R)\\]",
                                                    "/Kids [$2 $1]");
                            return f.object(root, turned).signed();
                        }),
                CASES.refused(
                        Deviation.PAGE_TREE_CHANGED,
                        "no pages",
                        SIGN,
                        (f, b) -> {
                            int root = number(b.base().catalog(), "Pages");
                            var empty = b.body(root).replaceFirst("/Kids \\[[^]]*]", "/Kids []");
                            return f.object(root, empty).signed();
                        }),
                CASES.refused(Deviation.ANNOTATIONS_CHANGED, "a note", SIGN, Deviating::annotated),
                CASES.refused(
                        Deviation.PAGE_CHANGED,
                        "the certification page turned",
                        SIGN,
                        (f, b) -> {
                            int page = b.base().pages().getLast().ref().number();
                            return f.object(page, b.body(page).replace("/Rotate 0", "/Rotate 90"))
                                    .signed();
                        }),
                CASES.refused(
                        Deviation.FORM_CHANGED,
                        "signature flags",
                        SIGN,
                        (f, b) -> {
                            int form = number(b.base().catalog(), "AcroForm");
                            var other = b.body(form).replace("/SigFlags 3", "/SigFlags 1");
                            return f.object(form, other).signed();
                        }),
                CASES.refused(
                        Deviation.OTHER_FIELD_CHANGED,
                        "the office's in the leader's revision",
                        SIGN,
                        (f, b) -> {
                            int other = SignaturePlace.any(b.base(), "Office").ref().number();
                            return f.object(other, b.body(other).replace("/Include", "/All"))
                                    .signed();
                        }),
                CASES.refused(
                        Deviation.OTHER_FIELD_CHANGED,
                        "the leader's in the office's revision",
                        SEAL,
                        (f, b) -> {
                            int other = SignaturePlace.any(b.base(), "Leader").ref().number();
                            return f.object(other, b.body(other).replace("/F 4", "/F 6")).signed();
                        }),
                CASES.refused(
                        Deviation.EARLIER_SIGNATURE_CHANGED,
                        "the leader's appearance",
                        SEAL,
                        (f, b) -> {
                            int shown =
                                    b.base().objectNumbers().stream()
                                            .filter(n -> b.body(n).contains("/Subtype /Form"))
                                            .findFirst()
                                            .orElseThrow();
                            return f.object(
                                            shown,
                                            b.body(shown).replace("BT 0 0 0 rg", "BT 1 1 1 rg"))
                                    .signed();
                        }),
                CASES.refused(
                        Deviation.FONT_CHANGED,
                        "the font of the page",
                        SIGN,
                        (f, b) -> {
                            int font = b.place().font().number();
                            return f.object(font, b.body(font).replace("Identity-H", "Identity-V"))
                                    .signed();
                        }),
                CASES.refused(
                        Deviation.EARLIER_OBJECT_CHANGED,
                        "the content of the certification page",
                        SIGN,
                        (f, b) -> {
                            var page = b.base().pages().getLast().dict();
                            return f.object(
                                            number(page, "Contents"),
                                            "<</Length 0>>\nstream\n\nendstream")
                                    .signed();
                        }),
                CASES.refused(
                        Deviation.UNLISTED_BYTES,
                        "a comment",
                        SIGN,
                        (f, _) ->
                                f.xref(x -> x.replaceFirst("xref\n", "xref\n% hello\n")).signed()),
                CASES.refused(
                        Deviation.UNLISTED_BYTES,
                        "an object that no cross-reference lists",
                        SIGN,
                        (f, _) -> f.before("900 0 obj\n(hidden)\nendobj\n").signed()),
                CASES.refused(
                        Deviation.WRITTEN_OTHERWISE,
                        "small letters in Contents",
                        SIGN,
                        (f, _) -> f.contents(hex -> hex.toLowerCase(Locale.ROOT)).signed()));
    }

    private static int number(PdfValue.Dict dict, String key) {
        return ((PdfValue.Ref) Objects.requireNonNull(dict.get(key))).number();
    }
}

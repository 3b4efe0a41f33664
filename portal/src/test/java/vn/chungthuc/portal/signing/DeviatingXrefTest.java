package vn.chungthuc.portal.signing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// One case for each deviation of a revision's end, cross-references and trailer; see [Deviating].
class DeviatingXrefTest {
    private static final Deviating CASES = Deviating.shared();
    private static final Deviating.Before SIGN = CASES.sign();
    private static final Deviating.Before SIGN_IN_STREAM = CASES.signInStream();

    @TestFactory
    List<DynamicTest> theEndAndTheCrossReferences() {
        return List.of(
                CASES.refused(Deviation.END_MISSING, "nothing at all", SIGN, (_, _) -> new byte[0]),
                CASES.refused(
                        Deviation.END_MISSING,
                        "cut off",
                        SIGN,
                        (f, _) -> Arrays.copyOf(f.signed(), 5_000)),
                CASES.refused(
                        Deviation.TRAILING_BYTES,
                        "a line behind %%EOF",
                        SIGN,
                        (f, _) -> f.behind("\n").signed()),
                CASES.refused(
                        Deviation.XREF_UNREADABLE,
                        "startxref into an object",
                        SIGN,
                        (f, _) ->
                                f.xref(x -> "% not here\n" + x.replaceFirst("xref", "xrfe"))
                                        .signed()),
                CASES.refused(
                        Deviation.XREF_IN_THE_BASE,
                        "startxref of the base",
                        SIGN,
                        (_, b) -> {
                            var text = new String(b.copy().bytes, StandardCharsets.ISO_8859_1);
                            return ("\n" + text.substring(text.lastIndexOf("startxref")))
                                    .getBytes(StandardCharsets.ISO_8859_1);
                        }),
                CASES.refused(
                        Deviation.XREF_OTHER_KIND,
                        "a stream behind a table",
                        SIGN,
                        (f, _) -> f.grown().asStream(true).signed()),
                CASES.refused(
                        Deviation.XREF_OTHER_KIND,
                        "a table behind a stream",
                        SIGN_IN_STREAM,
                        (f, _) -> f.asStream(false).signed()),
                CASES.refused(
                        Deviation.XREF_HYBRID,
                        "a table with XRefStm",
                        SIGN,
                        (f, b) ->
                                f.before(
                                                """
                                                900 0 obj
                                                <</Type /XRef/W [1 4 2]/Index [0 0]/Size 901/Length 0>>
                                                stream

                                                endstream
                                                endobj
                                                """)
                                        .trailer(
                                                "/Size",
                                                "/XRefStm " + b.copy().bytes.length + "/Size")
                                        .signed()),
                CASES.refused(
                        Deviation.XREF_MORE_THAN_ONE,
                        "an empty revision more",
                        SIGN,
                        DeviatingXrefTest::twoSections),
                CASES.refused(
                        Deviation.PREV_WRONG,
                        "an older revision",
                        SIGN,
                        (f, _) -> f.trailer("/Prev \\d+", "/Prev 17").signed()),
                CASES.refused(
                        Deviation.PREV_WRONG,
                        "none",
                        SIGN,
                        (f, _) -> f.trailer("/Prev \\d+", "").signed()),
                CASES.refused(
                        Deviation.ROOT_CHANGED,
                        "another catalog",
                        SIGN,
                        (f, b) ->
                                f.object(f.fresh(), b.body(b.base().catalogRef().number()))
                                        .trailer("/Root \\d+", "/Root " + f.fresh())
                                        .grown()
                                        .signed()),
                CASES.refused(
                        Deviation.ID_CHANGED,
                        "the first identifier",
                        SIGN,
                        (f, _) -> f.trailer("/ID \\[<....", "/ID [<BEEF").signed()),
                CASES.refused(
                        Deviation.ID_CHANGED,
                        "no identifier",
                        SIGN,
                        (f, _) -> f.trailer("/ID \\[[^]]*]", "").signed()),
                CASES.refused(
                        Deviation.ANOTHER_DOCUMENT,
                        "an honest revision of another dossier",
                        SIGN,
                        (_, _) -> SIGN_IN_STREAM.honest()),
                CASES.refused(
                        Deviation.SIZE_WRONG,
                        "too large",
                        SIGN,
                        (f, _) -> f.trailer("/Size \\d+", "/Size 9999").signed()),
                CASES.refused(
                        Deviation.SIZE_WRONG,
                        "too small",
                        SIGN,
                        (f, _) -> f.trailer("/Size \\d+", "/Size 3").signed()),
                CASES.refused(
                        Deviation.ENCRYPTED,
                        "Encrypt in the trailer",
                        SIGN,
                        (f, _) ->
                                f.trailer("/Size", "/Encrypt <</Filter /Standard>>/Size").signed()),
                CASES.refused(
                        Deviation.TRAILER_CHANGED,
                        "an entry more",
                        SIGN,
                        (f, b) -> f.trailer("/Size", "/Hint 1/Size").signed()));
    }

    /// The first section continues the base, the second the first.
    private static byte[] twoSections(Forgery forgery, Deviating.Before before) throws Exception {
        var first = "xref\n0 0\ntrailer\n<<" + trailerOf(before) + ">>\n";
        return forgery.before(first + "startxref\n" + before.copy().bytes.length + "\n%%EOF\n")
                .trailer("/Prev \\d+", "/Prev " + before.copy().bytes.length)
                .signed();
    }

    private static String trailerOf(Deviating.Before before) {
        var text = new String(before.honest(), StandardCharsets.ISO_8859_1);
        var from = text.substring(text.indexOf("trailer\n<<") + 10);
        return from.substring(0, from.indexOf(">>\n"));
    }
}

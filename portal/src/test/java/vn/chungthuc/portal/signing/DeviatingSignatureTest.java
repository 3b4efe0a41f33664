package vn.chungthuc.portal.signing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// One case for each deviation of the signature dictionary; see [Deviating].
class DeviatingSignatureTest {
    private static final Deviating CASES = Deviating.shared();
    private static final Deviating.Before SIGN = CASES.sign();
    private static final Deviating.Before SEAL = CASES.seal();

    @TestFactory
    List<DynamicTest> theSignatureDictionary() {
        return List.of(
                CASES.refused(
                        Deviation.SIGNATURE_DIRECT,
                        "in the field",
                        SIGN,
                        (f, _) -> {
                            int number = f.holding("/Type /Sig/");
                            var dict = f.body(number);
                            return f.drop(number)
                                    .replaceAll(
                                            "/V \\d+ 0 R", Matcher.quoteReplacement("/V " + dict))
                                    .signed();
                        }),
                CASES.refused(
                        Deviation.FILTER_OTHER,
                        "Filter",
                        SIGN,
                        (f, _) ->
                                f.replace("/Filter /Adobe.PPKLite", "/Filter /Entrust.PPKEF")
                                        .signed()),
                CASES.refused(
                        Deviation.SUB_FILTER_OTHER,
                        "SubFilter",
                        SIGN,
                        (f, _) ->
                                f.replace(
                                                "/SubFilter /ETSI.CAdES.detached",
                                                "/SubFilter /adbe.pkcs7.detached")
                                        .signed()),
                CASES.refused(
                        Deviation.REFERENCE_MISSING,
                        "no FieldMDP",
                        SEAL,
                        (f, _) ->
                                f.replaceAll("/Reference \\[.*?\\]\\s*(?=/ByteRange)", "")
                                        .signed()),
                CASES.refused(
                        Deviation.REFERENCE_CHANGED,
                        "All fields",
                        SEAL,
                        (f, _) ->
                                f.replaceAll(
                                                "/TransformParams <<.*?>>",
                                                "/TransformParams <</Type /TransformParams/V /1.2/Action /All>>")
                                        .signed()),
                CASES.refused(
                        Deviation.REFERENCE_CHANGED,
                        "DocMDP of the leader",
                        SIGN,
                        (f, _) ->
                                f.replace(
                                                "/ByteRange",
                                                "/Reference [<</TransformMethod /DocMDP>>]/ByteRange")
                                        .signed()),
                CASES.refused(
                        Deviation.REFERENCE_INDIRECT,
                        "an object of its own",
                        SEAL,
                        (f, _) -> {
                            var dict = f.body(f.holding("/Reference ["));
                            int from = dict.indexOf("/Reference [") + 12;
                            int to = dict.indexOf("]/ByteRange");
                            // the field's number serves: what matters is that it is a reference
                            return f.replace(dict.substring(from, to), "5 0 R").signed();
                        }),
                CASES.refused(
                        Deviation.REASON_CHANGED,
                        "another number",
                        SEAL,
                        (f, _) -> f.replaceAll("/Reason <[0-9A-F]*>", "/Reason (3)").signed()),
                CASES.refused(
                        Deviation.REASON_CHANGED,
                        "a reason of the leader",
                        SIGN,
                        (f, _) -> f.replace("/ByteRange", "/Reason (x)/ByteRange").signed()),
                CASES.refused(
                        Deviation.SIGNATURE_ENTRY,
                        "/Name",
                        SIGN,
                        (f, _) -> f.replace("/ByteRange", "/Name (x)/ByteRange").signed()),
                CASES.refused(
                        Deviation.TIME_MISSING,
                        "no /M",
                        SIGN,
                        (f, _) -> f.replaceAll("/M \\(.*?\\)", "").signed()),
                CASES.refused(
                        Deviation.TIME_WITHOUT_ZONE,
                        "no zone",
                        SIGN,
                        (f, _) -> f.replaceAll("/M \\((D:\\d{14}).*?\\)", "/M ($1)").signed()),
                CASES.refused(
                        Deviation.TIME_FORM,
                        "in words",
                        SIGN,
                        (f, _) -> f.replaceAll("/M \\(.*?\\)", "/M (today)").signed()),
                CASES.refused(
                        Deviation.BYTE_RANGE_FORM,
                        "five numbers",
                        SIGN,
                        (f, _) ->
                                new String(f.signed(), StandardCharsets.ISO_8859_1)
                                        .replaceFirst("(/ByteRange \\[[^]]*?) \\]", "$1]")
                                        .replaceFirst("/ByteRange \\[0", "/ByteRange [0 0")
                                        .getBytes(StandardCharsets.ISO_8859_1)),
                CASES.refused(
                        Deviation.BYTE_RANGE_NOT_FROM_ZERO,
                        "the first byte left out",
                        SIGN,
                        (f, _) -> f.range(r -> new long[] {1, r[1], r[2], r[3]}).signed()),
                CASES.refused(
                        Deviation.BYTE_RANGE_GAP,
                        "a byte too wide before",
                        SIGN,
                        (f, _) -> f.range(r -> new long[] {0, r[1] - 1, r[2], r[3]}).signed()),
                CASES.refused(
                        Deviation.BYTE_RANGE_GAP,
                        "up to the end of the object",
                        SIGN,
                        (f, _) -> f.range(r -> new long[] {0, r[1], r[2] + 9, r[3] - 9}).signed()),
                CASES.refused(
                        Deviation.BYTE_RANGE_NOT_TO_THE_END,
                        "the last line left out",
                        SIGN,
                        (f, _) -> f.range(r -> new long[] {0, r[1], r[2], r[3] - 6}).signed()),
                CASES.refused(
                        Deviation.CONTENTS_FORM,
                        "no DER",
                        SIGN,
                        (f, _) -> f.contents(hex -> "00" + hex.substring(2)).signed()),
                CASES.refused(
                        Deviation.CONTENTS_TAIL,
                        "a byte behind the DER",
                        SIGN,
                        (f, _) ->
                                f.contents(hex -> hex.substring(0, hex.length() - 2) + "01")
                                        .signed()));
    }
}

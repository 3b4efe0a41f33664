package vn.chungthuc.portal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.pdf.Cms;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.PdfValue;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.signature.CertificateCheck;
import vn.chungthuc.portal.signature.TrustAnchors;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.protocol.SigningStage;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.Judges;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.TestPki;

/// One case for each deviation that the profile names. Each is made from an honest revision by one
/// change and signed again with the right key, so that nothing else is wrong with it.
class DeviationsTest {
    @TempDir private static Path folder;
    private static TestPki pki;
    private static Identity leader;
    private static Identity office;
    private static Handover handover;

    /// A dossier before one signature, and what an honest agent would send.
    private record Before(
            SignedCopy copy, SignTicket ticket, SignItem item, Identity signer, byte[] honest) {
        Forgery forgery() {
            return new Forgery(
                    copy.bytes,
                    honest,
                    digest -> Cms.sign(digest, signer.chain(), signer.algorithm(), this::raw));
        }

        private byte[] raw(byte[] attributes) throws GeneralSecurityException {
            var signature = Signature.getInstance(signer.algorithm());
            signature.initSign(signer.key());
            signature.update(attributes);
            return signature.sign();
        }

        PdfFile base() throws IOException, PdfFault {
            return PdfFile.read(Source.of(copy.bytes));
        }

        /// An object of the base as our writer put it down.
        String body(int number) {
            var text = new String(copy.bytes, StandardCharsets.ISO_8859_1);
            int at = text.lastIndexOf("\n" + number + " 0 obj\n") + ("\n" + number + " 0 obj\n").length();
            return text.substring(at, text.indexOf("\nendobj", at));
        }
    }

    private interface Change {
        byte[] made(Forgery forgery, Before before) throws Exception;
    }

    private static Before sign;
    private static Before seal;
    private static Before signInStream;

    @BeforeAll
    static void prepare() throws IOException, GeneralSecurityException, PdfFault {
        pki = TestPki.create(InstantSource.fixed(SignedCopy.NOW));
        var anchors = TrustAnchors.of(List.of(pki.anchor()));
        handover = new Handover(new CertificateCheck(anchors), InstantSource.fixed(SignedCopy.NOW));
        leader = pki.signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.RSA_2048);
        office = pki.signer("Ủy ban nhân dân xã Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        sign = sign(SamplePdfs.ONE_PAGE);
        signInStream = sign(SamplePdfs.OBJECT_STREAMS);
        seal = seal();
    }

    private static Before sign(SamplePdfs kind)
            throws IOException, PdfFault, GeneralSecurityException {
        var scan = Files.readAllBytes(kind.write(folder.resolve(kind + ".pdf")));
        var copy = new SignedCopy(scan);
        var item = copy.leaderItem();
        var ticket = copy.ticket(SigningStage.SIGN, item, leader);
        var honest = copy.revision(ticket, item, leader, item.appearance().rect());
        return new Before(copy, ticket, item, leader, honest);
    }

    private static Before seal() throws IOException, PdfFault, GeneralSecurityException {
        var before = sign(SamplePdfs.ONE_PAGE);
        before.copy().append(before.honest());
        var item = before.copy().officeItem(before.item());
        var ticket = before.copy().ticket(SigningStage.SEAL, item, office);
        var honest = before.copy().revision(ticket, item, office, item.appearance().rect());
        return new Before(before.copy(), ticket, item, office, honest);
    }

    private static Handover.Outcome outcome(Before before, byte[] result) throws IOException {
        return handover.check(
                before.ticket(),
                before.item(),
                Source.of(before.copy().bytes),
                before.copy().afterBase(),
                result);
    }

    private static DynamicTest refused(
            Deviation expected, String what, Before before, Change change) {
        return DynamicTest.dynamicTest(expected.code() + ": " + what, () -> {
            var result = change.made(before.forgery(), before);
            assertThat(outcome(before, result))
                    .isInstanceOfSatisfying(
                            Handover.Outcome.Refused.class,
                            refused ->
                                    assertThat(refused.deviation())
                                            .as(refused.why())
                                            .isEqualTo(expected));
        });
    }

    @Test
    void acceptsTheCleanTwins() throws IOException, GeneralSecurityException {
        for (var before : List.of(sign, seal, signInStream)) {
            assertThat(outcome(before, before.honest()))
                    .isInstanceOf(Handover.Outcome.Accepted.class);
            var again = before.forgery().signed();
            assertThat(outcome(before, again)).isInstanceOf(Handover.Outcome.Accepted.class);
        }
        assertThat(outcome(sign, sign.forgery().signed(new ForgedCms(leader)::over)))
                .as("a CMS of another maker that is as ours")
                .isInstanceOf(Handover.Outcome.Accepted.class);
    }

    @TestFactory
    List<DynamicTest> theEndAndTheCrossReferences() {
        return List.of(
                refused(Deviation.END_MISSING, "nothing at all", sign, (_, _) -> new byte[0]),
                refused(
                        Deviation.END_MISSING,
                        "cut off",
                        sign,
                        (f, _) -> Arrays.copyOf(f.signed(), 5_000)),
                refused(
                        Deviation.TRAILING_BYTES,
                        "a line behind %%EOF",
                        sign,
                        (f, _) -> f.behind("\n").signed()),
                refused(
                        Deviation.XREF_UNREADABLE,
                        "startxref into an object",
                        sign,
                        (f, _) -> f.xref(x -> "% not here\n" + x.replaceFirst("xref", "xrfe")).signed()),
                refused(
                        Deviation.XREF_IN_THE_BASE,
                        "startxref of the base",
                        sign,
                        (_, b) -> {
                            var text = new String(b.copy().bytes, StandardCharsets.ISO_8859_1);
                            return ("\n" + text.substring(text.lastIndexOf("startxref")))
                                    .getBytes(StandardCharsets.ISO_8859_1);
                        }),
                refused(
                        Deviation.XREF_OTHER_KIND,
                        "a stream behind a table",
                        sign,
                        (f, _) -> f.grown().asStream(true).signed()),
                refused(
                        Deviation.XREF_OTHER_KIND,
                        "a table behind a stream",
                        signInStream,
                        (f, _) -> f.asStream(false).signed()),
                refused(
                        Deviation.XREF_HYBRID,
                        "a table with XRefStm",
                        signInStream,
                        (f, b) ->
                                f.asStream(false)
                                        .trailer("/Size", "/XRefStm " + startXref(b) + "/Size")
                                        .signed()),
                refused(
                        Deviation.XREF_MORE_THAN_ONE,
                        "an empty revision more",
                        sign,
                        DeviationsTest::twoSections),
                refused(
                        Deviation.PREV_WRONG,
                        "an older revision",
                        sign,
                        (f, _) -> f.trailer("/Prev \\d+", "/Prev 17").signed()),
                refused(
                        Deviation.PREV_WRONG,
                        "none",
                        sign,
                        (f, _) -> f.trailer("/Prev \\d+", "").signed()),
                refused(
                        Deviation.ROOT_CHANGED,
                        "another catalog",
                        sign,
                        (f, b) ->
                                f.object(f.fresh(), b.body(b.base().catalogRef().number()))
                                        .trailer("/Root \\d+", "/Root " + f.fresh())
                                        .grown()
                                        .signed()),
                refused(
                        Deviation.ID_CHANGED,
                        "the first identifier",
                        sign,
                        (f, _) -> f.trailer("/ID \\[<....", "/ID [<BEEF").signed()),
                refused(
                        Deviation.ID_CHANGED,
                        "no identifier",
                        sign,
                        (f, _) -> f.trailer("/ID \\[[^]]*]", "").signed()),
                refused(
                        Deviation.ANOTHER_DOCUMENT,
                        "an honest revision of another dossier",
                        sign,
                        (_, _) -> signInStream.honest()),
                refused(
                        Deviation.SIZE_WRONG,
                        "too large",
                        sign,
                        (f, _) -> f.trailer("/Size \\d+", "/Size 9999").signed()),
                refused(
                        Deviation.SIZE_WRONG,
                        "too small",
                        sign,
                        (f, _) -> f.trailer("/Size \\d+", "/Size 3").signed()),
                refused(
                        Deviation.ENCRYPTED,
                        "Encrypt in the trailer",
                        sign,
                        (f, _) -> f.trailer("/Size", "/Encrypt <</Filter /Standard>>/Size").signed()),
                refused(
                        Deviation.TRAILER_CHANGED,
                        "an entry more",
                        sign,
                        (f, b) -> f.trailer("/Size", "/Hint 1/Size").signed()));
    }

    private static long startXref(Before before) {
        var text = new String(before.copy().bytes, StandardCharsets.ISO_8859_1);
        var last = text.substring(text.lastIndexOf("startxref") + 10);
        return Long.parseLong(last.substring(0, last.indexOf('\n')));
    }

    /// The first section continues the base, the second the first.
    private static byte[] twoSections(Forgery forgery, Before before) throws Exception {
        var first = "xref\n0 0\ntrailer\n<<" + trailerOf(before) + ">>\n";
        return forgery.before(first + "startxref\n" + before.copy().bytes.length + "\n%%EOF\n")
                .trailer("/Prev \\d+", "/Prev " + before.copy().bytes.length)
                .signed();
    }

    private static String trailerOf(Before before) {
        var text = new String(before.honest(), StandardCharsets.ISO_8859_1);
        var from = text.substring(text.indexOf("trailer\n<<") + 10);
        return from.substring(0, from.indexOf(">>\n"));
    }

    @TestFactory
    List<DynamicTest> theObjects() {
        return List.of(
                refused(
                        Deviation.OBJECT_FREED,
                        "a page of the scan",
                        sign,
                        (f, b) ->
                                f.entry(
                                                b.base().pages().getFirst().ref().number(),
                                                "0000000000 00001 f \n")
                                        .signed()),
                refused(
                        Deviation.OFFSET_OUTSIDE,
                        "the catalog listed where it was",
                        sign,
                        (f, b) -> f.entry(4, "0000000015 00000 n \n").signed()),
                refused(
                        Deviation.GENERATION_CHANGED,
                        "the field's",
                        sign,
                        (f, b) -> {
                            int field = place(b).ref().number();
                            return new String(f.signed(), StandardCharsets.ISO_8859_1)
                                    .replaceFirst("(\\d{10}) 00000 n", "$1 00001 n")
                                    .getBytes(StandardCharsets.ISO_8859_1);
                        }),
                refused(
                        Deviation.OBJECT_STREAM,
                        "an object listed in an object stream",
                        signInStream,
                        (f, _) ->
                                f.xref(x -> x.replaceFirst("\nstream\n\1", "\nstream\n\2"))
                                        .signed()),
                refused(
                        Deviation.OBJECT_UNREADABLE,
                        "an offset beside its object",
                        sign,
                        (f, b) -> {
                            int mask = f.holding("/DeviceGray");
                            long wrong = b.copy().bytes.length + 3L;
                            return f.entry(mask, "%010d 00000 n \n".formatted(wrong)).signed();
                        }),
                refused(
                        Deviation.OBJECT_EXTRA,
                        "an object that nobody uses",
                        sign,
                        (f, _) -> f.object(f.fresh(), "(more)").grown().signed()),
                refused(
                        Deviation.OBJECT_EXTRA,
                        "an object with a high number",
                        sign,
                        (f, _) ->
                                f.object(700, "(more)")
                                        .trailer("/Size \\d+", "/Size 701")
                                        .signed()),
                refused(
                        Deviation.OBJECT_MISSING,
                        "no soft mask",
                        sign,
                        (f, _) -> f.drop(f.holding("/DeviceGray")).signed()),
                refused(
                        Deviation.OBJECT_NUMBERS,
                        "the signature under the next number",
                        sign,
                        (f, _) -> {
                            int old = f.holding("/Type /Sig/");
                            int now = f.fresh();
                            f.object(now, f.body(old)).drop(old);
                            return f.replace("/V " + old + " 0 R", "/V " + now + " 0 R")
                                    .grown()
                                    .signed();
                        }),
                refused(
                        Deviation.CATALOG_CHANGED,
                        "an opening action",
                        sign,
                        (f, b) -> {
                            int catalog = b.base().catalogRef().number();
                            var more = b.body(catalog).replaceFirst("<<", "<</OpenAction <</S /Named/N /Print>>");
                            return f.object(catalog, more).signed();
                        }),
                refused(
                        Deviation.PAGE_TREE_CHANGED,
                        "the pages in another order",
                        sign,
                        (f, b) -> {
                            int root = ((PdfValue.Ref) b.base().catalog().get("Pages")).number();
                            var turned = b.body(root).replaceFirst("/Kids \\[(\\d+ 0 R) (\\d+ 0 R)\\]", "/Kids [$2 $1]");
                            return f.object(root, turned).signed();
                        }),
                refused(Deviation.ANNOTATIONS_CHANGED, "a note", sign, DeviationsTest::annotated),
                refused(
                        Deviation.PAGE_CHANGED,
                        "the certification page turned",
                        sign,
                        (f, b) -> {
                            int page = b.base().pages().getLast().ref().number();
                            return f.object(page, b.body(page).replace("/Rotate 0", "/Rotate 90"))
                                    .signed();
                        }),
                refused(
                        Deviation.FORM_CHANGED,
                        "signature flags",
                        sign,
                        (f, b) -> {
                            var form = (PdfValue.Ref) b.base().catalog().get("AcroForm");
                            var other = b.body(form.number()).replace("/SigFlags 3", "/SigFlags 1");
                            return f.object(form.number(), other).signed();
                        }),
                refused(
                        Deviation.OTHER_FIELD_CHANGED,
                        "the office's in the leader's revision",
                        sign,
                        (f, b) -> {
                            int other = SignaturePlace.any(b.base(), "Office").ref().number();
                            return f.object(other, b.body(other).replace("/Include", "/All"))
                                    .signed();
                        }),
                refused(
                        Deviation.OTHER_FIELD_CHANGED,
                        "the leader's in the office's revision",
                        seal,
                        (f, b) -> {
                            int other = SignaturePlace.any(b.base(), "Leader").ref().number();
                            return f.object(other, b.body(other).replace("/F 4", "/F 6")).signed();
                        }),
                refused(
                        Deviation.EARLIER_SIGNATURE_CHANGED,
                        "the leader's appearance",
                        seal,
                        (f, b) -> {
                            int shown = b.base().objectNumbers().stream()
                                    .filter(n -> b.body(n).contains("/Subtype /Form"))
                                    .findFirst().orElseThrow();
                            return f.object(shown, b.body(shown).replace("BT 0 0 0 rg", "BT 1 1 1 rg"))
                                    .signed();
                        }),
                refused(
                        Deviation.FONT_CHANGED,
                        "the font of the page",
                        sign,
                        (f, b) -> {
                            int font = place(b).font().number();
                            return f.object(font, b.body(font).replace("Identity-H", "Identity-V"))
                                    .signed();
                        }),
                refused(
                        Deviation.EARLIER_OBJECT_CHANGED,
                        "the content of the certification page",
                        sign,
                        (f, b) -> {
                            int page = b.base().pages().getLast().ref().number();
                            var content = (PdfValue.Ref)
                                    b.base().pages().getLast().dict().get("Contents");
                            assertThat(page).isPositive();
                            return f.object(content.number(), "<</Length 0>>\nstream\n\nendstream")
                                    .signed();
                        }),
                refused(
                        Deviation.UNLISTED_BYTES,
                        "a comment",
                        sign,
                        (f, _) -> f.xref(x -> x.replaceFirst("xref\n", "xref\n% hello\n")).signed()),
                refused(
                        Deviation.UNLISTED_BYTES,
                        "an object that no cross-reference lists",
                        sign,
                        (f, _) -> f.before("900 0 obj\n(hidden)\nendobj\n").signed()),
                refused(
                        Deviation.WRITTEN_OTHERWISE,
                        "small letters in Contents",
                        sign,
                        (f, _) -> f.contents(hex -> hex.toLowerCase(Locale.ROOT)).signed()));
    }

    private static SignaturePlace place(Before before) throws IOException, PdfFault {
        return SignaturePlace.find(before.base(), before.ticket().field());
    }

    /// A free text over the certification page, the page's `/Annots` longer by one.
    private static byte[] annotated(Forgery forgery, Before before) throws Exception {
        int page = before.base().pages().getLast().ref().number();
        int note = forgery.fresh();
        var body = before.body(page).replaceFirst("/Annots \\[", "/Annots [" + note + " 0 R ");
        return forgery.object(
                        note,
                        "<</Type /Annot/Subtype /Square/Rect [60 300 500 400]/IC [1 1 1]/F 4>>")
                .object(page, body)
                .grown()
                .signed();
    }

    @TestFactory
    List<DynamicTest> theField() {
        return List.of(
                refused(
                        Deviation.FIELD_NOT_SIGNED,
                        "no value",
                        sign,
                        (f, _) -> f.replaceAll("/V \\d+ 0 R", "").signed()),
                refused(Deviation.WIDGET_FLAGS, "/F", sign, (f, _) -> f.replace("/F 4/P", "/F 6/P").signed()),
                refused(Deviation.WIDGET_TIP, "/TU", sign, (f, _) -> f.replaceAll("/TU <[0-9A-F]*>", "/TU (x)").signed()),
                refused(Deviation.WIDGET_PAGE, "/P", sign, (f, b) -> {
                    int first = b.base().pages().getFirst().ref().number();
                    return f.replaceAll("/P \\d+ 0 R/MK", "/P " + first + " 0 R/MK").signed();
                }),
                refused(Deviation.WIDGET_MK, "/MK", sign, (f, _) -> f.replace("/MK <<>>", "/MK <</BG [1 1 1]>>").signed()),
                refused(Deviation.WIDGET_ACTION, "/A", sign, (f, _) -> f.replace("/MK <<>>", "/MK <<>>/A <</S /Named/N /Print>>").signed()),
                refused(Deviation.WIDGET_CHANGED, "/T", sign, (f, _) -> f.replace("/T (Leader)", "/T (Reader)").signed()),
                refused(Deviation.WIDGET_CHANGED, "/Ff", sign, (f, _) -> f.replace("/MK <<>>", "/MK <<>>/Ff 1").signed()),
                refused(Deviation.OFFICE_RECT_CHANGED, "moved", seal, (f, _) -> f.replaceAll("/Rect \\[\\d+", "/Rect [50").signed()),
                refused(Deviation.RECT_WRONG, "no numbers", sign, (f, _) -> f.replaceAll("/Rect \\[[^]]*]", "/Rect [null 1 2 3]").signed()),
                refused(Deviation.LOCK_REMOVED, "no lock", seal, (f, _) -> f.replaceAll("/Lock <<[^>]*>>", "").signed()),
                refused(Deviation.LOCK_CHANGED, "All", seal, (f, _) -> f.replaceAll("/Lock <<[^>]*>>", "/Lock <</Type /SigFieldLock/Action /All/P 1>>").signed()),
                refused(Deviation.LOCK_CHANGED, "one field only", seal, (f, _) -> f.replaceAll("(/Lock <<.*?)\\[\\(Leader\\) \\(Office\\)\\]", "$1[(Office)]").signed()),
                refused(Deviation.LOCK_CHANGED, "form filling allowed", seal, (f, _) -> f.replaceAll("(/Lock <<.*?)/P 1", "$1/P 2").signed()));
    }

    @TestFactory
    List<DynamicTest> theSignatureDictionary() {
        return List.of(
                refused(Deviation.SIGNATURE_DIRECT, "in the field", sign, (f, _) -> {
                    int number = f.holding("/Type /Sig/");
                    var dict = f.body(number);
                    return f.drop(number).replaceAll("/V \\d+ 0 R", Matcher.quoteReplacement("/V " + dict)).signed();
                }),
                refused(Deviation.FILTER_OTHER, "Filter", sign, (f, _) -> f.replace("/Filter /Adobe.PPKLite", "/Filter /Entrust.PPKEF").signed()),
                refused(Deviation.SUB_FILTER_OTHER, "SubFilter", sign, (f, _) -> f.replace("/SubFilter /ETSI.CAdES.detached", "/SubFilter /adbe.pkcs7.detached").signed()),
                refused(Deviation.REFERENCE_MISSING, "no FieldMDP", seal, (f, _) -> f.replaceAll("/Reference \\[.*?\\]\\s*(?=/ByteRange)", "").signed()),
                refused(Deviation.REFERENCE_CHANGED, "All fields", seal, (f, _) -> f.replaceAll("/TransformParams <<.*?>>", "/TransformParams <</Type /TransformParams/V /1.2/Action /All>>").signed()),
                refused(Deviation.REFERENCE_CHANGED, "DocMDP of the leader", sign, (f, _) -> f.replace("/ByteRange", "/Reference [<</TransformMethod /DocMDP>>]/ByteRange").signed()),
                refused(Deviation.REFERENCE_INDIRECT, "an object of its own", seal, (f, _) -> {
                    var dict = f.body(f.holding("/Reference ["));
                    int from = dict.indexOf("/Reference [") + 12;
                    int to = dict.indexOf("]/ByteRange");
                    // the field's number serves: what matters is that it is a reference
                    return f.replace(dict.substring(from, to), "5 0 R").signed();
                }),
                refused(Deviation.REASON_CHANGED, "another number", seal, (f, _) -> f.replaceAll("/Reason <[0-9A-F]*>", "/Reason (3)").signed()),
                refused(Deviation.REASON_CHANGED, "a reason of the leader", sign, (f, _) -> f.replace("/ByteRange", "/Reason (x)/ByteRange").signed()),
                refused(Deviation.SIGNATURE_ENTRY, "/Name", sign, (f, _) -> f.replace("/ByteRange", "/Name (x)/ByteRange").signed()),
                refused(Deviation.TIME_MISSING, "no /M", sign, (f, _) -> f.replaceAll("/M \\(.*?\\)", "").signed()),
                refused(Deviation.TIME_WITHOUT_ZONE, "no zone", sign, (f, _) -> f.replaceAll("/M \\((D:\\d{14}).*?\\)", "/M ($1)").signed()),
                refused(Deviation.TIME_FORM, "in words", sign, (f, _) -> f.replaceAll("/M \\(.*?\\)", "/M (today)").signed()),
                refused(Deviation.BYTE_RANGE_FORM, "five numbers", sign, (f, _) ->
                        new String(f.signed(), StandardCharsets.ISO_8859_1)
                                .replaceFirst("(/ByteRange \\[[^]]*?) \\]", "$1]")
                                .replaceFirst("/ByteRange \\[0", "/ByteRange [0 0")
                                .getBytes(StandardCharsets.ISO_8859_1)),
                refused(Deviation.BYTE_RANGE_NOT_FROM_ZERO, "the first byte left out", sign, (f, _) -> f.range(r -> new long[] {1, r[1], r[2], r[3]}).signed()),
                refused(Deviation.BYTE_RANGE_GAP, "a byte too wide before", sign, (f, _) -> f.range(r -> new long[] {0, r[1] - 1, r[2], r[3]}).signed()),
                refused(Deviation.BYTE_RANGE_GAP, "up to the end of the object", sign, (f, _) -> f.range(r -> new long[] {0, r[1], r[2] + 9, r[3] - 9}).signed()),
                refused(Deviation.BYTE_RANGE_NOT_TO_THE_END, "the last line left out", sign, (f, _) -> f.range(r -> new long[] {0, r[1], r[2], r[3] - 6}).signed()),
                refused(Deviation.CONTENTS_FORM, "no DER", sign, (f, _) -> f.contents(hex -> "00" + hex.substring(2)).signed()),
                refused(Deviation.CONTENTS_TAIL, "a byte behind the DER", sign, (f, _) -> f.contents(hex -> hex.substring(0, hex.length() - 2) + "01").signed()));
    }

    @TestFactory
    List<DynamicTest> whatItShows() {
        return List.of(
                refused(Deviation.PLACED_OUTSIDE_THE_SLOT, "beside the slot", sign, (_, b) -> placed(b, Rect.at(10, 700, b.item().appearance().rect().width(), b.item().appearance().rect().height()))),
                refused(Deviation.SEAL_RESIZED, "half a point", seal, (_, b) -> placed(b, Rect.at(b.item().appearance().rect().llx(), b.item().appearance().rect().lly(), b.item().appearance().rect().width() - 0.5, b.item().appearance().rect().height() - 0.5))),
                refused(Deviation.STAMP_DISTORTED, "too wide", sign, (_, b) -> placed(b, Rect.at(b.item().appearance().rect().llx() - 40, b.item().appearance().rect().lly(), b.item().appearance().rect().width() + 40, b.item().appearance().rect().height()))),
                refused(Deviation.STAMP_TOO_SMALL_OR_LARGE, "half", sign, (_, b) -> placed(b, Rect.at(b.item().appearance().rect().llx(), b.item().appearance().rect().lly(), b.item().appearance().rect().width() / 2, b.item().appearance().rect().height() / 2))),
                refused(Deviation.APPEARANCE_MISSING, "no /AP", sign, (f, _) -> f.replaceAll("/AP <<.*?>>", "").signed()),
                refused(Deviation.APPEARANCE_CHANGED, "a second appearance", sign, (f, _) -> f.replaceAll("/AP <</N (\\d+ 0 R)>>", "/AP <</N $1/D $1>>").signed()),
                refused(Deviation.APPEARANCE_CHANGED, "a matrix", sign, (f, _) -> f.replace("/Subtype /Form", "/Subtype /Form/Matrix [1 0 0 1 9 9]").signed()),
                refused(Deviation.STAMP_BOX, "larger", sign, (f, _) -> f.replaceAll("/BBox \\[0 0", "/BBox [-9 -9").signed()),
                refused(Deviation.STAMP_FONT, "a font of the scan", sign, (f, b) -> f.replaceAll("/Font <</F \\d+ 0 R", "/Font <</F 1 0 R").signed()),
                refused(Deviation.STAMP_PAINTED_OVER, "a white block", sign, (f, _) -> whiteBlock(f)),
                refused(Deviation.STAMP_PAINTED_OVER, "a white block over the leader's", seal, (f, _) -> f.stream("/Subtype /Form", text -> text + "1 1 1 rg 250 8 220 150 re f\n").signed()),
                refused(Deviation.STAMP_INCOMPLETE, "without the time", sign, (f, _) -> f.stream("/Subtype /Form", text -> text.replaceFirst("BT 0\\.\\d+ .*?ET\n", "")).signed()),
                refused(Deviation.STAMP_COLOUR, "the name in white", sign, (f, _) -> f.stream("/Subtype /Form", text -> text.replaceFirst("BT 0 0 0 rg", "BT 1 1 1 rg")).signed()),
                refused(Deviation.STAMP_TEXT, "another title", sign, (f, _) -> f.stream("/Subtype /Form", text -> text.replaceFirst("<....", "<0003")).signed()),
                refused(Deviation.STAMP_TEXT, "another number", seal, (f, _) -> f.stream("/Subtype /Form", text -> text.replaceFirst("<....", "<0003")).signed()),
                refused(Deviation.STAMP_MOVED, "a line by a point", sign, (f, _) -> f.stream("/Subtype /Form", text -> text.replaceFirst("24 Td", "25 Td")).signed()),
                refused(Deviation.STAMP_MOVED, "the image in its block", sign, (f, _) -> f.stream("/Subtype /Form", text -> text.replaceFirst(" cm /Im Do", "1 cm /Im Do")).signed()),
                refused(Deviation.STAMP_CHANGED, "no place to read", seal, (f, _) -> f.stream("/Subtype /Form", text -> "0 g " + text).signed()),
                refused(Deviation.TIME_NOT_SHOWN, "/M a second later", sign, (f, _) -> f.replaceAll("(/M \\(D:\\d{12})\\d\\d", "$131").signed()),
                refused(Deviation.IMAGE_OTHER, "another picture", sign, (f, _) -> f.stream("/DeviceRGB", text -> text.substring(0, text.length() - 1) + (char) (text.charAt(text.length() - 1) ^ 1)).signed()),
                refused(Deviation.IMAGE_OTHER, "no picture in the resources", sign, (f, _) -> f.replaceAll("/XObject <</Im \\d+ 0 R>>", "").drop(f.holding("/DeviceGray")).drop(f.holding("/DeviceRGB")).signed()),
                refused(Deviation.IMAGE_MASK_OTHER, "another outline", sign, (f, _) -> f.stream("/DeviceGray", text -> text.substring(0, text.length() - 1) + (char) (text.charAt(text.length() - 1) ^ 1)).signed()));
    }

    private static byte[] whiteBlock(Forgery forgery) throws GeneralSecurityException {
        return forgery.stream("/Subtype /Form", text -> text + "1 1 1 rg 0 0 210 150 re f\n").signed();
    }

    private static byte[] placed(Before before, Rect rect) throws Exception {
        return before.copy().revision(before.ticket(), before.item(), before.signer(), rect);
    }

    @TestFactory
    List<DynamicTest> theCms() {
        return List.of(
                refused(Deviation.CMS_VERSION, "3", sign, (f, _) -> f.signed(digest -> ForgedCms.framed(new ForgedCms(leader).over(digest), 3, null))),
                refused(Deviation.CMS_DIGEST_ALGORITHM, "SHA-1 beside", sign, (f, _) -> f.signed(digest -> ForgedCms.framed(new ForgedCms(leader).over(digest), 1, OIWObjectIdentifiers.idSHA1))),
                refused(Deviation.CMS_REVOCATION_INSIDE, "a list", sign, (f, _) -> f.signed(new ForgedCms(leader).revocation(pki.revocationList())::over)),
                refused(Deviation.CMS_NO_SIGNED_ATTRIBUTES, "none", sign, (f, _) -> f.signed(new ForgedCms(leader).withoutSignedAttributes()::over)),
                refused(Deviation.CMS_CONTENT_TYPE, "signed data", sign, (f, _) -> f.signed(new ForgedCms(leader).contentType(PKCSObjectIdentifiers.signedData)::over)),
                refused(Deviation.CMS_MALFORMED, "a byte of its structure", sign, (f, _) -> f.contents(hex -> hex.substring(0, 10) + "FF" + hex.substring(12)).signed()),
                refused(Deviation.CMS_CONTENT_INSIDE, "not detached", sign, (f, b) -> f.signed(new ForgedCms(leader).contentInside()::over)),
                refused(Deviation.CMS_NOT_ONE_SIGNER, "two", sign, (f, b) -> f.signed(new ForgedCms(leader).twoSigners()::over)),
                refused(Deviation.CMS_SIGNATURE_ALGORITHM, "SHA-512 for the attributes", sign, (f, b) -> f.signed(new ForgedCms(leader).hash("SHA512")::over)),
                refused(Deviation.CMS_UNSIGNED_ATTRIBUTES, "one", sign, (f, b) -> f.signed(new ForgedCms(leader).unsigned(PKCSObjectIdentifiers.pkcs_9_at_unstructuredName)::over)),
                refused(Deviation.CMS_SIGNER_CERTIFICATE_MISSING, "left out", sign, (f, b) -> f.signed(new ForgedCms(leader).withoutItsCertificate()::over)),
                refused(Deviation.CMS_SIGNING_TIME, "signing-time", sign, (f, b) -> f.signed(new ForgedCms(leader).signingTime(SignedCopy.NOW)::over)),
                refused(Deviation.CMS_SIGNING_CERTIFICATE_MISSING, "no signing-certificate-v2", sign, (f, b) -> f.signed(new ForgedCms(leader).withoutSigningCertificate()::over)),
                refused(Deviation.CMS_SIGNING_CERTIFICATE_OTHER, "another's", sign, (f, b) -> f.signed(new ForgedCms(leader).naming(office)::over)),
                refused(Deviation.CMS_OTHER_ATTRIBUTE, "a description", sign, (f, b) -> f.signed(new ForgedCms(leader).attribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERUTF8String("x"))::over)),
                refused(Deviation.CMS_MESSAGE_DIGEST, "of other bytes", sign, (f, b) -> f.signed(_ -> new ForgedCms(leader).over(new byte[32]))),
                refused(Deviation.CMS_SIGNATURE_VALUE, "a byte of it", sign, (f, b) -> f.signed(digest -> ForgedCms.damaged(new ForgedCms(leader).over(digest)))),
                refused(Deviation.CERTIFICATE_NOT_REGISTERED, "another officer's", sign, (f, b) -> f.signed(new ForgedCms(office)::over)));
    }

    @Test
    void refusesCertificatesThatMayNotSignEachForItsReason()
            throws IOException, PdfFault, GeneralSecurityException {
        assertThat(signedBy(pki.expired("Trần Văn Cũ"))).isEqualTo(Deviation.CERTIFICATE_EXPIRED);
        assertThat(signedBy(pki.notYetValid("Trần Văn Mới")))
                .isEqualTo(Deviation.CERTIFICATE_NOT_YET_VALID);
        assertThat(signedBy(pki.wrongUsage("Trần Văn Mã")))
                .isEqualTo(Deviation.CERTIFICATE_KEY_USAGE);
        var elsewhere = TestPki.create(InstantSource.fixed(SignedCopy.NOW));
        assertThat(signedBy(elsewhere.signer("Lạ", "Lạ", TestPki.KeyKind.EC_P256)))
                .isEqualTo(Deviation.CERTIFICATE_NO_ANCHOR);
    }

    @Test
    void refusesAKeyTooShort() throws Exception {
        var keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(1024);
        var pair = keys.generateKeyPair();
        var name = new X500Name("CN=Ngắn");
        var from = SignedCopy.NOW.minus(Duration.ofDays(1));
        var builder =
                new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(from),
                        Date.from(from.plus(Duration.ofDays(9))),
                        name,
                        pair.getPublic());
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        var signer = new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate());
        var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        assertThat(signedBy(new Identity(pair.getPrivate(), List.of(certificate))))
                .isEqualTo(Deviation.CERTIFICATE_KEY_TOO_SHORT);
    }

    @Test
    void refusesTimesBeforeTheTicketAndAfterNow() throws IOException {
        for (var off : List.of(Duration.ofHours(-1), Duration.ofMinutes(-3))) {
            var elsewhen =
                    new Handover(
                            new CertificateCheck(TrustAnchors.of(List.of(pki.anchor()))),
                            InstantSource.fixed(SignedCopy.NOW.plus(off)));
            var outcome =
                    elsewhen.check(
                            sign.ticket(),
                            sign.item(),
                            Source.of(sign.copy().bytes),
                            sign.copy().afterBase(),
                            sign.honest());
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Handover.Outcome.Refused.class,
                            refused ->
                                    assertThat(refused.deviation())
                                            .isEqualTo(Deviation.TIME_IMPLAUSIBLE));
        }
    }

    /// A code that no case makes is a code that nobody has seen work.
    @Test
    void everyDeviationHasACase() {
        var cases =
                Stream.of(
                                theEndAndTheCrossReferences(),
                                theObjects(),
                                theField(),
                                theSignatureDictionary(),
                                whatItShows(),
                                theCms())
                        .flatMap(List::stream)
                        .map(test -> test.getDisplayName().replaceFirst(":.*", ""))
                        .collect(Collectors.toSet());
        var besides =
                EnumSet.of(
                        Deviation.CERTIFICATE_EXPIRED,
                        Deviation.CERTIFICATE_NOT_YET_VALID,
                        Deviation.CERTIFICATE_KEY_USAGE,
                        Deviation.CERTIFICATE_KEY_TOO_SHORT,
                        Deviation.CERTIFICATE_NO_ANCHOR,
                        Deviation.TIME_IMPLAUSIBLE);
        assertThat(EnumSet.complementOf(besides)).extracting(Deviation::code).isSubsetOf(cases);
    }

    private static Deviation signedBy(Identity signer)
            throws IOException, PdfFault, GeneralSecurityException {
        var ticket = sign.copy().ticket(SigningStage.SIGN, sign.item(), signer);
        var rect = sign.item().appearance().rect();
        var result = sign.copy().revision(ticket, sign.item(), signer, rect);
        var outcome =
                handover.check(
                        ticket,
                        sign.item(),
                        Source.of(sign.copy().bytes),
                        sign.copy().afterBase(),
                        result);
        return ((Handover.Outcome.Refused) outcome).deviation();
    }

    /// What every library takes and this portal does not: the signature holds, the file is sound,
    /// and the leader's block is white, or covered.
    @Test
    void othersCallTheWhiteBlockAndTheCoveringNoteSound() throws Exception {
        Needs.that(Judges.pdfsigAvailable() && Judges.qpdfAvailable(), "pdfsig and qpdf");
        for (var result : List.of(whiteBlock(sign.forgery()), annotated(sign.forgery(), sign))) {
            var whole = Arrays.copyOf(sign.copy().bytes, sign.copy().bytes.length + result.length);
            System.arraycopy(result, 0, whole, sign.copy().bytes.length, result.length);
            var file = Files.write(folder.resolve("forged.pdf"), whole);
            assertThat(Judges.qpdf(file).sound()).as(Judges.qpdf(file).said()).isTrue();
            var said = Judges.pdfsig(file);
            assertThat(said.allValid() && said.wholeSigned()).as(said.said()).isTrue();
            assertThat(outcome(sign, result)).isInstanceOf(Handover.Outcome.Refused.class);
        }
    }
}

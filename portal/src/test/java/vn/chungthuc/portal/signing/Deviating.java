package vn.chungthuc.portal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import vn.chungthuc.pdf.Cms;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.signature.CertificateCheck;
import vn.chungthuc.portal.signature.TrustAnchors;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.protocol.SigningStage;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.TestPki;

/// Results with exactly one thing wrong: made from honest ones by one change and signed again with
/// the right key, so that every library accepts them.
final class Deviating {
    private static final class Holder {
        private static final Deviating SHARED = new Deviating();
    }

    /// A dossier before one signature, and what an honest agent would send.
    record Before(
            SignedCopy copy, SignTicket ticket, SignItem item, Identity signer, Base64Url sent) {
        byte[] honest() {
            return sent.bytes();
        }

        Forgery forgery() {
            return new Forgery(
                    copy.bytes,
                    honest(),
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

        SignaturePlace place() throws IOException, PdfFault {
            return SignaturePlace.find(base(), ticket.field());
        }

        /// An object of the base as our writer put it down.
        String body(int number) {
            var text = new String(copy.bytes, StandardCharsets.ISO_8859_1);
            int at =
                    text.lastIndexOf("\n" + number + " 0 obj\n")
                            + ("\n" + number + " 0 obj\n").length();
            return text.substring(at, text.indexOf("\nendobj", at));
        }
    }

    interface Change {
        byte[] made(Forgery forgery, Before before) throws Exception;
    }

    private final TestPki pki;
    private final Identity leader;
    private final Identity office;
    private final Handover handover;
    private final Before sign;
    private final Before seal;
    private final Before signInStream;

    private Deviating() {
        try {
            pki = TestPki.create(InstantSource.fixed(SignedCopy.NOW));
            var anchors = TrustAnchors.of(List.of(pki.anchor()));
            handover =
                    new Handover(
                            new CertificateCheck(anchors), InstantSource.fixed(SignedCopy.NOW));
            leader = pki.signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.RSA_2048);
            office = pki.signer("Ủy ban nhân dân xã Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
            sign = sign(SamplePdfs.ONE_PAGE);
            signInStream = sign(SamplePdfs.OBJECT_STREAMS);
            seal = sealed();
        } catch (IOException | PdfFault | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Keys cost time: one set serves all test classes.
    static Deviating shared() {
        return Holder.SHARED;
    }

    TestPki pki() {
        return pki;
    }

    Identity leader() {
        return leader;
    }

    Identity office() {
        return office;
    }

    Handover handover() {
        return handover;
    }

    /// Before the leader's signature, behind a cross-reference table.
    Before sign() {
        return sign;
    }

    /// Before the office's seal.
    Before seal() {
        return seal;
    }

    /// Before the leader's signature, behind a cross-reference stream.
    Before signInStream() {
        return signInStream;
    }

    private Before sign(SamplePdfs kind) throws IOException, PdfFault, GeneralSecurityException {
        var file = Files.createTempFile("deviating", ".pdf");
        var scan = Files.readAllBytes(kind.write(file));
        Files.delete(file);
        var copy = new SignedCopy(scan);
        var item = copy.leaderItem();
        var ticket = copy.ticket(SigningStage.SIGN, item, leader);
        var honest = copy.revision(ticket, item, leader, item.appearance().rect());
        return new Before(copy, ticket, item, leader, Base64Url.of(honest));
    }

    private Before sealed() throws IOException, PdfFault, GeneralSecurityException {
        var before = sign(SamplePdfs.ONE_PAGE);
        before.copy().append(before.honest());
        var item = before.copy().officeItem(before.item());
        var ticket = before.copy().ticket(SigningStage.SEAL, item, office);
        var honest = before.copy().revision(ticket, item, office, item.appearance().rect());
        return new Before(before.copy(), ticket, item, office, Base64Url.of(honest));
    }

    Handover.Outcome outcome(Before before, byte[] result) throws IOException {
        return handover.check(
                before.ticket(),
                before.item(),
                Source.of(before.copy().bytes),
                before.copy().afterBase(),
                result);
    }

    DynamicTest refused(Deviation expected, String what, Before before, Change change) {
        return DynamicTest.dynamicTest(
                expected.code() + ": " + what,
                () -> {
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

    /// A free text over the certification page, the page's `/Annots` longer by one.
    static byte[] annotated(Forgery forgery, Before before) throws Exception {
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

    /// The whole block under white paint.
    static byte[] whiteBlock(Forgery forgery) throws GeneralSecurityException {
        return forgery.stream("/Subtype /Form", text -> text + "1 1 1 rg 0 0 210 150 re f\n")
                .signed();
    }
}

package vn.chungthuc.portal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.signature.CertificateCheck;
import vn.chungthuc.portal.signature.SignatureCheck;
import vn.chungthuc.portal.signature.TrustAnchors;
import vn.chungthuc.portal.signature.Verdict;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.protocol.SigningStage;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.SamplePdfs;
import vn.chungthuc.testkit.TestPki;

class HandoverTest {
    private static TestPki pki;
    private static Identity leader;
    private static Identity office;
    private static byte[] scan;

    private static TrustAnchors anchors;
    private static Handover handover;
    private SignedCopy copy;
    private SignItem item;

    @BeforeAll
    static void prepare(@TempDir Path folder) throws IOException, GeneralSecurityException {
        pki = TestPki.create(InstantSource.fixed(SignedCopy.NOW));
        anchors = TrustAnchors.of(List.of(pki.anchor()));
        handover = new Handover(new CertificateCheck(anchors), InstantSource.fixed(SignedCopy.NOW));
        leader = pki.signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.RSA_2048);
        office = pki.signer("Ủy ban nhân dân xã Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        scan = Files.readAllBytes(SamplePdfs.ONE_PAGE.write(folder.resolve("scan.pdf")));
    }

    @BeforeEach
    void submit() throws IOException, PdfFault {
        copy = new SignedCopy(scan);
        item = copy.leaderItem();
    }

    @Test
    void acceptsWhatAnHonestAgentSendsAndBothSignaturesStayIntact()
            throws IOException, PdfFault, GeneralSecurityException {
        var ticket = copy.ticket(SigningStage.SIGN, item, leader);
        var moved = item.appearance().rect();
        moved = Rect.at(moved.llx() - 30, moved.lly() + 11.5, moved.width(), moved.height());
        var signed = copy.revision(ticket, item, leader, moved);
        assertThat(handover.check(ticket, item, Source.of(copy.bytes), copy.afterBase(), signed))
                .isInstanceOf(Handover.Outcome.Accepted.class);
        copy.append(signed);

        var seal = copy.officeItem(item);
        var sealTicket = copy.ticket(SigningStage.SEAL, seal, office);
        var sealed = copy.revision(sealTicket, seal, office, seal.appearance().rect());
        assertThat(
                        handover.check(
                                sealTicket, seal, Source.of(copy.bytes), copy.afterBase(), sealed))
                .isInstanceOf(Handover.Outcome.Accepted.class);
        copy.append(sealed);
        keepToLookAt();

        assertThat(new SignatureCheck(anchors).check(Source.of(copy.bytes)))
                .hasSize(2)
                .allMatch(verdict -> verdict instanceof Verdict.Intact intact && intact.trusted());
    }

    /// `target/signed-copy.pdf` is for a person to open.
    private void keepToLookAt() throws IOException {
        Files.write(Path.of("target", "signed-copy.pdf"), copy.bytes);
    }

    @Test
    void refusesAnAppearanceInAnotherColour()
            throws IOException, PdfFault, GeneralSecurityException {
        var paintedOver = withColour(item, "#ffffff");
        assertThat(signedAs(paintedOver, leader)).isEqualTo(ProblemType.RESULT_APPEARANCE_WRONG);
    }

    @Test
    void refusesAPlaceOutsideTheSlot() throws IOException, PdfFault, GeneralSecurityException {
        var ticket = copy.ticket(SigningStage.SIGN, item, leader);
        var natural = item.appearance().rect();
        var outside = Rect.at(10, 700, natural.width(), natural.height());
        assertThat(problem(ticket, copy.revision(ticket, item, leader, outside)))
                .isEqualTo(ProblemType.RESULT_APPEARANCE_WRONG);
    }

    @Test
    void refusesBytesTooManyAndNoneAtAll() throws IOException, PdfFault, GeneralSecurityException {
        var ticket = copy.ticket(SigningStage.SIGN, item, leader);
        var good = copy.revision(ticket, item, leader, item.appearance().rect());
        var text = new String(good, StandardCharsets.ISO_8859_1);
        var more = text.replaceFirst("xref\n", "% a comment too many\nxref\n");
        assertThat(problem(ticket, more.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(ProblemType.RESULT_STRUCTURE_WRONG);
        var behind = text + "\n";
        assertThat(problem(ticket, behind.getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(ProblemType.RESULT_STRUCTURE_WRONG);
        assertThat(problem(ticket, new byte[0])).isEqualTo(ProblemType.RESULT_STRUCTURE_WRONG);
    }

    @Test
    void refusesTheResultOfAnotherDossier() throws IOException, PdfFault, GeneralSecurityException {
        var other =
                new SignedCopy(
                        (new String(scan, StandardCharsets.ISO_8859_1) + "\n")
                                .getBytes(StandardCharsets.ISO_8859_1));
        var elsewhere = other.ticket(SigningStage.SIGN, item, leader);
        var signed = other.revision(elsewhere, item, leader, item.appearance().rect());
        var ticket = copy.ticket(SigningStage.SIGN, item, leader);
        assertThat(problem(ticket, signed)).isEqualTo(ProblemType.RESULT_STRUCTURE_WRONG);
    }

    @Test
    void refusesASignatureOverOtherBytes() throws IOException, PdfFault, GeneralSecurityException {
        var ticket = copy.ticket(SigningStage.SIGN, item, leader);
        var signed = copy.revision(ticket, item, leader, item.appearance().rect());
        copy.bytes[scan.length / 2] ^= 1;
        assertThat(problem(ticket, signed)).isEqualTo(ProblemType.RESULT_SIGNATURE_WRONG);
    }

    @Test
    void refusesCertificatesThatMayNotSign()
            throws IOException, PdfFault, GeneralSecurityException {
        var ticket = copy.ticket(SigningStage.SIGN, item, leader);
        var strange = copy.revision(ticket, item, office, item.appearance().rect());
        assertThat(problem(ticket, strange)).isEqualTo(ProblemType.RESULT_CERTIFICATE_WRONG);
        assertThat(signedAs(item, pki.expired("Trần Văn Cũ")))
                .isEqualTo(ProblemType.RESULT_CERTIFICATE_WRONG);
        assertThat(signedAs(item, pki.notYetValid("Trần Văn Mới")))
                .isEqualTo(ProblemType.RESULT_CERTIFICATE_WRONG);
        assertThat(signedAs(item, pki.wrongUsage("Trần Văn Mã")))
                .isEqualTo(ProblemType.RESULT_CERTIFICATE_WRONG);
        var elsewhere = TestPki.create(InstantSource.fixed(SignedCopy.NOW));
        assertThat(signedAs(item, elsewhere.signer("Lạ", "Lạ", TestPki.KeyKind.EC_P256)))
                .isEqualTo(ProblemType.RESULT_CERTIFICATE_WRONG);
    }

    @Test
    void refusesATimeBeforeTheTicket() throws IOException, PdfFault, GeneralSecurityException {
        var ticket = copy.ticket(SigningStage.SIGN, item, leader);
        var signed = copy.revision(ticket, item, leader, item.appearance().rect());
        var later =
                new Handover(
                        new CertificateCheck(anchors),
                        InstantSource.fixed(SignedCopy.NOW.minus(Duration.ofHours(1))));
        assertThat(later.check(ticket, item, Source.of(copy.bytes), copy.afterBase(), signed))
                .isInstanceOfSatisfying(
                        Handover.Outcome.Refused.class,
                        refused ->
                                assertThat(refused.deviation().problem())
                                        .isEqualTo(ProblemType.RESULT_SIGNATURE_WRONG));
    }

    /// Signs `shown` where the ticket says `item`.
    private ProblemType signedAs(SignItem shown, Identity signer)
            throws IOException, PdfFault, GeneralSecurityException {
        var ticket = copy.ticket(SigningStage.SIGN, item, signer);
        return problem(ticket, copy.revision(ticket, shown, signer, item.appearance().rect()));
    }

    private ProblemType problem(vn.chungthuc.protocol.SignTicket ticket, byte[] appended)
            throws IOException {
        var outcome =
                handover.check(ticket, item, Source.of(copy.bytes), copy.afterBase(), appended);
        assertThat(outcome).isInstanceOf(Handover.Outcome.Refused.class);
        return ((Handover.Outcome.Refused) outcome).deviation().problem();
    }

    private static SignItem withColour(SignItem item, String colour) {
        var look = item.appearance();
        var lines =
                look.lines().stream()
                        .map(l ->
                                new Appearance.Line(
                                        l.text(), l.size(), colour, l.x(), l.y(), l.align(),
                                        l.moves()))
                        .toList();
        return new SignItem(
                item.dossierCode(),
                item.documentType(),
                item.registrant(),
                item.agency(),
                item.signer(),
                new Appearance(
                        look.rect(),
                        look.leastScale(),
                        look.greatestScale(),
                        look.image(),
                        lines,
                        look.timePattern()));
    }
}

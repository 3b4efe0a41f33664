package vn.chungthuc.portal.signing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import vn.chungthuc.pdf.Cms;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.pdf.SignatureRevision;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.pdf.Timestamp;
import vn.chungthuc.portal.intake.CertificationPage;
import vn.chungthuc.portal.signature.CertificateCheck;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.protocol.SigningStage;
import vn.chungthuc.testkit.Identity;

/// A copy on its way, in memory, signed as an honest agent signs.
public final class SignedCopy {
    public static final Instant NOW = Instant.parse("2026-11-23T03:15:30Z");
    static final SignDesign.Copy COPY =
            new SignDesign.Copy(
                    "H55.242-261123-010005",
                    "Bằng tốt nghiệp trung học phổ thông",
                    "Đặng Thị Ngọc Ẩn",
                    "Ủy ban nhân dân xã Mẫu");

    byte[] bytes;
    private ZoneOffset zone = SignatureRevision.ZONE;
    private int spare = Timestamp.ROOM;

    /// The same, signed with another zone and other room than that of the CMS itself.
    SignedCopy with(ZoneOffset otherZone, int otherSpare) {
        var copy = new SignedCopy();
        copy.bytes = bytes;
        copy.zone = otherZone;
        copy.spare = otherSpare;
        return copy;
    }

    private SignedCopy() {
        bytes = new byte[0];
    }

    SignedCopy(byte[] scan) throws IOException, PdfFault {
        bytes = scan;
        append(
                CertificationPage.append(
                        Source.of(scan),
                        Sha256.of(scan),
                        new CertificationPage.Facts(
                                COPY.agency(),
                                "Chứng thực bản sao đúng với bản chính",
                                COPY.documentType(),
                                2,
                                COPY.dossierCode(),
                                "https://chungthuc.example/c/0123456789abcdefABCDEF",
                                false)));
    }

    void append(byte[] revision) {
        var longer = Arrays.copyOf(bytes, bytes.length + revision.length);
        System.arraycopy(revision, 0, longer, bytes.length, revision.length);
        bytes = longer;
    }

    SignItem leaderItem() throws IOException, PdfFault {
        return SignDesign.leader(
                COPY,
                new SignDesign.Leader(
                        "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu", signatureImage()),
                SignDesign.Places.of(Source.of(bytes)));
    }

    SignItem officeItem(SignItem leader) throws IOException, PdfFault {
        return SignDesign.office(
                COPY,
                numbering(),
                SignDesign.seal(sealImage()),
                SignDesign.Places.of(Source.of(bytes)),
                new SignDesign.LeaderShown(leader.appearance()));
    }

    static SignDesign.Numbering numbering() {
        return new SignDesign.Numbering("2/ĐT", "01/2026-SCTĐT/BS", LocalDate.of(2026, 11, 23));
    }

    /// What happens to the CMS before it goes into its place, for instance a timestamp.
    public interface Stamping {
        byte[] stamped(byte[] cms) throws IOException, GeneralSecurityException;
    }

    SignTicket ticket(SigningStage stage, SignItem item, Identity signer)
            throws IOException, PdfFault {
        return ticket(stage, item, signer, SignTicket.PLAIN);
    }

    SignTicket ticket(SigningStage stage, SignItem item, Identity signer, String level)
            throws IOException, PdfFault {
        var places = SignDesign.Places.of(Source.of(bytes));
        long now = NOW.getEpochSecond();
        return new SignTicket(
                "jti",
                "https://chungthuc.example",
                now,
                now + 300,
                now + 3600,
                stage,
                new SignTicket.Base(Sha256.of(bytes), bytes.length),
                stage == SigningStage.SIGN ? SignaturePlace.LEADER : SignaturePlace.OFFICE,
                places.page(),
                places.slot(),
                Sha256.of(new byte[0]),
                List.of(),
                stage == SigningStage.SIGN ? "" : numbering().reason(),
                List.of(CertificateCheck.fingerprint(signer.certificate())),
                level,
                "https://chungthuc.example/queue/results/jti");
    }

    /// A scan through all its revisions: prepared, signed and sealed.
    public static byte[] sealed(byte[] scan, Identity leader, Identity office, Stamping stamping)
            throws IOException, PdfFault, GeneralSecurityException {
        var copy = new SignedCopy(scan);
        var item = copy.leaderItem();
        var ticket = copy.ticket(SigningStage.SIGN, item, leader);
        copy.append(copy.revision(ticket, item, leader, item.appearance().rect(), stamping));
        var seal = copy.officeItem(item);
        var second = copy.ticket(SigningStage.SEAL, seal, office);
        copy.append(copy.revision(second, seal, office, seal.appearance().rect(), stamping));
        return copy.bytes;
    }

    /// What an agent would send back.
    byte[] revision(SignTicket ticket, SignItem item, Identity signer, Rect placed)
            throws IOException, PdfFault, GeneralSecurityException {
        return revision(ticket, item, signer, placed, cms -> cms);
    }

    byte[] revision(
            SignTicket ticket, SignItem item, Identity signer, Rect placed, Stamping stamping)
            throws IOException, PdfFault, GeneralSecurityException {
        var base = PdfFile.read(Source.of(bytes));
        var laid =
                SignatureRevision.lay(
                        base,
                        Sha256.of(bytes),
                        SignaturePlace.find(base, ticket.field()),
                        new SignatureRevision.Filling(
                                ticket.stage(),
                                item.appearance(),
                                placed,
                                OffsetDateTime.ofInstant(NOW, zone),
                                ticket.reason(),
                                Cms.room(signer.chain()) + spare));
        var state = Sha256.newDigest();
        state.update(bytes);
        var cms =
                Cms.sign(
                        laid.digest(state),
                        signer.chain(),
                        signer.algorithm(),
                        attributes -> {
                            var signature = Signature.getInstance(signer.algorithm());
                            signature.initSign(signer.key());
                            signature.update(attributes);
                            return signature.sign();
                        });
        return laid.with(stamping.stamped(cms));
    }

    Handover.BaseDigest afterBase() {
        return rest -> {
            var digest = Sha256.newDigest();
            digest.update(bytes);
            rest.accept(digest::update);
            return digest.digest();
        };
    }

    static SignDesign.Image signatureImage() throws IOException {
        var image = new BufferedImage(400, 160, BufferedImage.TYPE_INT_ARGB);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(20, 40, 160));
        g.setStroke(new BasicStroke(5));
        g.drawArc(30, 20, 120, 110, 30, 280);
        g.drawArc(120, 50, 90, 60, 200, 300);
        g.drawLine(60, 130, 360, 60);
        g.dispose();
        return new SignDesign.Image(png(image), 50, 20);
    }

    static SignDesign.Image sealImage() throws IOException {
        var image = new BufferedImage(425, 425, BufferedImage.TYPE_INT_ARGB);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(210, 20, 30));
        g.setStroke(new BasicStroke(10));
        g.drawOval(8, 8, 409, 409);
        g.setFont(new Font(Font.SERIF, Font.BOLD, 60));
        g.drawString("XÃ MẪU", 85, 235);
        g.dispose();
        return new SignDesign.Image(png(image), 36, 36);
    }

    private static Base64Url png(BufferedImage image) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return Base64Url.of(out.toByteArray());
    }
}

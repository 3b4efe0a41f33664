package vn.chungthuc.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import javax.imageio.ImageIO;
import vn.chungthuc.pdf.Cms;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SignaturePlace;
import vn.chungthuc.pdf.SignatureRevision;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.signature.CertificateCheck;
import vn.chungthuc.portal.signing.SignDesign;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.protocol.SigningStage;
import vn.chungthuc.testkit.Identity;

/// One document and the signature that our engine lays on it, as agent and portal do.
final class Ours {
    static final Instant NOW = Instant.parse("2026-11-23T03:15:30Z");
    private static final SignDesign.Numbering NUMBER =
            new SignDesign.Numbering("2/ĐT", "01/2026-SCTĐT/BS", LocalDate.of(2026, 11, 23));

    private final Identity signer;
    private final SigningStage stage;
    private final SignItem item;
    private final SignDesign.Places places;

    private Ours(Identity signer, SigningStage stage, SignItem item, SignDesign.Places places) {
        this.signer = signer;
        this.stage = stage;
        this.item = item;
        this.places = places;
    }

    static Ours leader(Identity signer, Source document) throws IOException, PdfFault {
        var places = SignDesign.Places.of(document);
        return new Ours(signer, SigningStage.SIGN, leaderItem(places), places);
    }

    static Ours office(Identity signer, Source document) throws IOException, PdfFault {
        var places = SignDesign.Places.of(document);
        var shown = new SignDesign.LeaderShown(leaderItem(places).appearance());
        var seal = SignDesign.seal(new SignDesign.Image(seal(), 36, 36));
        var item = SignDesign.office(copy(), NUMBER, seal, places, shown);
        return new Ours(signer, SigningStage.SEAL, item, places);
    }

    private static SignDesign.Copy copy() {
        return new SignDesign.Copy(
                "H55.242-261123-010005",
                "Bằng tốt nghiệp trung học phổ thông",
                "Đặng Thị Ngọc Ẩn",
                "Ủy ban nhân dân xã Mẫu");
    }

    private static SignItem leaderItem(SignDesign.Places places) throws IOException {
        var leader =
                new SignDesign.Leader(
                        "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
                        "Nguyễn Văn Mẫu",
                        new SignDesign.Image(signature(), 50, 20));
        return SignDesign.leader(copy(), leader, places);
    }

    SignItem item() {
        return item;
    }

    /// The revision, from an open file and the digest's state behind it.
    byte[] signed(Source source, Sha256 hash, MessageDigest afterBase, Cms.Signer key)
            throws IOException, PdfFault, GeneralSecurityException {
        var base = PdfFile.read(source);
        var field = stage == SigningStage.SIGN ? SignaturePlace.LEADER : SignaturePlace.OFFICE;
        var filling =
                new SignatureRevision.Filling(
                        stage,
                        item.appearance(),
                        item.appearance().rect(),
                        OffsetDateTime.ofInstant(NOW, ZoneOffset.ofHours(7)),
                        reason(),
                        Cms.room(signer.chain()));
        var laid = SignatureRevision.lay(base, hash, SignaturePlace.find(base, field), filling);
        var cms = Cms.sign(laid.digest(afterBase), signer.chain(), signer.algorithm(), key);
        return laid.with(cms);
    }

    private String reason() {
        return stage == SigningStage.SIGN ? "" : NUMBER.reason();
    }

    byte[] raw(byte[] content) throws GeneralSecurityException {
        var signature = Signature.getInstance(signer.algorithm());
        signature.initSign(signer.key());
        signature.update(content);
        return signature.sign();
    }

    SignTicket ticket(Sha256 base, long length) {
        long now = NOW.getEpochSecond();
        return new SignTicket(
                "jti",
                "https://chungthuc.example",
                now,
                now + 300,
                now + 3600,
                stage,
                new SignTicket.Base(base, length),
                stage == SigningStage.SIGN ? SignaturePlace.LEADER : SignaturePlace.OFFICE,
                places.page(),
                places.slot(),
                Sha256.of(new byte[0]),
                List.of(),
                reason(),
                List.of(CertificateCheck.fingerprint(signer.certificate())),
                SignTicket.PLAIN,
                "https://chungthuc.example/queue/results/jti");
    }

    /// SHA-256 that has read a file.
    static MessageDigest read(Path file) throws IOException {
        var digest = Sha256.newDigest();
        var chunk = new byte[65_536];
        try (var in = Files.newInputStream(file)) {
            for (int n = in.read(chunk); n > 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
            }
        }
        return digest;
    }

    static MessageDigest copy(MessageDigest state) {
        try {
            return (MessageDigest) state.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
        }
    }

    private static Base64Url signature() {
        var image = new BufferedImage(400, 160, BufferedImage.TYPE_INT_ARGB);
        var g = image.createGraphics();
        g.setColor(new Color(20, 40, 160));
        g.setStroke(new BasicStroke(5));
        g.drawArc(30, 20, 120, 110, 30, 280);
        g.drawArc(120, 50, 90, 60, 200, 300);
        g.drawLine(60, 130, 360, 60);
        g.dispose();
        return png(image);
    }

    private static Base64Url seal() {
        var image = new BufferedImage(425, 425, BufferedImage.TYPE_INT_ARGB);
        var g = image.createGraphics();
        g.setColor(new Color(210, 20, 30));
        g.setStroke(new BasicStroke(10));
        g.drawOval(8, 8, 409, 409);
        g.drawOval(60, 60, 305, 305);
        g.dispose();
        return png(image);
    }

    private static Base64Url png(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64Url.of(out.toByteArray());
    }
}

package vn.chungthuc.agent;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.DeflaterOutputStream;
import vn.chungthuc.pdf.CertificationRevision;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.PdfFile;
import vn.chungthuc.pdf.SerifFont;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignItem;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.SamplePdfs;

/// A dossier before the leader: a scan with its certification page, and what the signature shows.
///
/// @param item covered by tickets of this paper
/// @param page number of the certification page
/// @param certs who may sign
public record Paper(Base64Url content, SignItem item, int page, List<Sha256> certs) {
    public static final Rect SLOT = new Rect(56, 200, 539, 500);
    private static final Rect LEADER = new Rect(320, 260, 500, 360);

    public static Paper of(SamplePdfs scan, Path folder, Identity signer) throws IOException {
        return of(scan, folder, signer, "H55.242-261123-010005");
    }

    public static Paper of(SamplePdfs scan, Path folder, Identity signer, String code)
            throws IOException {
        return of(scan.write(folder.resolve(scan.name() + ".pdf")), signer, code);
    }

    public static Paper of(Path scan, Identity signer, String code) throws IOException {
        var bytes = Files.readAllBytes(scan);
        try {
            var base = PdfFile.read(Source.of(bytes));
            var page =
                    new CertificationRevision.Page(
                            595.28,
                            841.89,
                            clause(),
                            LEADER,
                            SLOT,
                            "Chữ ký của lãnh đạo",
                            "Con dấu của cơ quan");
            var appended = CertificationRevision.append(base, Sha256.of(bytes), page);
            var whole = Arrays.copyOf(bytes, bytes.length + appended.length);
            System.arraycopy(appended, 0, whole, bytes.length, appended.length);
            return new Paper(
                    Base64Url.of(whole),
                    item(code),
                    base.pageCount() + 1,
                    List.of(fingerprint(signer)));
        } catch (PdfFault e) {
            throw new IOException(e);
        }
    }

    public byte[] pdf() {
        return content.bytes();
    }

    /// The same paper with another item.
    public Paper with(SignItem other) {
        return new Paper(content, other, page, certs);
    }

    public List<Sha256> imageHashes() {
        var image = Objects.requireNonNull(item.appearance().image());
        return List.of(Sha256.of(image.rgb().bytes()), Sha256.of(image.alpha().bytes()));
    }

    private static Sha256 fingerprint(Identity signer) {
        try {
            return Sha256.of(signer.certificate().getEncoded());
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String clause() throws PdfFault {
        var font = SerifFont.instance();
        return "BT /F 18 Tf 130 720 Td %s Tj ET BT /F 13 Tf 70 660 Td %s Tj ET"
                .formatted(
                        font.shown("CHỨNG THỰC BẢN SAO ĐÚNG VỚI BẢN CHÍNH"),
                        font.shown(
                                "Cơ quan: Ủy ban nhân dân xã Mẫu – Người yêu cầu: Đặng Thị Ngọc Ẩn"));
    }

    private static SignItem item(String code) throws IOException {
        return new SignItem(
                code,
                "Bằng tốt nghiệp đại học",
                "Đặng Thị Ngọc Ẩn",
                "Ủy ban nhân dân xã Mẫu",
                "Nguyễn Văn Mẫu",
                look());
    }

    private static Appearance look() throws IOException {
        var drawn = drawnSignature();
        var image =
                new Appearance.Image(
                        drawn.getWidth(),
                        drawn.getHeight(),
                        Base64Url.of(deflated(drawn, false)),
                        Base64Url.of(deflated(drawn, true)),
                        new Rect(30, 28, 150, 80));
        return new Appearance(
                LEADER,
                0.5,
                2,
                image,
                List.of(
                        line("CHỦ TỊCH", 12, "#000000", 86),
                        line("Nguyễn Văn Mẫu", 12, "#000000", 14),
                        line("Ký lúc {time}", 8, "#0000c0", 3)),
                "dd.MM.yyyy HH:mm:ss XXX");
    }

    private static Appearance.Line line(String text, double size, String colour, double y) {
        return new Appearance.Line(text, size, colour, 90, y, Appearance.Align.CENTRE, true);
    }

    private static BufferedImage drawnSignature() {
        var image = new BufferedImage(360, 156, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(20, 40, 180));
        g.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new CubicCurve2D.Double(10, 120, 90, -60, 140, 220, 220, 60));
        g.draw(new CubicCurve2D.Double(180, 90, 240, 10, 260, 150, 350, 40));
        g.draw(new Ellipse2D.Double(60, 40, 60, 70));
        g.dispose();
        return image;
    }

    private static byte[] deflated(BufferedImage image, boolean alpha) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    int argb = image.getRGB(x, y);
                    if (alpha) {
                        deflater.write(argb >>> 24);
                    } else {
                        deflater.write(argb >> 16);
                        deflater.write(argb >> 8);
                        deflater.write(argb);
                    }
                }
            }
        }
        return out.toByteArray();
    }
}

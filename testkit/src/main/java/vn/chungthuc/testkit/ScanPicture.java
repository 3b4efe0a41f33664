package vn.chungthuc.testkit;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// Draws what a scanner would deliver of a Vietnamese paper: a certificate on the first page, text
/// on the others, slightly turned, grey and speckled. The same page is always the same picture.
final class ScanPicture {
    static final int DPI = 100;
    private static final int WIDTH = 827;
    private static final int HEIGHT = 1169;
    private static final Map<List<Object>, byte[]> DRAWN = new ConcurrentHashMap<>();

    private record Line(int y, float size, boolean bold, String text) {}

    private static final List<Line> CERTIFICATE =
            List.of(
                    new Line(120, 22, true, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                    new Line(150, 20, true, "Độc lập – Tự do – Hạnh phúc"),
                    new Line(290, 40, true, "GIẤY CHỨNG NHẬN MẪU"),
                    new Line(350, 20, false, "(tài liệu vẽ bằng chương trình, không có giá trị)"),
                    new Line(450, 22, false, "Chứng nhận bà"),
                    new Line(500, 34, true, "ĐẶNG THỊ NGỌC ẨN"),
                    new Line(560, 22, false, "Sinh ngày 29 tháng 02 năm 2000"),
                    new Line(600, 22, false, "Số định danh cá nhân: 000190000123"),
                    new Line(660, 22, false, "đã hoàn thành chương trình đào tạo"),
                    new Line(710, 26, true, "Kỹ thuật viên đo đạc – xếp loại: Giỏi"),
                    new Line(820, 20, false, "Xã Mẫu, ngày 01 tháng 09 năm 2026"),
                    new Line(860, 20, true, "HIỆU TRƯỞNG"),
                    new Line(980, 20, true, "Nguyễn Hữu Ằng Ẵm Mỹ"),
                    new Line(1100, 14, false, "Số hiệu: MẪU 000123 – Số vào sổ: 45/ĐT"));

    private ScanPicture() {}

    /// One page as a grey JPEG.
    ///
    /// @param page from 1
    static byte[] jpeg(int page, int pages, boolean landscape) {
        return DRAWN.computeIfAbsent(
                List.of(page, pages, landscape), _ -> encode(draw(page, pages, landscape)));
    }

    static int width(boolean landscape) {
        return landscape ? HEIGHT : WIDTH;
    }

    static int height(boolean landscape) {
        return landscape ? WIDTH : HEIGHT;
    }

    private static BufferedImage draw(int page, int pages, boolean landscape) {
        var image =
                new BufferedImage(
                        width(landscape), height(landscape), BufferedImage.TYPE_BYTE_GRAY);
        var g = image.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(244, 244, 244));
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.rotate(0.004);
        if (landscape) {
            g.scale((double) HEIGHT / WIDTH, (double) WIDTH / HEIGHT);
        }
        if (page == 1) {
            certificate(g);
        } else {
            text(g, page, pages);
        }
        g.dispose();
        speckle(image, new Random(page));
        return image;
    }

    private static void certificate(Graphics2D g) {
        g.setColor(new Color(90, 90, 90));
        g.drawRect(40, 40, WIDTH - 80, HEIGHT - 80);
        g.drawRect(48, 48, WIDTH - 96, HEIGHT - 96);
        g.fillRect(WIDTH / 2 - 130, 165, 260, 2);
        g.drawOval(170, 870, 120, 120);
        g.drawOval(180, 880, 100, 100);
        CERTIFICATE.forEach(line -> centred(g, line));
    }

    private static void text(Graphics2D g, int page, int pages) {
        centred(g, new Line(90, 22, true, "PHỤ LỤC – trang " + page + "/" + pages));
        for (int y = 150; y < HEIGHT - 90; y += 34) {
            centred(
                    g,
                    new Line(
                            y,
                            18,
                            false,
                            "Điều "
                                    + (y / 34)
                                    + ". Nội dung mẫu để thử bản quét, kỳ "
                                    + page
                                    + ": đã đối chiếu với bản chính."));
        }
    }

    private static void centred(Graphics2D g, Line line) {
        g.setFont(font(line.bold).deriveFont(line.size));
        g.setColor(new Color(35, 35, 40));
        g.drawString(line.text, (WIDTH - g.getFontMetrics().stringWidth(line.text)) / 2, line.y);
    }

    private static void speckle(BufferedImage image, Random random) {
        for (int i = 0; i < 3000; i++) {
            int grey = 120 + random.nextInt(120);
            image.setRGB(
                    random.nextInt(image.getWidth()),
                    random.nextInt(image.getHeight()),
                    new Color(grey, grey, grey).getRGB());
        }
    }

    private static byte[] encode(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(0.5f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static Font font(boolean bold) {
        var name = "/liberation/LiberationSerif-" + (bold ? "Bold" : "Regular") + ".ttf";
        try (var in = ScanPicture.class.getResourceAsStream(name)) {
            return Font.createFont(Font.TRUETYPE_FONT, java.util.Objects.requireNonNull(in, name));
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }
}

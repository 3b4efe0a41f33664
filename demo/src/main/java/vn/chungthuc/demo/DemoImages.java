package vn.chungthuc.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.imageio.ImageIO;

/// Draws the pictures of the sample office, as PNG with alpha: a handwritten signature in blue and
/// a round seal in red.
final class DemoImages {
    /// Size on paper, in millimetres.
    static final double SIGNATURE_WIDTH_MM = 45;

    static final double SIGNATURE_HEIGHT_MM = 18;
    static final double SEAL_MM = 36;

    private static final Color BLUE = new Color(20, 50, 160, 235);
    private static final Color RED = new Color(205, 25, 30, 225);

    private DemoImages() {}

    static byte[] signature() {
        var image = new BufferedImage(540, 216, BufferedImage.TYPE_INT_ARGB);
        var g = graphics(image, BLUE);
        g.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        var pen = new Path2D.Double();
        pen.moveTo(40, 150);
        pen.curveTo(70, 10, 130, 10, 120, 120);
        pen.curveTo(112, 200, 60, 190, 90, 130);
        pen.curveTo(130, 70, 170, 80, 165, 130);
        pen.curveTo(165, 165, 190, 150, 205, 115);
        pen.curveTo(215, 95, 225, 150, 240, 145);
        pen.curveTo(265, 135, 255, 60, 290, 30);
        pen.curveTo(300, 70, 250, 190, 300, 150);
        pen.curveTo(330, 120, 335, 105, 350, 135);
        pen.curveTo(365, 160, 395, 140, 500, 90);
        g.draw(pen);
        g.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        var flourish = new Path2D.Double();
        flourish.moveTo(60, 190);
        flourish.curveTo(200, 165, 380, 175, 470, 150);
        g.draw(flourish);
        return png(image, g);
    }

    /// @param agency upper case letters go round the edge
    static byte[] seal(String agency) {
        var image = new BufferedImage(600, 600, BufferedImage.TYPE_INT_ARGB);
        var g = graphics(image, RED);
        g.setStroke(new BasicStroke(12));
        g.draw(new Ellipse2D.Double(12, 12, 576, 576));
        g.setStroke(new BasicStroke(4));
        g.draw(new Ellipse2D.Double(30, 30, 540, 540));
        g.draw(new Ellipse2D.Double(140, 140, 320, 320));
        g.fill(star(300, 300, 90));
        round(g, agency, 212, -90, true);
        round(g, "BẢN MẪU", 212, 90, false);
        return png(image, g);
    }

    private static Path2D star(double x, double y, double radius) {
        var star = new Path2D.Double();
        for (int i = 0; i < 10; i++) {
            double r = i % 2 == 0 ? radius : radius * 0.4;
            double angle = Math.toRadians(-90 + 36.0 * i);
            if (i == 0) {
                star.moveTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
            } else {
                star.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
            }
        }
        star.closePath();
        return star;
    }

    /// Letters along a circle round the middle of the seal.
    ///
    /// @param middle angle of the text's middle in degrees, clockwise from three o'clock
    /// @param outward heads away from the centre, else towards it
    private static void round(
            Graphics2D g, String text, double radius, double middle, boolean outward) {
        var font = font().deriveFont(44f);
        var context = g.getFontRenderContext();
        double whole = new TextLayout(text, font, context).getAdvance();
        double direction = outward ? 1 : -1;
        double at = middle - direction * Math.toDegrees(whole / 2 / radius);
        for (int i = 0; i < text.length(); i++) {
            var letter = new TextLayout(text.substring(i, i + 1), font, context);
            double half = Math.toDegrees(letter.getAdvance() / 2 / radius) * direction;
            at += half;
            var place = AffineTransform.getTranslateInstance(300, 300);
            place.rotate(Math.toRadians(at + (outward ? 90 : -90)));
            place.translate(-letter.getAdvance() / 2, outward ? -radius : radius + 34);
            g.fill(letter.getOutline(place));
            at += half;
        }
    }

    private static Graphics2D graphics(BufferedImage image, Color colour) {
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(colour);
        return g;
    }

    private static Font font() {
        var name = "/liberation/LiberationSerif-Bold.ttf";
        try (var in = DemoImages.class.getResourceAsStream(name)) {
            return Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(in, name));
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static byte[] png(BufferedImage image, Graphics2D g) {
        g.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

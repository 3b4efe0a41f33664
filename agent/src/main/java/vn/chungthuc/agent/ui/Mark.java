package vn.chungthuc.agent.ui;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/// The program's mark, drawn at any size: a sheet with lines and a seal. Windows and the tray show
/// it; `installers/icons` holds the same at 256 pixels.
final class Mark {
    private static final Color GROUND = new Color(0x1D5FBF);
    private static final Color SEAL = new Color(0xD3202F);
    private static final double UNITS = 64;

    private Mark() {}

    /// For title bars and task switchers.
    static List<BufferedImage> sizes() {
        return List.of(of(16), of(32), of(48), of(128));
    }

    static BufferedImage of(int pixels) {
        return of(pixels, SEAL);
    }

    /// @param seal colour that tells a state in the tray
    static BufferedImage of(int pixels, Color seal) {
        var image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_ARGB);
        var g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(pixels / UNITS, pixels / UNITS);
        g.setColor(GROUND);
        g.fill(new RoundRectangle2D.Double(1, 1, 62, 62, 14, 14));
        sheet(g);
        g.setColor(Color.WHITE);
        g.fill(new Ellipse2D.Double(32, 32, 27, 27));
        g.setColor(seal);
        g.fill(new Ellipse2D.Double(34, 34, 23, 23));
        tick(g);
        g.dispose();
        return image;
    }

    private static void sheet(Graphics2D g) {
        var sheet = new Path2D.Double();
        sheet.moveTo(13, 9);
        sheet.lineTo(37, 9);
        sheet.lineTo(47, 19);
        sheet.lineTo(47, 55);
        sheet.lineTo(13, 55);
        sheet.closePath();
        g.setColor(Color.WHITE);
        g.fill(sheet);
        g.setColor(GROUND);
        g.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(19, 22, 35, 22));
        g.draw(new Line2D.Double(19, 30, 40, 30));
        g.draw(new Line2D.Double(19, 38, 29, 38));
    }

    private static void tick(Graphics2D g) {
        var tick = new Path2D.Double();
        tick.moveTo(40, 46);
        tick.lineTo(44, 50.5);
        tick.lineTo(52, 41);
        g.setColor(Color.WHITE);
        g.setStroke(new BasicStroke(3.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(tick);
    }
}

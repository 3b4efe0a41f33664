package vn.chungthuc.pdf;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import vn.chungthuc.protocol.Appearance;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Rect;

/// A PNG with transparency as a PDF holds it. Encoded here and nowhere else: agents copy the bytes.
public final class SealImage {
    /// Enough for 36 mm at 400 dpi; larger ones are scaled down.
    private static final int MOST_PIXELS = 600;

    private SealImage() {}

    /// @param png the image; an [IOException] if it is none
    /// @param place where it stands in the movable part, in points
    public static Appearance.Image encode(byte[] png, Rect place) throws IOException {
        var read = ImageIO.read(new ByteArrayInputStream(png));
        if (read == null) {
            throw new IOException("not an image");
        }
        var image = bounded(read);
        int count = image.getWidth() * image.getHeight();
        var rgb = new byte[count * 3];
        var alpha = new byte[count];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++, at++) {
                int argb = image.getRGB(x, y);
                alpha[at] = (byte) (argb >>> 24);
                rgb[3 * at] = (byte) (argb >> 16);
                rgb[3 * at + 1] = (byte) (argb >> 8);
                rgb[3 * at + 2] = (byte) argb;
            }
        }
        return new Appearance.Image(
                image.getWidth(),
                image.getHeight(),
                Base64Url.of(Flate.deflate(rgb)),
                Base64Url.of(Flate.deflate(alpha)),
                place);
    }

    private static BufferedImage bounded(BufferedImage image) {
        double scale =
                Math.min(1.0, (double) MOST_PIXELS / Math.max(image.getWidth(), image.getHeight()));
        int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
        var bounded = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var graphics = bounded.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return bounded;
    }
}

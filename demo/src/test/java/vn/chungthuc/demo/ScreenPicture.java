package vn.chungthuc.demo;

import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.io.File;
import javax.imageio.ImageIO;

/// Writes what stands on the screen to a PNG file.
final class ScreenPicture {
    private ScreenPicture() {}

    public static void main(String[] arguments) throws Exception {
        var whole = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
        var picture = new Robot().createScreenCapture(whole);
        ImageIO.write(picture, "png", new File(arguments[0]));
    }
}

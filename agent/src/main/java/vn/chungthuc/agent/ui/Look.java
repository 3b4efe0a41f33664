package vn.chungthuc.agent.ui;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.awt.Insets;
import java.io.IOException;
import java.util.List;
import javax.swing.UIManager;
import javax.swing.plaf.FontUIResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Colours and letters of the window.
final class Look {
    private static final Logger LOG = LoggerFactory.getLogger(Look.class);
    private static final String VIETNAMESE = "Ằ ằ Ẵ ỹ Đặng Thị Ngọc Ẩn Ướt Ổ";
    private static final Color ACCENT = new Color(0x1D5FBF);
    private static final String FAMILY = "Liberation Sans";

    private Look() {}

    /// Call once, before the first window.
    static void install(boolean dark) {
        System.setProperty("flatlaf.uiScale.allowScaleDown", "false");
        if (dark) {
            FlatDarkLaf.setup();
        } else {
            FlatLightLaf.setup();
        }
        var font = UIManager.getFont("Label.font");
        if (font.canDisplayUpTo(VIETNAMESE) >= 0 || GraphicsEnvironment.isHeadless()) {
            registerOwn();
            UIManager.put("defaultFont", new FontUIResource(FAMILY, Font.PLAIN, font.getSize()));
        }
        UIManager.put("Component.focusWidth", 2);
        UIManager.put("Button.default.background", ACCENT);
        UIManager.put("Button.default.foreground", Color.WHITE);
        UIManager.put("Button.default.focusedBackground", ACCENT);
        UIManager.put("Button.default.hoverBackground", ACCENT.darker());
        UIManager.put("Button.default.pressedBackground", ACCENT.darker());
        UIManager.put("Button.margin", new Insets(5, 16, 5, 16));
        UIManager.put("Button.arc", 6);
        UIManager.put("TextComponent.arc", 6);
    }

    /// With the whole environment: labels that hold HTML look fonts up by name.
    private static void registerOwn() {
        for (var style : List.of("Regular", "Bold", "Italic", "BoldItalic")) {
            var name = "/liberation/LiberationSans-" + style + ".ttf";
            try (var in = Look.class.getResourceAsStream(name)) {
                if (in != null) {
                    GraphicsEnvironment.getLocalGraphicsEnvironment()
                            .registerFont(Font.createFont(Font.TRUETYPE_FONT, in));
                }
            } catch (IOException | FontFormatException e) {
                LOG.warn("font {}: {}", style, e.getClass().getSimpleName());
            }
        }
    }
}

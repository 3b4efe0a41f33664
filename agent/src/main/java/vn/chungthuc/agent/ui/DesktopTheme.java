package vn.chungthuc.agent.ui;

import java.awt.Toolkit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the person's desktop is dark. The system property `chungthuc.look`, `light` or `dark`,
/// has the last word; Java itself does not tell.
final class DesktopTheme {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopTheme.class);
    private static final int SECONDS = 2;

    private DesktopTheme() {}

    static boolean isDark() {
        var told = System.getProperty("chungthuc.look", "");
        if (!told.isEmpty()) {
            return told.equals("dark");
        }
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) { // not run: no Windows here
            return says(
                    "0x0",
                    "reg",
                    "query",
                    "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                    "/v",
                    "AppsUseLightTheme");
        }
        if (os.startsWith("mac")) { // not run: no macOS here
            return says("Dark", "defaults", "read", "-g", "AppleInterfaceStyle");
        }
        // of XSETTINGS, where the desktop has such a thing
        return Toolkit.getDefaultToolkit().getDesktopProperty("gnome.Net/ThemeName")
                        instanceof String theme
                && theme.toLowerCase(Locale.ROOT).contains("dark");
    }

    private static boolean says(String word, String... command) {
        try {
            var process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
            try (var out = process.getInputStream()) {
                boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
                return ended
                        && new String(out.readAllBytes(), StandardCharsets.UTF_8).contains(word);
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            LOG.debug("the desktop does not tell whether it is dark");
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

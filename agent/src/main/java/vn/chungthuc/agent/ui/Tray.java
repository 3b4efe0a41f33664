package vn.chungthuc.agent.ui;

import java.awt.AWTException;
import java.awt.Color;
import java.awt.MenuItem;
import java.awt.PopupMenu;
import java.awt.SystemTray;
import java.awt.TrayIcon;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The icon in the desktop's tray: red seal at rest, amber while somebody is being asked. Desktops
/// without a tray (GNOME as it comes) lose nothing: starting the program again opens its window.
final class Tray {
    private static final Logger LOG = LoggerFactory.getLogger(Tray.class);
    private static final Color AT_REST = new Color(0xD3202F);
    private static final Color ASKING = new Color(0xE8A317);

    private final TrayIcon icon;
    private final int pixels;
    private final Messages messages;
    private final int port;

    private Tray(TrayIcon icon, int pixels, Messages messages, int port) {
        this.icon = icon;
        this.pixels = pixels;
        this.messages = messages;
        this.port = port;
    }

    /// @return null where there is no tray
    static @Nullable Tray install(Desk desk, int port, Messages messages) {
        if (!SystemTray.isSupported()) {
            LOG.info("no tray here: start the program again to open its window");
            return null;
        }
        int pixels = Math.max(16, SystemTray.getSystemTray().getTrayIconSize().height);
        var icon = new TrayIcon(Mark.of(pixels), "", menu(desk, messages));
        icon.setImageAutoSize(true);
        icon.addActionListener(_ -> desk.open(Desk.Tab.CHECK));
        try {
            SystemTray.getSystemTray().add(icon);
        } catch (AWTException e) {
            LOG.info("no tray here: {}", e.getMessage());
            return null;
        }
        var tray = new Tray(icon, pixels, messages, port);
        tray.show(false);
        return tray;
    }

    private static PopupMenu menu(Desk desk, Messages messages) {
        var menu = new PopupMenu();
        for (var tab : Desk.Tab.values()) {
            var item = new MenuItem(messages.text("tab." + tab));
            item.addActionListener(_ -> desk.open(tab));
            menu.add(item);
        }
        menu.addSeparator();
        var quit = new MenuItem(messages.text("tray.quit"));
        quit.addActionListener(_ -> desk.quit());
        menu.add(quit);
        return menu;
    }

    void show(boolean asking) {
        icon.setImage(Mark.of(pixels, asking ? ASKING : AT_REST));
        var state = messages.text(asking ? "tray.asking" : "tray.rest", String.valueOf(port));
        icon.setToolTip(state);
    }

    void remove() {
        SystemTray.getSystemTray().remove(icon);
    }
}

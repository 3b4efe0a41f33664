package vn.chungthuc.agent.ui;

import java.awt.Component;
import java.awt.Container;
import java.awt.Robot;
import java.awt.Window;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.swing.AbstractButton;
import javax.swing.JFrame;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import vn.chungthuc.agent.TestPortal;
import vn.chungthuc.agent.config.AgentConfig;
import vn.chungthuc.agent.config.PersonFile;
import vn.chungthuc.agent.config.Portals;
import vn.chungthuc.agent.doctor.Doctor;
import vn.chungthuc.agent.token.Tokens;
import vn.chungthuc.agent.trust.Admission;
import vn.chungthuc.agent.trust.KeyFetch;

/// The agent's own window on a screen: each tab is photographed, a portal is added in Settings with
/// a real portal behind it. Arguments: folder, language. Prints what was found wrong as `FAULT …`.
final class DeskPlay {
    private DeskPlay() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        var language = arguments[1];
        var clock = InstantSource.system();
        Look.install(DesktopTheme.isDark());
        try (var portal = new TestPortal();
                var fetch = new KeyFetch(clock)) {
            var portals = new Portals(List.of());
            var file = new PersonFile(folder.resolve("agent.yaml"), folder.resolve("policy.yaml"));
            var config =
                    new AgentConfig(List.of(), List.of(), List.of(), List.of(), language, folder);
            var computer = new Doctor.Computer("0.1.0", "agent.yaml", Optional.empty(), folder);
            var tokens = new Tokens(List.of(), List.of());
            var household =
                    new Desk.Household(
                            new Admission(portals, file, fetch),
                            file,
                            () ->
                                    Doctor.of(computer, config, portals.all(), tokens, clock)
                                            .examine(),
                            List::of,
                            List.of(),
                            List.of(file.path()),
                            folder.resolve("logs"),
                            "0.1.0",
                            17170,
                            () -> {});
            var desk = new Desk(household, language);
            desk.open(Desk.Tab.CHECK);
            until(() -> button("check.again").map(Component::isEnabled).orElse(false));
            photograph(folder.resolve("check-" + language + ".png"));
            desk.open(Desk.Tab.SETTINGS);
            until(() -> button("portal.look").isPresent());
            SwingUtilities.invokeAndWait(() -> {
                named(frame(), "portal-address", JTextField.class)
                        .orElseThrow()
                        .setText(portal.origin());
                button("portal.look").orElseThrow().doClick();
            });
            until(() -> button("portal.allow").map(Component::isVisible).orElse(false));
            photograph(folder.resolve("settings-" + language + ".png"));
            SwingUtilities.invokeAndWait(() -> button("portal.allow").orElseThrow().doClick());
            until(() -> button("portal.revoke").isPresent());
            System.out.println("ALLOWED " + portals.find(portal.origin()).isPresent());
            SwingUtilities.invokeAndWait(() -> button("portal.revoke").orElseThrow().doClick());
            System.out.println("REVOKED " + portals.all().isEmpty());
            desk.open(Desk.Tab.ABOUT);
            photograph(folder.resolve("about-" + language + ".png"));
            SwingUtilities.invokeAndWait(() -> nameless(frame()));
        }
        System.exit(0);
    }

    private static JFrame frame() {
        for (var window : Window.getWindows()) {
            if (window instanceof JFrame frame && "agent-window".equals(frame.getName())) {
                return frame;
            }
        }
        throw new IllegalStateException("no window");
    }

    private static Optional<AbstractButton> button(String name) {
        try {
            return named(frame(), name, AbstractButton.class);
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static <T extends Component> Optional<T> named(
            Container in, String name, Class<T> type) {
        for (var each : in.getComponents()) {
            if (name.equals(each.getName()) && type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
            if (each instanceof Container inner) {
                var found = named(inner, name, type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /// What takes the focus must have a name for who does not see it.
    private static void nameless(Container in) {
        for (var each : in.getComponents()) {
            var spoken = each.getAccessibleContext();
            boolean asks = each instanceof AbstractButton || each instanceof JTextField;
            if (asks && each.isFocusable() && each.isShowing()) {
                var name = spoken == null ? null : spoken.getAccessibleName();
                if (name == null || name.isBlank()) {
                    System.out.println("FAULT nameless " + each.getClass().getName());
                }
            }
            if (each instanceof Container inner) {
                nameless(inner);
            }
        }
    }

    private interface Holds {
        boolean yet();
    }

    private static void until(Holds condition) throws Exception {
        var holds = new AtomicReference<>(false);
        for (int i = 0; i < 600 && !holds.get(); i++) {
            SwingUtilities.invokeAndWait(() -> holds.set(condition.yet()));
            new Robot().delay(50);
        }
        if (!holds.get()) {
            System.out.println("FAULT waited in vain in " + Locale.getDefault());
            System.exit(1);
        }
    }

    private static void photograph(Path to) throws Exception {
        var robot = new Robot();
        robot.waitForIdle();
        robot.delay(600);
        var bounds = new AtomicReference<>(frame().getBounds());
        SwingUtilities.invokeAndWait(() -> bounds.set(frame().getBounds()));
        ImageIO.write(robot.createScreenCapture(bounds.get()), "png", to.toFile());
    }
}

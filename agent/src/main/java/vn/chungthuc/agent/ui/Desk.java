package vn.chungthuc.agent.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.config.PersonFile;
import vn.chungthuc.agent.doctor.Report;
import vn.chungthuc.agent.trust.Admission;

/// Everything of the agent's that a person sees besides the signing window: the tray icon, and one
/// window with self-check, settings and what this program is.
public final class Desk {
    /// What the desk shows and acts upon.
    ///
    /// @param admission portals on and off the list
    /// @param file where the person's decisions are written
    /// @param examine the self-check; takes seconds
    /// @param drivers PKCS#11 modules in use, to be seen only
    /// @param timestamps addresses in use, to be seen only
    /// @param configuration files, the person's first
    /// @param logs folder of the log files
    /// @param quit ends the program
    public record Household(
            Admission admission,
            PersonFile file,
            Supplier<Report> examine,
            Supplier<List<String>> drivers,
            List<String> timestamps,
            List<Path> configuration,
            Path logs,
            String version,
            int port,
            Runnable quit) {
        public Household {
            timestamps = List.copyOf(timestamps);
            configuration = List.copyOf(configuration);
        }
    }

    /// The parts of the window, in their order.
    public enum Tab {
        CHECK,
        SETTINGS,
        ABOUT
    }

    private final Household household;
    private Locale language; // this and what follows is the event thread's
    private @Nullable AgentFrame frame;
    private @Nullable Tray tray;

    /// @param language `vi` or `en`
    public Desk(Household household, String language) {
        this.household = household;
        this.language = Locale.of(language);
    }

    /// Puts the icon into the tray, where the desktop has one.
    public void start() {
        SwingUtilities.invokeLater(() -> tray = Tray.install(this, household.port(), words()));
    }

    /// Brings the window to the front; on any thread.
    public void open(Tab tab) {
        SwingUtilities.invokeLater(() -> show(tab));
    }

    /// Whether the person is being asked; on any thread.
    public void asking(boolean asking) {
        SwingUtilities.invokeLater(() -> {
            if (tray != null) {
                tray.show(asking);
            }
        });
    }

    void quit() {
        household.quit().run();
    }

    private Messages words() {
        return new Messages(language);
    }

    private void show(Tab tab) {
        if (frame == null) {
            frame = new AgentFrame(household, words(), this::speak);
        }
        frame.open(tab);
    }

    /// From now on in another language.
    private void speak(Locale other) {
        language = other;
        if (frame != null) {
            frame.dispose();
            frame = null;
        }
        if (tray != null) {
            tray.remove();
            tray = Tray.install(this, household.port(), words());
        }
        show(Tab.SETTINGS);
    }
}

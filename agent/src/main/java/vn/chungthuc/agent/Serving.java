package vn.chungthuc.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.agent.command.Commands.Wanted;
import vn.chungthuc.agent.config.AgentConfig;
import vn.chungthuc.agent.config.PersonFile;
import vn.chungthuc.agent.config.Portals;
import vn.chungthuc.agent.doctor.Report;
import vn.chungthuc.agent.driver.Drivers;
import vn.chungthuc.agent.instance.Doorbell;
import vn.chungthuc.agent.trust.Admission;
import vn.chungthuc.agent.trust.KeyFetch;
import vn.chungthuc.agent.ui.Desk;
import vn.chungthuc.agent.ui.Screen;
import vn.chungthuc.agent.ui.SignWindow;

/// The installed agent while it runs: the port, the windows, and the bell for those who start the
/// program again.
final class Serving {
    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    private final AgentConfig config;
    private final Files files;
    private final InstantSource clock;
    private final Portals portals;
    private final AtomicReference<@Nullable Desk> desk = new AtomicReference<>();
    private final CountDownLatch end = new CountDownLatch(1);

    /// Where things lie.
    record Files(Path user, Path policy, Path logs) {}

    Serving(AgentConfig config, Files files, InstantSource clock) {
        this.config = config;
        this.files = files;
        this.clock = clock;
        this.portals = new Portals(config.portals());
    }

    /// Those that may ask at this moment.
    Portals portals() {
        return portals;
    }

    /// Until the person quits or the system ends the program. A second agent of the same person
    /// only rings at the first.
    ///
    /// @param examine the self-check
    void run(Wanted wanted, Supplier<Report> examine) throws InterruptedException {
        if (Doorbell.ring(config.dataFolder(), line(wanted))) {
            LOG.info("an agent runs already: it was told");
            return;
        }
        var screen = Screen.missing();
        screen.ifPresent(why -> LOG.warn("no screen ({}): every job is refused", why));
        var window = new SignWindow(clock, config.dataFolder(), this::asking);
        try (var fetch = new KeyFetch(clock)) {
            var agent = Agent.start(config, portals, window, clock);
            Runtime.getRuntime().addShutdownHook(new Thread(agent::close, "shutdown"));
            if (screen.isEmpty()) {
                furnish(agent.port(), fetch, examine);
                heed(line(wanted));
                window.prepare();
            }
            hang();
            end.await();
        }
    }

    private void furnish(int port, KeyFetch fetch, Supplier<Report> examine) {
        var file = new PersonFile(files.user, files.policy);
        var household =
                new Desk.Household(
                        new Admission(portals, file, fetch),
                        file,
                        examine,
                        this::drivers,
                        config.timestamps().stream().map(each -> each.url().toString()).toList(),
                        List.of(files.user, files.policy),
                        files.logs,
                        Agent.VERSION,
                        port,
                        end::countDown);
        var made = new Desk(household, config.language());
        made.start();
        desk.set(made);
    }

    private List<String> drivers() {
        return Drivers.of(config.drivers()).stream().map(each -> each.module().toString()).toList();
    }

    private void hang() {
        try {
            var bell = Doorbell.hang(config.dataFolder(), this::heed);
            Runtime.getRuntime().addShutdownHook(new Thread(bell::close, "doorbell-down"));
        } catch (IOException e) {
            LOG.warn("a second start will not reach this agent: {}", e.getMessage());
        }
    }

    private static String line(Wanted wanted) {
        return (wanted.word() + " " + wanted.argument()).strip();
    }

    /// `quiet` wants nothing more than that the agent runs.
    private void heed(String line) {
        var known = desk.get();
        if (known != null && line.equals("open")) {
            known.open(portals.all().isEmpty() ? Desk.Tab.SETTINGS : Desk.Tab.CHECK);
        }
    }

    private void asking(boolean asking) {
        var known = desk.get();
        if (known != null) {
            known.asking(asking);
        }
    }
}

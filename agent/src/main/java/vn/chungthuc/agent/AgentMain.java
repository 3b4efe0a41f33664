package vn.chungthuc.agent;

import java.nio.file.Path;
import java.time.InstantSource;
import org.slf4j.LoggerFactory;
import vn.chungthuc.agent.config.ConfigFault;
import vn.chungthuc.agent.config.ConfigFile;
import vn.chungthuc.agent.config.Places;
import vn.chungthuc.agent.ui.SignWindow;
import vn.chungthuc.protocol.ProblemException;

/// The installed agent: reads its configuration and asks the person in a window. There is no way to
/// make it answer in the person's place.
///
/// Arguments: none, or `--config FILE` in place of the person's usual file.
public final class AgentMain {
    private AgentMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        var log = LoggerFactory.getLogger(AgentMain.class);
        try {
            var places =
                    Places.of(
                            System.getProperty("os.name"),
                            Path.of(System.getProperty("user.home")),
                            System.getenv());
            var user = userFile(arguments, places);
            var config = ConfigFile.read(user, places.policy(), places.dataFolder());
            var clock = InstantSource.system();
            var agent = Agent.start(config, new SignWindow(clock, config.dataFolder()), clock);
            Runtime.getRuntime().addShutdownHook(new Thread(agent::close, "shutdown"));
        } catch (ConfigFault | ProblemException | IllegalStateException e) {
            log.error("not started: {}", e.getMessage());
            System.exit(1);
        }
        Thread.currentThread().join();
    }

    private static Path userFile(String[] arguments, Places places) {
        if (arguments.length == 0) {
            return places.user();
        }
        if (arguments.length == 2 && arguments[0].equals("--config")) {
            return Path.of(arguments[1]).toAbsolutePath();
        }
        throw new ConfigFault("usage: [--config FILE]");
    }
}

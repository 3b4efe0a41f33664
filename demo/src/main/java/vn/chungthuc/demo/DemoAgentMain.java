package vn.chungthuc.demo;

import java.nio.file.Path;
import java.time.InstantSource;
import vn.chungthuc.agent.Agent;
import vn.chungthuc.agent.config.ConfigFile;

/// The agent as it is but for the window: [DemoConsent] answers. Arguments: its configuration file
/// and the file with the answers.
public final class DemoAgentMain {
    private DemoAgentMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        var file = Path.of(arguments[0]).toAbsolutePath();
        var clock = InstantSource.system();
        var config = ConfigFile.read(file, Path.of("/nonexistent"), file.resolveSibling("agent"));
        var agent = Agent.start(config, new DemoConsent(Path.of(arguments[1]), clock), clock);
        Runtime.getRuntime().addShutdownHook(new Thread(agent::close));
        Thread.currentThread().join();
    }
}

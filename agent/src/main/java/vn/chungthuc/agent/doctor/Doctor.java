package vn.chungthuc.agent.doctor;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import vn.chungthuc.agent.config.AgentConfig;
import vn.chungthuc.agent.config.AllowedPortal;
import vn.chungthuc.agent.token.Tokens;
import vn.chungthuc.protocol.AgentInfo;

/// The self-check of this computer.
public final class Doctor {
    private final List<Check> checks;

    private Doctor(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /// What does not come from configuration.
    ///
    /// @param version the agent's
    /// @param configured the configuration files, as people name them
    /// @param noScreen why no window can be shown; empty when one can
    /// @param dataFolder the agent's own
    public record Computer(
            String version, String configured, Optional<String> noScreen, Path dataFolder) {}

    /// @param portals those allowed at this moment
    public static Doctor of(
            Computer computer,
            AgentConfig config,
            List<AllowedPortal> portals,
            Tokens tokens,
            InstantSource clock) {
        return new Doctor(
                List.of(
                        new ComputerCheck(computer),
                        new PortsCheck(AgentInfo.PORTS),
                        new TokensCheck(tokens, clock),
                        new PortalsCheck(portals, clock),
                        new TimestampsCheck(config.timestamps(), clock)));
    }

    /// When the configuration cannot be read there is little more to look at.
    ///
    /// @param fault names the key
    public static Doctor withoutConfiguration(Computer computer, String fault) {
        return new Doctor(
                List.of(
                        new ComputerCheck(computer),
                        () -> List.of(Finding.of(Symptom.CONFIGURATION_BROKEN, fault)),
                        new PortsCheck(AgentInfo.PORTS)));
    }

    /// Looks at everything, side by side, and tells it layer by layer.
    public Report examine() {
        var looks = new ArrayList<CompletableFuture<List<Finding>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var check : checks) {
                looks.add(CompletableFuture.supplyAsync(check::look, threads));
            }
            return Report.of(looks.stream().flatMap(each -> each.join().stream()).toList());
        }
    }
}

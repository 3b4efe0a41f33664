package vn.chungthuc.agent;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.agent.command.Commands;
import vn.chungthuc.agent.command.ShowOptions;
import vn.chungthuc.agent.command.SignCommand;
import vn.chungthuc.agent.config.AgentConfig;
import vn.chungthuc.agent.config.AllowedPortal;
import vn.chungthuc.agent.config.ConfigFault;
import vn.chungthuc.agent.config.ConfigFile;
import vn.chungthuc.agent.config.Places;
import vn.chungthuc.agent.doctor.Doctor;
import vn.chungthuc.agent.doctor.Report;
import vn.chungthuc.agent.driver.Drivers;
import vn.chungthuc.agent.token.Tokens;
import vn.chungthuc.agent.ui.Screen;
import vn.chungthuc.protocol.ProblemException;

/// What each command of the command line is made of.
final class Wired implements Commands.Wiring {
    private static final Logger LOG = LoggerFactory.getLogger(Wired.class);

    private final Places places;
    private final Path logs;
    private final SignCommand sign;
    private final InstantSource clock;

    /// @param logs folder of the log files
    Wired(Places places, Path logs, SignCommand sign, InstantSource clock) {
        this.places = places;
        this.logs = logs;
        this.sign = sign;
        this.clock = clock;
    }

    @Override
    public int serve(ShowOptions options, Commands.Wanted wanted) throws InterruptedException {
        try {
            var config = config(options);
            var files = new Serving.Files(user(options), places.policy(), logs);
            var serving = new Serving(config, files, clock);
            serving.run(wanted, () -> examined(options, config, serving.portals().all()));
            return 0;
        } catch (ConfigFault | ProblemException e) {
            LOG.error("not started: {}", e.getMessage());
            return 1;
        }
    }

    @Override
    public Doctor doctor(ShowOptions options) {
        var computer = computer(options);
        try {
            var config = config(options);
            return Doctor.of(computer, config, config.portals(), tokens(config), clock);
        } catch (ConfigFault e) {
            return Doctor.withoutConfiguration(computer, String.valueOf(e.getMessage()));
        }
    }

    private Report examined(ShowOptions options, AgentConfig config, List<AllowedPortal> portals) {
        try (var tokens = tokens(config)) {
            return Doctor.of(computer(options), config, portals, tokens, clock).examine();
        }
    }

    private Doctor.Computer computer(ShowOptions options) {
        return new Doctor.Computer(
                Agent.VERSION,
                user(options) + ", " + places.policy(),
                Screen.missing(),
                places.dataFolder());
    }

    @Override
    public Tokens tokens(ShowOptions options) {
        return tokens(config(options));
    }

    @Override
    public SignCommand sign() {
        return sign;
    }

    private static Tokens tokens(AgentConfig config) {
        return new Tokens(Drivers.of(config.drivers()), config.pkcs12());
    }

    private AgentConfig config(ShowOptions options) {
        return ConfigFile.read(user(options), places.policy(), places.dataFolder());
    }

    private Path user(ShowOptions options) {
        var named = options.config();
        return named == null ? places.user() : named;
    }
}

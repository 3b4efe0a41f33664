package vn.chungthuc.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import vn.chungthuc.agent.config.AgentConfig;
import vn.chungthuc.agent.config.AllowedPortal;
import vn.chungthuc.agent.config.Portals;
import vn.chungthuc.agent.sign.Consent;

/// The whole agent on a port of its own, with a lambda where the person would be.
public record AgentForTests(Agent agent) implements AutoCloseable {

    public static AgentForTests start(
            Path data, List<AllowedPortal> portals, List<Path> drivers, Consent consent)
            throws IOException {
        return start(data, portals, drivers, consent, List.of(freePort()));
    }

    public static AgentForTests start(
            Path data,
            List<AllowedPortal> portals,
            List<Path> drivers,
            Consent consent,
            List<Integer> ports) {
        var config =
                new AgentConfig(
                        portals, drivers, List.of(), List.of(), "vi", data.toAbsolutePath());
        return start(config, consent, ports);
    }

    public static AgentForTests start(AgentConfig config, Consent consent, List<Integer> ports) {
        return new AgentForTests(
                Agent.start(
                        config,
                        new Portals(config.portals()),
                        consent,
                        InstantSource.system(),
                        ports));
    }

    public static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    public int port() {
        return agent.port();
    }

    @Override
    public void close() {
        agent.close();
    }
}

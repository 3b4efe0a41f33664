package vn.chungthuc.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.List;
import vn.chungthuc.agent.config.AgentConfig;
import vn.chungthuc.agent.config.Portals;
import vn.chungthuc.agent.driver.Drivers;
import vn.chungthuc.agent.http.AgentServer;
import vn.chungthuc.agent.sign.BurntTickets;
import vn.chungthuc.agent.sign.Consent;
import vn.chungthuc.agent.sign.DocumentStore;
import vn.chungthuc.agent.sign.Jobs;
import vn.chungthuc.agent.sign.PortalLink;
import vn.chungthuc.agent.sign.SignCeremony;
import vn.chungthuc.agent.sign.TicketCheck;
import vn.chungthuc.agent.sign.TimestampLink;
import vn.chungthuc.agent.token.Tokens;
import vn.chungthuc.pdf.TimestampAuthorities;
import vn.chungthuc.protocol.AgentInfo;

/// A running agent: all its parts, wired. Whoever starts it says who consents; for the installed
/// agent that is the window.
public final class Agent implements AutoCloseable {
    /// Shown to pages, for people.
    public static final String VERSION = "0.1.0";

    private final AgentServer server;
    private final Jobs jobs;
    private final BurntTickets burnt;
    private final Tokens tokens;
    private final PortalLink portal;
    private final HttpClient timestampClient;

    private Agent(
            AgentServer server,
            Jobs jobs,
            BurntTickets burnt,
            Tokens tokens,
            PortalLink portal,
            HttpClient timestampClient) {
        this.server = server;
        this.jobs = jobs;
        this.burnt = burnt;
        this.tokens = tokens;
        this.portal = portal;
        this.timestampClient = timestampClient;
    }

    /// Starts at the first free of the published ports.
    ///
    /// @throws vn.chungthuc.protocol.ProblemException BUSY when all ports or the data folder are
    ///   taken
    public static Agent start(AgentConfig config, Consent consent, InstantSource clock) {
        return start(config, new Portals(config.portals()), consent, clock, AgentInfo.PORTS);
    }

    /// @param portals those of `config` to begin with; the person changes them in Settings
    static Agent start(AgentConfig config, Portals portals, Consent consent, InstantSource clock) {
        return start(config, portals, consent, clock, AgentInfo.PORTS);
    }

    /// @param ports tried in this order
    static Agent start(
            AgentConfig config,
            Portals portals,
            Consent consent,
            InstantSource clock,
            List<Integer> ports) {
        var burnt = new BurntTickets(config.dataFolder(), clock);
        try {
            var documents = new DocumentStore(config.dataFolder());
            var tokens = new Tokens(Drivers.of(config.drivers()), config.pkcs12());
            var portal = new PortalLink();
            var timestampClient = TimestampLink.client();
            var timestamps =
                    new TimestampAuthorities(
                            config.timestamps().stream()
                                    .map(address -> new TimestampLink(timestampClient, address))
                                    .toList(),
                            clock);
            var ceremony = new SignCeremony(consent, tokens, portal, timestamps, clock);
            var jobs = new Jobs(new TicketCheck(portals, clock), burnt, ceremony, clock);
            var info = AgentInfo.ofVersion(VERSION);
            var server = new AgentServer(portals, jobs, documents, info, ports);
            return new Agent(server, jobs, burnt, tokens, portal, timestampClient);
        } catch (IOException e) {
            burnt.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            burnt.close();
            throw e;
        }
    }

    public int port() {
        return server.port();
    }

    /// Takes no more jobs, closes the window, lets a signature under way end.
    @Override
    public void close() {
        jobs.close();
        server.close();
        tokens.close();
        portal.close();
        timestampClient.shutdownNow();
        burnt.close();
    }
}

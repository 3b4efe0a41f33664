package vn.chungthuc.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import vn.chungthuc.agent.Agent;
import vn.chungthuc.agent.config.AgentConfig;
import vn.chungthuc.agent.config.AllowedPortal;
import vn.chungthuc.agent.sign.Consent;
import vn.chungthuc.protocol.AgentInfo;
import vn.chungthuc.protocol.TicketKeys;
import vn.chungthuc.testkit.Needs;
import vn.chungthuc.testkit.TestPki;

/// How `agent-client.js` finds the agent once the browser's permission was granted, in a real
/// browser and from a portal that is *not* on this computer: its address counts as public, so the
/// browser guards the way to loopback. Denied and undecided are not tried here yet.
class AgentFinderIT {
    private static final String PIN = "123456";
    private static final String PAGE =
            "<!doctype html><script type=module>import {findAgent} from '/agent-client.js';"
                    + "window.look = findAgent;</script>";

    @TempDir private static Path folder;
    private static HttpsServer portal;
    private static ChromeDriver browser;
    private static String origin;

    @BeforeAll
    static void open() throws IOException, GeneralSecurityException {
        Needs.that(Files.isExecutable(Path.of("/usr/bin/chromium")), "chromium");
        Needs.that(Files.isExecutable(Path.of("/usr/bin/chromedriver")), "chromium-driver");
        Needs.that(AgentInfo.PORTS.stream().allMatch(AgentFinderIT::isFree), "no other agent");
        portal = HttpsServer.create(loopback(0), 0);
        portal.setHttpsConfigurator(new HttpsConfigurator(tls()));
        portal.createContext("/", exchange -> answer(exchange, "text/html", PAGE.getBytes(UTF_8)));
        portal.createContext(
                "/agent-client.js", exchange -> answer(exchange, "text/javascript", client()));
        portal.start();
        origin = "https://127.0.0.1:" + portal.getAddress().getPort();
        browser = chromium();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
        if (portal != null) {
            portal.stop(0);
        }
    }

    @BeforeEach
    void freshPage() {
        browser.get(origin + "/");
        browser.executeScript("localStorage.clear()");
    }

    @Test
    void anAgentThatAllowsThisPortalIsReadyAndMissedWhenItIsGone() throws IOException {
        permission("granted");
        try (var agent = agent(origin)) {
            assertThat(look(false)).containsEntry("state", "ready");
            assertThat(agent.port()).isEqualTo(AgentInfo.PORTS.getFirst());
        }
        assertThat(look(false)).as("it was seen here").containsEntry("state", "silent");
    }

    @Test
    void withoutAnyAgentItIsToBeInstalled() {
        permission("granted");
        assertThat(look(false)).containsEntry("state", "never-seen");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> look(boolean ask) {
        var found =
                browser.executeAsyncScript(
                        """
                        const [ask, done] = arguments;
                        const ready = () => window.look
                          ? Promise.resolve() : new Promise((r) => setTimeout(() => ready().then(r), 20));
                        ready().then(async () => {
                          const began = performance.now();
                          const found = await window.look({ ask });
                          done({ ...found, millis: performance.now() - began });
                        });
                        """,
                        ask);
        return (Map<String, Object>) Objects.requireNonNull(found);
    }

    private static void permission(String setting) {
        browser.executeCdpCommand(
                "Browser.setPermission",
                Map.of(
                        "origin",
                        origin,
                        "permission",
                        Map.of("name", "loopback-network"),
                        "setting",
                        setting));
    }

    private static Agent agent(String allowed) throws IOException {
        var keys = new TicketKeys(List.of(TicketKeys.Key.ed25519("t", new byte[32])));
        var config =
                new AgentConfig(
                        List.of(new AllowedPortal(allowed, keys)),
                        List.of(),
                        List.of(),
                        List.of(),
                        "vi",
                        Files.createTempDirectory(folder, "agent"));
        return Agent.start(config, _ -> new Consent.Refused(), InstantSource.system());
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static byte[] client() throws IOException {
        try (InputStream in = AgentInfo.class.getResourceAsStream("agent-client.js")) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static SSLContext tls() throws IOException, GeneralSecurityException {
        var file =
                TestPki.create(InstantSource.system())
                        .signer("portal", "portal", TestPki.KeyKind.EC_P256)
                        .writePkcs12(folder.resolve("tls.p12"), PIN);
        var store = KeyStore.getInstance(file.toFile(), PIN.toCharArray());
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PIN.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static ChromeDriver chromium() {
        var options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.setAcceptInsecureCerts(true);
        options.addArguments(
                List.of(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--ignore-certificate-errors",
                        "--ip-address-space-overrides=127.0.0.1:"
                                + portal.getAddress().getPort()
                                + "=public",
                        "--user-data-dir=" + folder.resolve("chromium")));
        var service =
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                        .withEnvironment(Map.of("HOME", folder.toString()))
                        .build();
        var driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(20));
        return driver;
    }
}

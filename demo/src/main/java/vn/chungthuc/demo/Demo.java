package vn.chungthuc.demo;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.AgentMain;
import vn.chungthuc.portal.PortalMain;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.db.Migrations;
import vn.chungthuc.testkit.Postgres;

/// All parts, started: database and mail server in this process, portal and agent as processes of
/// their own. Closing it stops whatever it started.
public final class Demo implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("https?://\\S+/d/[A-Za-z0-9_-]+");

    private final DemoFolder folder;
    private final Ports ports;
    private final DemoFiles files;
    private final InstantSource clock;
    private final DemoSecrets secrets;
    private final DemoAuthorities authorities;
    private final DemoKeys keys;
    private final Postgres postgres;
    private @Nullable MailServer mail;
    private @Nullable MailPage mailPage;
    private @Nullable Child portal;
    private @Nullable Child agent;

    private Demo(DemoFolder folder, Ports ports, InstantSource clock)
            throws IOException, GeneralSecurityException {
        this.folder = folder;
        this.ports = ports;
        this.clock = clock;
        folder.create();
        files = new DemoFiles(folder);
        secrets = DemoSecrets.keptIn(folder.secrets());
        authorities = DemoAuthorities.keptIn(folder, secrets.officePin(), clock);
        keys = DemoKeys.keptIn(folder, secrets, authorities.pki());
        postgres = Postgres.kept(folder.postgres(), 0);
    }

    /// Starts database, mail server and portal, and opens the sample office on the first start.
    public static Demo start(DemoFolder folder, Ports ports, InstantSource clock)
            throws IOException, GeneralSecurityException {
        var demo = new Demo(folder, ports, clock);
        try {
            demo.openOffice();
            demo.startMail();
            demo.startPortal();
            return demo;
        } catch (IOException | RuntimeException e) {
            demo.close();
            throw e;
        }
    }

    private void openOffice() throws IOException {
        var settings = files.database(postgres.database("chungthuc"));
        files.portal(ports, settings, authorities.timestampUrl());
        Migrations.apply(settings);
        var vertx = Vertx.vertx();
        try (var database = new Database(vertx, settings)) {
            new DemoOffice(database, clock).openOnce(secrets, keys);
        } finally {
            vertx.close().await();
        }
    }

    /// Starts the mail server and the page that shows what it received.
    public void startMail() throws IOException {
        mail = MailServer.start(folder.mails(), ports.smtp(), clock);
        mailPage = MailPage.start(mail, ports.mailPage());
    }

    public void stopMail() {
        if (mailPage != null) {
            mailPage.close();
        }
        if (mail != null) {
            mail.close();
        }
    }

    /// Starts the portal as a process of its own and waits until it says that it is well.
    public void startPortal() throws IOException {
        portal =
                Child.start(
                        new Child.Order(
                                "Cổng chứng thực",
                                PortalMain.class,
                                List.of("-Xmx512m"),
                                List.of(
                                        folder.portalConfig().toString(),
                                        "migrate",
                                        "web",
                                        "worker"),
                                Map.of(),
                                folder.root()),
                        folder.logs().resolve("portal.log"));
        portal.await(PATIENCE, this::portalIsWell);
    }

    /// Ends the portal at once, as a crash would.
    public void killPortal() throws IOException {
        if (portal != null) {
            portal.kill();
        }
    }

    private boolean portalIsWell() {
        try (var browser = new Browser(origin())) {
            return browser.open("/health").status() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    /// Starts the agent with its window. Tokens where there are any, training files otherwise.
    public void startAgentWithWindow(Map<String, String> environment) throws IOException {
        writeAgentConfig(keys.onTokens());
        var all = new HashMap<>(keys.environment(folder));
        all.putAll(environment);
        agent(
                AgentMain.class,
                List.of("serve", "--quiet", "--config", folder.agentConfig().toString()),
                all);
    }

    /// Starts an agent that answers by itself.
    ///
    /// @param tokens whether it signs with SoftHSM tokens, else with training files
    /// @param answers see [DemoConsent]
    public void startAgentThatAnswers(boolean tokens, Path answers) throws IOException {
        writeAgentConfig(tokens);
        agent(
                DemoAgentMain.class,
                List.of(folder.agentConfig().toString(), answers.toString()),
                tokens ? keys.environment(folder) : Map.of());
    }

    private void writeAgentConfig(boolean tokens) throws IOException {
        files.agent(ports, tokens ? List.of() : DemoKeys.files(folder), authorities.timestampUrl());
    }

    private void agent(Class<?> main, List<String> arguments, Map<String, String> environment)
            throws IOException {
        agent =
                Child.start(
                        new Child.Order(
                                "Chương trình ký",
                                main,
                                List.of("-Xmx384m"),
                                arguments,
                                environment,
                                folder.root()),
                        folder.logs().resolve("agent.log"));
        try (var browser = new Browser(origin())) {
            agent.await(PATIENCE, () -> AgentJob.present(browser));
        }
    }

    public void stopAgent() throws IOException {
        if (agent != null) {
            agent.close();
        }
    }

    /// Whether all of it still runs; else names what stopped.
    @Nullable String whatStopped() {
        if (portal != null && !portal.alive()) {
            return "Cổng chứng thực (" + folder.logs().resolve("portal.log") + ")";
        }
        return agent != null && !agent.alive()
                ? "Chương trình ký (" + folder.logs().resolve("agent.log") + ")"
                : null;
    }

    public URI origin() {
        return URI.create("http://localhost:" + ports.portal());
    }

    public Ports ports() {
        return ports;
    }

    public DemoFolder folder() {
        return folder;
    }

    public DemoSecrets secrets() {
        return secrets;
    }

    DemoAuthorities authorities() {
        return authorities;
    }

    public DemoKeys keys() {
        return keys;
    }

    public Postgres.Access database() {
        return postgres.database("chungthuc");
    }

    /// Mails received so far, newest first.
    public List<Mail> mails() throws IOException {
        return mail == null ? List.of() : mail.mails();
    }

    /// The link in the mail about a dossier; waits up to a minute for it.
    public URI awaitLink(String code) throws IOException {
        for (int tries = 0; tries < 600; tries++) {
            for (var each : mails()) {
                var link = LINK.matcher(each.text());
                if ((each.subject() + each.text()).contains(code) && link.find()) {
                    return URI.create(link.group());
                }
            }
            Pause.millis(100);
        }
        throw new DemoFault("không có thư nào về hồ sơ " + code + " sau một phút");
    }

    /// Waits up to half a minute for the portal to make the finished copy last (PAdES B-LTA).
    ///
    /// @param times how often in all, renewals counted
    /// @return whether it has done so
    public boolean awaitPreserved(String dossier, int times) throws IOException {
        for (int tries = 0; tries < 150; tries++) {
            if (preserved(UUID.fromString(dossier)) >= times) {
                return true;
            }
            Pause.millis(200);
        }
        return false;
    }

    private int preserved(UUID dossier) throws IOException {
        try (var connection = database().connect();
                var query =
                        connection.prepareStatement(
                                "SELECT count(*) FROM long_term WHERE dossier_id = ?")) {
            query.setObject(1, dossier);
            var counted = query.executeQuery();
            counted.next();
            return counted.getInt(1);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /// Ends everything, the agent first, the database last.
    @Override
    public void close() throws IOException {
        try {
            if (agent != null) {
                agent.close();
            }
            if (portal != null) {
                portal.close();
            }
            stopMail();
            authorities.close();
        } finally {
            postgres.close();
        }
    }
}

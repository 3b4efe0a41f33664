package vn.chungthuc.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.chungthuc.agent.AgentMain;
import vn.chungthuc.agent.TestPortal;
import vn.chungthuc.testkit.Needs;

/// A15: a workstation with two people signed in. Each has an agent; neither's answers the other.
class TwoUsersIT extends Besieged {
    private static final String NOBODY = "65534";

    @Test
    void a15TwoAgentsOfTwoUsersRunSideBySide() throws IOException, InterruptedException {
        Needs.that(isRoot() && Files.isExecutable(Path.of("/usr/bin/setpriv")), "root, setpriv");
        var theirs = startTheirs();
        try {
            int port = port(theirs);
            assertThat(port).isNotEqualTo(agent.port());
            assertThat(asUser(NOBODY, asks(port))).isEqualTo("HTTP/1.1 200");
            assertThat(asUser("0", asks(port))).isEqualTo("HTTP/1.1 403");
            assertThat(asUser("0", asks(agent.port()))).isEqualTo("HTTP/1.1 200");
            assertThat(asUser(NOBODY, asks(agent.port()))).isEqualTo("HTTP/1.1 403");
        } finally {
            theirs.destroy();
            theirs.waitFor();
        }
    }

    private String asks(int port) {
        var request =
                "GET /v1/agent HTTP/1.1\\r\\nHost: 127.0.0.1:%d\\r\\nOrigin: %s\\r\\n\\r\\n"
                        .formatted(port, portal.origin());
        return "exec 3<>/dev/tcp/127.0.0.1/%d; printf '%s' >&3; head -c 12 <&3"
                .formatted(port, request);
    }

    /// The installed program under the other uid; it may read this build's class path, nothing
    /// else.
    private Process startTheirs() throws IOException {
        var home = Files.createDirectory(folder.resolve("theirs"));
        Files.write(home.resolve("keys.json"), TestPortal.json(portal.keys()));
        var config =
                "portals:\n  - origin: %s\n    keys-file: keys.json\ndata-folder: data\n"
                        .formatted(portal.origin());
        Files.writeString(home.resolve("agent.yaml"), config);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        for (var path : List.of(home, home.resolve("keys.json"), home.resolve("agent.yaml"))) {
            Files.setAttribute(path, "unix:uid", Integer.parseInt(NOBODY));
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(
                        "setpriv",
                        "--reuid",
                        NOBODY,
                        "--clear-groups",
                        "--inh-caps",
                        "+dac_read_search",
                        "--ambient-caps",
                        "+dac_read_search",
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-Dchungthuc.logs=" + home.resolve("logs"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AgentMain.class.getName(),
                        "serve",
                        "--quiet",
                        "--config",
                        home.resolve("agent.yaml").toString());
        builder.environment().remove("DISPLAY");
        return builder.redirectErrorStream(true).start();
    }

    private static int port(Process agent) throws IOException {
        var said = new StringBuilder();
        var listens = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");
        var lines = agent.inputReader(StandardCharsets.UTF_8);
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            said.append(line).append('\n');
            var found = listens.matcher(line);
            if (found.find()) {
                return Integer.parseInt(found.group(1));
            }
        }
        throw new AssertionError(said.toString());
    }
}

package vn.chungthuc.agent.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chungthuc.agent.TestPortal;
import vn.chungthuc.agent.config.ConfigFile;
import vn.chungthuc.agent.config.PersonFile;
import vn.chungthuc.agent.config.Portals;

/// A portal on the list and off it, with a real one to ask.
class AdmissionIT {
    @TempDir Path folder;

    private final KeyFetch fetch = new KeyFetch(InstantSource.system());
    private final Portals portals = new Portals(List.of());
    private TestPortal portal;
    private Path user;
    private Path policy;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        portal = new TestPortal();
        user = folder.resolve("person/agent.yaml");
        policy = folder.resolve("policy.yaml");
    }

    @AfterEach
    void stop() {
        portal.close();
        fetch.close();
    }

    private Admission admission() {
        return new Admission(portals, new PersonFile(user, policy), fetch);
    }

    @Test
    void whatWasAllowedHoldsAtOnceAndAfterTheNextStart() throws IOException {
        var seen = admission().look(portal.origin() + "/queue?x=1");
        assertThat(seen.keys()).isEqualTo(portal.keys());
        assertThat(portals.all()).as("only looked at").isEmpty();
        admission().allow(seen);
        assertThat(portals.find(portal.origin())).contains(seen);
        assertThat(ConfigFile.read(user, policy, folder).portals()).containsExactly(seen);
    }

    @Test
    void whatWasRevokedMayNotAskAnyMore() throws IOException {
        admission().allow(portal.allowed());
        new PersonFile(user, policy).speak("en");
        admission().revoke(portal.allowed());
        assertThat(portals.all()).isEmpty();
        var config = ConfigFile.read(user, policy, folder);
        assertThat(config.portals()).isEmpty();
        assertThat(config.language()).as("what else the person decided stays").isEqualTo("en");
    }

    @Test
    void aListThatThePolicyClosedStaysAsItIs() throws IOException {
        Files.writeString(policy, "portals: []\n");
        assertThat(admission().isClosed()).isTrue();
        assertThatThrownBy(() -> admission().allow(portal.allowed()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("portals");
        assertThat(portals.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://portal.example",
                "ftp://localhost",
                "file:///etc/passwd",
                "https://",
                "",
                "http://127.0.0.1.evil.example"
            })
    void noKeysAreFetchedOverAnOpenRoad(String typed) {
        assertThatThrownBy(() -> admission().look(typed)).isInstanceOf(IOException.class);
    }
}

package vn.chungthuc.agent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
    private static final String KEYS =
            """
            {"keys":[{"kty":"OKP","crv":"Ed25519","kid":"1",
             "x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}]}
            """;

    @TempDir private Path folder;
    private Path user;
    private Path policy;

    @BeforeEach
    void writeKeys() throws IOException {
        Files.writeString(folder.resolve("keys.json"), KEYS);
        user = folder.resolve("user.yaml");
        policy = folder.resolve("policy.yaml");
    }

    @Test
    void everyKeyHasAKnownDefault() {
        var config = read();
        assertThat(config)
                .isEqualTo(
                        new AgentConfig(
                                java.util.List.of(),
                                java.util.List.of(),
                                java.util.List.of(),
                                java.util.List.of(),
                                "vi",
                                folder.resolve("data")));
    }

    @Test
    void readsWhatAPersonWrote() throws IOException {
        Files.writeString(
                user,
                """
                portals:
                  - origin: https://chungthuc.example.gov.vn
                    keys-file: keys.json
                pkcs12: [training.p12]
                timestamps:
                  - url: http://tsa.example/stamp
                  - {url: "https://other.example/", policy: 1.3.6.1}
                language: en
                data-folder: work
                """);
        var config = read();
        assertThat(config.portals().getFirst().origin())
                .isEqualTo("https://chungthuc.example.gov.vn");
        assertThat(config.pkcs12()).containsExactly(folder.resolve("training.p12"));
        assertThat(config.timestamps())
                .containsExactly(
                        new TimestampAddress(URI.create("http://tsa.example/stamp"), null),
                        new TimestampAddress(URI.create("https://other.example/"), "1.3.6.1"));
        assertThat(config.language()).isEqualTo("en");
        assertThat(config.dataFolder()).isEqualTo(folder.resolve("work"));
    }

    @Test
    void whatThePolicyNamesThePersonCannotAddTo() throws IOException {
        Files.writeString(policy, "drivers: [/usr/lib/admin.so]\nportals: []\n");
        Files.writeString(
                user,
                """
                portals: [{origin: "https://evil.example", keys-file: keys.json}]
                language: en
                """);
        var config = read();
        assertThat(config.drivers()).containsExactly(Path.of("/usr/lib/admin.so"));
        assertThat(config.portals()).isEmpty();
        assertThat(config.language()).isEqualTo("en");
    }

    @Test
    void a29ThePersonsFileNamesNoDriver() throws IOException {
        Files.writeString(user, "drivers: [/tmp/evil.so]\n");
        assertThatThrownBy(this::read)
                .isInstanceOf(ConfigFault.class)
                .hasMessageContaining("drivers: only " + policy);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "driver: [/x.so]",
                "auto-consent: true",
                "dataFolder: /x",
                "language: fr",
                "portals: [{origin: \"https://x.example\"}]",
                "portals: [{origin: \"https://x.example\", keys-file: keys.json, pin: 1}]",
                "portals: [{origin: \"https://x.example/\", keys-file: keys.json}]",
                "portals: [{origin: \"https://x.example:443\", keys-file: keys.json}]",
                "portals: [{origin: \"https://X.example\", keys-file: keys.json}]",
                "portals: [{origin: \"*\", keys-file: keys.json}]",
                "portals: [{origin: \"null\", keys-file: keys.json}]",
                "portals: [{origin: \"file:///x\", keys-file: keys.json}]",
                "portals: [{origin: \"https://x.example\", keys-file: absent.json}]",
                "timestamps: [{}]",
                "timestamps: [{url: \"ftp://tsa.example/\"}]",
                "timestamps: [{url: \"http://a:b@tsa.example/\"}]",
                "timestamps: [{url: \"http://tsa.example/\", policy: any}]",
                "- a list"
            })
    void stopsAtWhatItDoesNotUnderstand(String yaml) throws IOException {
        Files.writeString(user, yaml);
        assertThatThrownBy(this::read).isInstanceOf(ConfigFault.class);
    }

    @Test
    void knowsWhereEachSystemKeepsThePolicy() {
        var home = folder;
        assertThat(Places.of("Linux", home, Map.of()).policy())
                .isEqualTo(Path.of("/etc/chungthuc/agent.yaml"));
        assertThat(Places.of("Mac OS X", home, Map.of()).policy().toString())
                .startsWith("/Library/");
        assertThat(Places.of("Windows 11", home, Map.of("ProgramData", "/pd")).policy())
                .isEqualTo(Path.of("/pd/ChungThuc/agent.yaml"));
    }

    private AgentConfig read() {
        return ConfigFile.read(user, policy, folder.resolve("data"));
    }
}

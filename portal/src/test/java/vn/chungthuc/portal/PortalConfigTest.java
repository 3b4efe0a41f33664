package vn.chungthuc.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.longterm.LongTermSettings;
import vn.chungthuc.portal.report.ReportSettings;

class PortalConfigTest {
    private static final String WHOLE =
            """
            origin: https://chungthuc.example.gov.vn
            listen-port: 8080
            database:
              host: 127.0.0.1
              port: 5432
              name: chungthuc
              user: chungthuc
              password-file: secrets/database
            objects: objects
            ticket-key-file: secrets/ticket.pem
            mail:
              host: 127.0.0.1
              port: 25
              from: khong-tra-loi@example.gov.vn
              tls: false
            trust-anchors: anchors
            training: true
            """;

    @TempDir Path folder;

    @Test
    void readsAWholeFile() throws IOException {
        var config = read(WHOLE);
        assertThat(config.origin()).isEqualTo("https://chungthuc.example.gov.vn");
        assertThat(config.database().passwordFile()).isEqualTo(Path.of("secrets/database"));
        assertThat(config.mail().user()).isNull();
        assertThat(config.training()).isTrue();
        assertThat(config.level()).isEqualTo("B-B");
        assertThat(read(WHOLE + "level: B-T\n").level()).isEqualTo("B-T");
        refuses(WHOLE + "level: B-LT\n", "level must be");
    }

    @Test
    void theReportKeyNeedsItsPassword() throws IOException {
        assertThat(read(WHOLE).report()).isNull();
        assertThat(read(WHOLE + "report: {key: a.p12, password-file: b}\n").report())
                .isEqualTo(new ReportSettings(Path.of("a.p12"), Path.of("b")));
        refuses(WHOLE + "report: {key: a.p12}\n", "password-file");
    }

    @Test
    void theLongTermPartHasKnownDefaults() throws IOException {
        assertThat(read(WHOLE).longTerm()).isEqualTo(LongTermSettings.NONE);
        var given = read(WHOLE + "long-term:\n  timestamps:\n    - url: http://tsa.example/\n");
        assertThat(given.longTerm().timestamps())
                .containsExactly(
                        new LongTermSettings.Authority(URI.create("http://tsa.example/"), null));
        assertThat(given.longTerm().renewDays()).isEqualTo(90);
        assertThat(given.longTerm().mayAsk()).isEmpty();
        refuses(WHOLE + "long-term: {timestamps: [{url: \"file:///x\"}]}\n", "http or https");
        refuses(WHOLE + "long-term: {renew-days: 0}\n", "renew-days");
    }

    @Test
    void aKeyThatNobodyKnowsStopsTheProgram() {
        refuses(WHOLE + "listen-prot: 1\n", "listen-prot");
        refuses(WHOLE.replace("tls: false", "tls: false\n  tsl: true"), "tsl");
    }

    @Test
    void namesWhatIsMissing() {
        refuses(
                WHOLE.replace("origin: https://chungthuc.example.gov.vn\n", ""),
                "origin is missing");
        refuses(WHOLE.replace("  user: chungthuc\n", ""), "database.user is missing");
        refuses(WHOLE.replace("listen-port: 8080", "listen-port: 80800"), "listen-port");
    }

    @Test
    void theOriginIsHttpsAndNothingBehind() throws IOException {
        for (var wrong :
                new String[] {
                    "http://chungthuc.example.gov.vn",
                    "https://chungthuc.example.gov.vn/",
                    "https://a@chungthuc.example.gov.vn",
                    "chungthuc.example.gov.vn"
                }) {
            refuses(WHOLE.replace("https://chungthuc.example.gov.vn", wrong), "origin must be");
        }
        assertThat(
                        read(WHOLE.replace(
                                        "https://chungthuc.example.gov.vn",
                                        "http://localhost:8080"))
                                .origin())
                .isEqualTo("http://localhost:8080");
    }

    private PortalConfig read(String yaml) throws IOException {
        return PortalConfig.read(Files.writeString(folder.resolve("portal.yaml"), yaml));
    }

    private void refuses(String yaml, String words) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(words);
    }
}

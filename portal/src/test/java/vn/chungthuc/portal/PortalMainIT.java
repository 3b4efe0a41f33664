package vn.chungthuc.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.EnumSet;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.agency.TestOffice;
import vn.chungthuc.portal.delivery.DeliveryMail;
import vn.chungthuc.portal.longterm.LongTermSettings;
import vn.chungthuc.portal.signing.TicketKeyFile;
import vn.chungthuc.testkit.Postgres;
import vn.chungthuc.testkit.TestPki;

class PortalMainIT {
    @TempDir Path folder;

    @Test
    void startsOnAnEmptyDatabaseAnswersAndStops() throws Exception {
        var config = config(Postgres.shared().freshDatabase());
        var roles = EnumSet.allOf(PortalMain.Role.class);
        int port;
        try (var portal = PortalMain.start(config, roles, InstantSource.system())) {
            port = portal.port();
            assertThat(get(port, "/health").statusCode()).isEqualTo(200);
            var keys = get(port, "/.well-known/chungthuc-keys.json");
            assertThat(keys.headers().firstValue("Content-Type")).hasValue("application/json");
            var key = TicketKeyFile.read(config.ticketKeyFile());
            assertThat(keys.body())
                    .isEqualTo(
                            "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"%s\",\"x\":\"%s\"}]}"
                                    .formatted(key.kid(), key.x().text()));
        }
        Assertions.assertThatThrownBy(() -> get(port, "/health"))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void saysThatTheDatabaseIsDown() throws Exception {
        var server = Postgres.kept(folder.resolve("postgres"), 0);
        var config = config(server.database("walk"));
        var roles = EnumSet.of(PortalMain.Role.MIGRATE, PortalMain.Role.WEB);
        try (var portal = PortalMain.start(config, roles, InstantSource.system())) {
            assertThat(get(portal.port(), "/health").statusCode()).isEqualTo(200);
            server.close();
            assertThat(get(portal.port(), "/health").statusCode()).isEqualTo(503);
        }
    }

    private PortalConfig config(Postgres.Access access) throws Exception {
        var key = folder.resolve("ticket.pem");
        TicketKeyFile.create(key);
        var anchors = Files.createDirectories(folder.resolve("anchors"));
        TestPki.create(InstantSource.system()).writeAnchor(anchors.resolve("root.pem"));
        return new PortalConfig(
                "http://localhost:8080",
                0,
                TestOffice.settings(folder, access),
                folder.resolve("objects"),
                key,
                new DeliveryMail.Settings("127.0.0.1", 25, "a@example.org", false, null, null),
                anchors,
                "B-B",
                LongTermSettings.NONE,
                null,
                true);
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}

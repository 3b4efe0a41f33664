package vn.chungthuc.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.chungthuc.agent.AgentForTests;
import vn.chungthuc.agent.sign.Consent;

/// What nobody can talk the agent into: the threat list's A14c, A22 and A27.
class TrustIT extends Besieged {
    @Test
    void a14cNoRequestAllowsAnOrigin() throws IOException {
        var evil = "Origin: https://evil.example";
        var wish = "{\"origin\":\"https://evil.example\",\"keys\":[]}";
        var bytes = wish.getBytes(StandardCharsets.UTF_8);
        for (var path : List.of("/v1/portals", "/v1/settings", "/v1/agent", "/v1/jobs")) {
            for (var method : List.of("POST", "PUT", "GET", "OPTIONS", "PATCH")) {
                var line = method + " " + path + " HTTP/1.1";
                refused(send(bytes, line, host(), evil, json(), length(bytes.length)), 403);
            }
        }
        refused(send("GET /v1/agent HTTP/1.1", host(), evil), 403);
        assertThat(get("/v1/portals")).as("also of the allowed").startsWith("HTTP/1.1 404");
    }

    @Test
    void a22TheWindowNamesThePortalOfTheTicket() throws Exception {
        var named = new CompletableFuture<String>();
        try (var second =
                AgentForTests.start(
                        folder.resolve("second"),
                        List.of(portal.allowed()),
                        List.of(),
                        request -> {
                            named.complete(request.portal());
                            return new Consent.Refused();
                        })) {
            var first = agent;
            agent = second;
            put(accepted(post(job())), paper.pdf());
            assertThat(named.get(30, TimeUnit.SECONDS)).isEqualTo(portal.origin());
            agent = first;
        }
    }

    @Test
    void a27NoKeyShipsAndNoTlsIsSpokenOnLoopback() throws IOException, GeneralSecurityException {
        var hello = new byte[] {0x16, 0x03, 0x01, 0x00, 0x05, 0x01, 0x00, 0x00, 0x01, 0x00};
        assertThat(send(hello)).startsWith("HTTP/1.1 400");
        try (var files = Files.walk(Path.of("src/main"))) {
            assertThat(files.map(Path::toString))
                    .noneMatch(name -> name.matches(".*\\.(p12|pfx|jks|pem|key|crt|cer)"));
        }
    }
}

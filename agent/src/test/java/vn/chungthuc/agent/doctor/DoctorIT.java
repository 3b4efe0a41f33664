package vn.chungthuc.agent.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.agent.AgentForTests;
import vn.chungthuc.agent.TestPortal;
import vn.chungthuc.agent.config.AllowedPortal;
import vn.chungthuc.agent.sign.Consent;
import vn.chungthuc.agent.token.Tokens;
import vn.chungthuc.protocol.TicketKeys;
import vn.chungthuc.testkit.TestPki;

/// Each layer looked at on something real.
class DoctorIT {
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir Path folder;

    @Test
    void reachesAPortalThatPublishesItsPinnedKey() throws IOException, GeneralSecurityException {
        try (var portal = new TestPortal()) {
            assertThat(symptoms(new PortalsCheck(List.of(portal.allowed()), CLOCK)))
                    .containsExactly(Symptom.PORTAL_GOOD, Symptom.CLOCK_RIGHT);
        }
    }

    @Test
    void tellsAPortalWithAnotherKeyFromOneThatIsSilent()
            throws IOException, GeneralSecurityException {
        var allowed = new TicketKeys(List.of(TicketKeys.Key.ed25519("old", new byte[32])));
        String origin;
        try (var portal = new TestPortal()) {
            origin = portal.origin();
            var other = new AllowedPortal(origin, allowed);
            assertThat(symptoms(new PortalsCheck(List.of(other), CLOCK)))
                    .contains(Symptom.PORTAL_KEYS_DIFFER);
        }
        assertThat(symptoms(new PortalsCheck(List.of(new AllowedPortal(origin, allowed)), CLOCK)))
                .containsExactly(Symptom.PORTAL_UNREACHABLE);
        assertThat(symptoms(new PortalsCheck(List.of(), CLOCK)))
                .containsExactly(Symptom.PORTAL_NONE);
    }

    @Test
    void seesAClockThatIsTwoMinutesOff() throws IOException, GeneralSecurityException {
        InstantSource late = () -> Instant.now().minus(Duration.ofMinutes(2));
        try (var portal = new TestPortal()) {
            assertThat(symptoms(new PortalsCheck(List.of(portal.allowed()), late)))
                    .contains(Symptom.CLOCK_WRONG);
        }
    }

    @Test
    void tellsAnAgentFromAnotherProgramAtItsPort() throws IOException {
        int port = AgentForTests.freePort();
        assertThat(symptoms(new PortsCheck(List.of(port))))
                .containsExactly(Symptom.AGENT_NOT_RUNNING);
        Consent nobody = _ -> new Consent.Refused();
        try (var _ = AgentForTests.start(folder, List.of(), List.of(), nobody, List.of(port))) {
            assertThat(symptoms(new PortsCheck(List.of(port))))
                    .containsExactly(Symptom.AGENT_LISTENS);
        }
        try (var squatter = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var check = new PortsCheck(List.of(squatter.getLocalPort()));
            var found = check.look();
            assertThat(found.stream().map(Finding::symptom))
                    .containsExactly(Symptom.PORT_TAKEN, Symptom.PORTS_ALL_TAKEN);
            assertThat(found.getFirst().facts())
                    .as("who takes it, as /proc tells")
                    .contains("java (pid " + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void tellsTheDaysOfACertificate() throws IOException, GeneralSecurityException {
        var signer =
                TestPki.create(CLOCK).signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        var file = signer.writePkcs12(folder.resolve("key.p12"), "123456");
        var tokens = new Tokens(List.of(), List.of(file));
        assertThat(symptoms(new TokensCheck(tokens, CLOCK))).contains(Symptom.CERTIFICATE_HIDDEN);
        signer.writeChain(folder.resolve("key.pem"));
        assertThat(symptoms(new TokensCheck(tokens, CLOCK)))
                .contains(Symptom.TOKEN_PRESENT, Symptom.CERTIFICATE_GOOD);
        var ends = signer.certificate().getNotAfter().toInstant();
        InstantSource soon = InstantSource.fixed(ends.minus(Duration.ofDays(3)));
        assertThat(symptoms(new TokensCheck(tokens, soon)))
                .contains(Symptom.CERTIFICATE_ENDS_SOON)
                .doesNotContain(Symptom.CERTIFICATE_NONE);
        InstantSource after = InstantSource.fixed(ends.plusSeconds(1));
        assertThat(symptoms(new TokensCheck(tokens, after)))
                .contains(Symptom.CERTIFICATE_EXPIRED, Symptom.CERTIFICATE_NONE);
    }

    private static List<Symptom> symptoms(Check check) {
        return check.look().stream().map(Finding::symptom).toList();
    }
}

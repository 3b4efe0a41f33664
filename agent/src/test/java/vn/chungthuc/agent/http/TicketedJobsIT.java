package vn.chungthuc.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chungthuc.agent.TestPortal;
import vn.chungthuc.protocol.SignJob;

/// What a ticket must be before anything happens: whose, for whom, when, and not used.
class TicketedJobsIT extends Besieged {
    @Test
    void a9RefusesADocumentThatIsNotTheTicketsAndAsksNobody() throws IOException {
        var job = accepted(post(job()));
        var other = paper.pdf();
        other[other.length / 2] ^= 1;
        assertThat(put(job, other)).startsWith("HTTP/1.1 422").contains("document-not-covered");
        assertThat(get(job)).contains("\"ended\":true").contains("document-not-covered");
        assertThat(asked).hasValue(0);
    }

    @Test
    void a10RefusesATicketWithAFlippedBit() throws IOException {
        var good = item();
        var bad = TestPortal.flipped(good.ticket(), good.ticket().length() - 12);
        assertThat(post(new SignJob("vi", List.of(new SignJob.Item(bad, good.item())))))
                .startsWith("HTTP/1.1 401")
                .contains("ticket-invalid");
    }

    @Test
    void a11RefusesATicketTwiceAlsoAfterARestart() throws IOException {
        var job = job();
        accepted(post(job));
        assertThat(post(job)).startsWith("HTTP/1.1 409").contains("ticket-used");
        agent.close();
        agent = start(portal);
        assertThat(post(job)).startsWith("HTTP/1.1 409").contains("ticket-used");
    }

    @Test
    void a13RefusesATicketForAnotherPortal() throws IOException, GeneralSecurityException {
        try (var other = new TestPortal()) {
            var ticket = other.ticket(paper, InstantSource.system().instant());
            var foreign = new SignJob("vi", List.of(other.item(ticket, paper.item())));
            assertThat(post(foreign)).startsWith("HTTP/1.1 403").contains("another-portal");
        }
    }

    @Test
    void a16RefusesAJobWithoutTicketOrWithAPin() throws IOException {
        for (var body : List.of("{\"language\":\"vi\",\"items\":[{}]}", BAIT, "[]", "{", "null")) {
            assertThat(post(body)).startsWith("HTTP/1.1 400").contains("body-malformed");
        }
        var withPin = "{\"language\":\"vi\",\"items\":[],\"pin\":\"123456\"}";
        assertThat(post(withPin)).startsWith("HTTP/1.1 400").doesNotContain("123456");
    }

    @Test
    void a21BoundsTheQueue() throws IOException {
        for (int i = 0; i < 5; i++) {
            accepted(post(job()));
        }
        assertThat(post(job())).startsWith("HTTP/1.1 429").contains("queue-full");
    }
}

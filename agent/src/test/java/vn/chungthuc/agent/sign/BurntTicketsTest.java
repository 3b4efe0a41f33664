package vn.chungthuc.agent.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Rect;
import vn.chungthuc.protocol.Sha256;
import vn.chungthuc.protocol.SignTicket;
import vn.chungthuc.protocol.SigningStage;

class BurntTicketsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    @TempDir private Path folder;

    @Test
    void remembersATicketAcrossARestart() {
        try (var first = burnt(NOW)) {
            first.burn(List.of(ticket("ticket-1")));
        }
        try (var second = burnt(NOW.plusSeconds(30))) {
            used(second, ticket("ticket-1"));
            second.burn(List.of(ticket("ticket-2")));
        }
        try (var third = burnt(NOW.plusSeconds(60))) {
            used(third, ticket("ticket-1"));
            used(third, ticket("ticket-2"));
        }
    }

    @Test
    void burnsAllTicketsOfAJobOrNone() {
        try (var burnt = burnt(NOW)) {
            burnt.burn(List.of(ticket("ticket-1")));
            used(burnt, ticket("ticket-2"), ticket("ticket-1"));
            used(burnt, ticket("ticket-3"), ticket("ticket-3"));
            burnt.burn(List.of(ticket("ticket-2"), ticket("ticket-3")));
        }
    }

    @Test
    void forgetsWhatHasExpiredAnyway() throws IOException {
        try (var first = burnt(NOW)) {
            first.burn(List.of(ticket("ticket-1")));
        }
        try (var later = burnt(NOW.plusSeconds(3600 + 61))) {
            later.burn(List.of(ticket("ticket-2")));
        }
        assertThat(Files.readString(folder.resolve("burnt-tickets")))
                .doesNotContain("ticket-1")
                .contains("ticket-2");
    }

    @Test
    void aLineCutShortByACrashSpoilsNoOther() throws IOException {
        try (var first = burnt(NOW)) {
            first.burn(List.of(ticket("ticket-1")));
        }
        Files.writeString(folder.resolve("burnt-tickets"), "17900", StandardOpenOption.APPEND);
        try (var second = burnt(NOW)) {
            used(second, ticket("ticket-1"));
            second.burn(List.of(ticket("ticket-2")));
        }
        try (var third = burnt(NOW)) {
            used(third, ticket("ticket-2"));
        }
    }

    @Test
    void twoAgentsDoNotShareAFolder() {
        try (var _ = burnt(NOW)) {
            assertThatThrownBy(() -> burnt(NOW))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.type()).isEqualTo(ProblemType.BUSY));
        }
    }

    private BurntTickets burnt(Instant now) {
        return new BurntTickets(folder, InstantSource.fixed(now));
    }

    private static void used(BurntTickets burnt, SignTicket... tickets) {
        assertThatThrownBy(() -> burnt.burn(List.of(tickets)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.type()).isEqualTo(ProblemType.TICKET_USED));
    }

    private static SignTicket ticket(String jti) {
        var empty = Sha256.of(new byte[0]);
        return new SignTicket(
                jti,
                "https://portal.example",
                NOW.getEpochSecond(),
                NOW.getEpochSecond() + 300,
                NOW.getEpochSecond() + 3600,
                SigningStage.SIGN,
                new SignTicket.Base(empty, 1),
                "Leader",
                1,
                new Rect(0, 0, 1, 1),
                empty,
                List.of(),
                "",
                List.of(empty),
                "B-B",
                "https://portal.example/x");
    }
}

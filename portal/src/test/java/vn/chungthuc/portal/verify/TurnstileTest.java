package vn.chungthuc.portal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

class TurnstileTest {
    @Test
    void sendsAwayWhoeverFindsNoPlace() {
        var turnstile = new Turnstile(1);
        turnstile.refuseIfFull();
        var said =
                turnstile.<String>pass(() -> {
                    assertThatThrownBy(turnstile::refuseIfFull)
                            .isInstanceOf(ProblemException.class);
                    assertThatThrownBy(() -> turnstile.pass(() -> "second"))
                            .isInstanceOfSatisfying(
                                    ProblemException.class,
                                    e -> assertThat(e.type()).isEqualTo(ProblemType.BUSY));
                    return "first";
                });
        assertThat(said).isEqualTo("first");
        assertThat(turnstile.<String>pass(() -> "third")).isEqualTo("third");
    }

    @Test
    void freesThePlaceOfWorkThatFails() {
        var turnstile = new Turnstile(1);
        assertThatThrownBy(() ->
                        turnstile.pass(() -> {
                            throw new IllegalStateException();
                        }))
                .isInstanceOf(IllegalStateException.class);
        turnstile.refuseIfFull();
    }
}

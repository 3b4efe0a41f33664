package vn.chungthuc.agent.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.testkit.TestPki.KeyKind;

/// Signatures of an elliptic key on a card, whose two numbers come side by side.
class EllipticCardIT {
    @TempDir private Path machine;

    @Test
    void signsWithEveryHashAndEveryLengthOfNumber() throws Exception {
        try (var card = CardCase.in(machine, KeyKind.EC_P256)) {
            card.begin();
            try (var key = card.open()) {
                for (int i = 0; i < 20; i++) { // a number with a leading zero comes by chance
                    assertThat(card.holds(key, "SHA256withECDSA")).isTrue();
                }
                assertThat(card.holds(key, "SHA384withECDSA")).isTrue();
                assertThat(card.holds(key, "SHA512withECDSA")).isTrue();
            }
        }
    }
}

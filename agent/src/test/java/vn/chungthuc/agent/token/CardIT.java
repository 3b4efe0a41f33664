package vn.chungthuc.agent.token;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chungthuc.agent.token.BrokenDriverIT.assertProblem;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.testkit.TestPki.KeyKind;

/// A card that counts wrong PINs, locks, is pulled out and has whims, in a real child process.
class CardIT {
    private static final String WRONG = "000000";

    @TempDir private static Path machine;
    private static CardCase card;

    @BeforeAll
    static void fillTheToken() throws IOException, GeneralSecurityException {
        card = CardCase.in(machine, KeyKind.RSA_2048);
    }

    @BeforeEach
    void behave() throws IOException {
        card.begin();
    }

    @AfterAll
    static void end() {
        if (card != null) {
            card.close();
        }
    }

    @Test
    void showsHowItsPinStandsBeforeOneIsTried() throws Exception {
        card.shim().set("tries", "3");
        assertThat(card.token().pinState()).isEqualTo(PinState.FINE);
        for (var then : List.of(PinState.COUNT_LOW, PinState.FINAL_TRY, PinState.LOCKED)) {
            var token = card.token();
            assertProblem(() -> CardCase.open(token, WRONG), ProblemType.PIN_INCORRECT);
            assertThat(card.token().pinState()).isEqualTo(then);
        }
        var locked = card.token();
        assertProblem(() -> CardCase.open(locked, CardCase.PIN), ProblemType.PIN_LOCKED);
        assertThat(card.shim().calls("C_Login")).as("the locked one was not tried").isEqualTo(3);
    }

    @Test
    void aRightPinForgivesTheWrongOnes() throws Exception {
        card.shim().set("tries", "3");
        var token = card.token();
        assertProblem(() -> CardCase.open(token, WRONG), ProblemType.PIN_INCORRECT);
        card.works();
        assertThat(card.token().pinState()).isEqualTo(PinState.FINE);
    }

    @Test
    void a20OneEntryIsOneLogIn() throws Exception {
        try (var key = card.open()) {
            for (int i = 0; i < 3; i++) {
                assertThat(card.holds(key, key.algorithm())).isTrue();
            }
        }
        assertThat(card.shim().calls("C_Login")).isEqualTo(1);
        var token = card.token();
        card.shim().forget();
        assertProblem(() -> CardCase.open(token, WRONG), ProblemType.PIN_INCORRECT);
        assertThat(card.shim().calls("C_Login")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0xA1,PIN_NOT_ACCEPTED",
        "0xA2,PIN_NOT_ACCEPTED",
        "0xA3,PIN_EXPIRED",
        "0xA4,PIN_LOCKED",
        "0x5,DRIVER_FAILED",
        "0x30,DRIVER_FAILED",
        "0x100,DRIVER_FAILED",
        "0x102,PIN_EXPIRED",
        "0xE0,TOKEN_REMOVED"
    })
    void onlyAWrongPinIsCalledAWrongPin(String code, ProblemType problem) throws Exception {
        var token = card.token();
        card.shim().set("C_Login", code);
        assertProblem(() -> CardCase.open(token, CardCase.PIN), problem);
        assertThat(card.shim().calls("C_Login")).as("never tried again").isEqualTo(1);
    }

    @Test
    void aPinNoCardTakesIsNotTried() throws Exception {
        var token = card.token();
        assertProblem(() -> CardCase.open(token, "1".repeat(300)), ProblemType.PIN_NOT_ACCEPTED);
        assertThat(card.shim().calls("C_Login")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C_Login", "C_SignInit", "C_Sign", "C_FindObjectsInit"})
    void pulledOutInTheMiddleOfACallItIsCalledSo(String where) throws Exception {
        var token = card.token();
        card.shim().set(where, "0x32");
        assertProblem(
                () -> {
                    try (var key = CardCase.open(token, CardCase.PIN)) {
                        key.sign(CardCase.DATA);
                    }
                },
                ProblemType.TOKEN_REMOVED);
        card.shim().behave();
        card.works();
    }

    @Test
    void pulledOutAndPluggedInIsNoticed() throws Exception {
        var patience = Duration.ofSeconds(30);
        assertThat(card.tokens().now(patience).tokens()).hasSize(1);
        try (var key = card.open()) {
            card.shim().set("removed", "1");
            assertProblem(() -> key.sign(CardCase.DATA), ProblemType.TOKEN_REMOVED);
            assertThat(card.tokens().now(patience).tokens()).isEmpty();
            card.shim().behave();
            assertProblem(() -> key.sign(CardCase.DATA), ProblemType.TOKEN_REMOVED);
        }
        assertThat(card.tokens().now(patience).tokens()).hasSize(1);
        card.works();
    }

    @Test
    void lookingEverySecondReadsNoCertificateTwice() throws Exception {
        card.token();
        card.shim().forget();
        for (int i = 0; i < 3; i++) {
            assertThat(card.tokens().now(Duration.ofSeconds(30)).tokens()).hasSize(1);
        }
        assertThat(card.shim().calls("C_GetTokenInfo")).isPositive();
        assertThat(card.shim().calls("C_OpenSession")).isZero();
    }

    @Test
    void aKeyThatWantsItsPinEachTimeSignsABatchAfterOneEntry() throws Exception {
        card.shim().set("always-authenticate", "1");
        try (var key = card.open()) {
            for (int i = 0; i < 3; i++) {
                assertThat(card.holds(key, key.algorithm())).isTrue();
            }
        }
        assertThat(card.shim().calls("C_Login")).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zero-length", "read-only", "hashes-itself"})
    void worksWithTheWhimsOfDrivers(String whim) throws Exception {
        card.shim().set(whim, "1");
        card.works();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHA256withRSA",
                "SHA384withRSA",
                "SHA512withRSA",
                "SHA256withRSAandMGF1",
                "SHA384withRSAandMGF1",
                "SHA512withRSAandMGF1"
            })
    void signsWith(String algorithm) throws Exception {
        try (var key = card.open()) {
            assertThat(card.holds(key, algorithm)).isTrue();
        }
        card.shim().set("hashes-itself", "1");
        try (var key = card.open()) {
            assertThat(card.holds(key, algorithm)).isTrue();
        }
    }

    @Test
    void theChainIsTheSignersFirst() throws Exception {
        try (var key = card.open()) {
            assertThat(key.chain()).hasSizeGreaterThan(1);
            assertThat(key.chain().getFirst().getBasicConstraints()).isNegative();
            for (int i = 1; i < key.chain().size(); i++) {
                key.chain().get(i - 1).verify(key.chain().get(i).getPublicKey());
            }
        }
    }
}

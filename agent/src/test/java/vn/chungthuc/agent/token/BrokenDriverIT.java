package vn.chungthuc.agent.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chungthuc.agent.driver.DriverVerdict;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.testkit.TestPki.KeyKind;

/// Drivers that hang and crash, each in a real child process: the agent tells it in words, and the
/// next try works.
class BrokenDriverIT {
    private static final Duration HANG = Duration.ofSeconds(6);

    @TempDir private static Path machine;
    private static CardCase card;

    @BeforeAll
    static void fillTheToken() throws IOException, GeneralSecurityException {
        card = CardCase.in(machine, KeyKind.EC_P256);
    }

    @BeforeEach
    void behave() throws IOException {
        card.begin();
    }

    @AfterEach
    void end() {
        if (card != null) {
            card.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"load,crash", "C_Initialize,abort", "C_GetSlotList,crash", "C_OpenSession,abort"})
    void aCrashAtALookIsToldAndTheNextLookWorks(String where, String how) throws Exception {
        card.shim().set(where, how);
        assertThat(card.look().verdict()).isEqualTo(DriverVerdict.CRASHED);
        assertThat(card.tokens().now(Duration.ofSeconds(1)).drivers().getFirst().verdict())
                .as("not asked every second")
                .isEqualTo(DriverVerdict.CRASHED);
        card.shim().behave();
        card.works();
    }

    @Test
    void aCrashAtTheLogInIsNoWrongPinAndTheNextTryWorks() throws Exception {
        var token = card.token();
        card.shim().set("C_Login", "crash");
        assertProblem(() -> CardCase.open(token, CardCase.PIN), ProblemType.DRIVER_CRASHED);
        card.shim().behave();
        try (var key = CardCase.open(token, CardCase.PIN)) {
            assertThat(card.holds(key, key.algorithm())).isTrue();
        }
    }

    @Test
    void aCrashAtASignatureEndsTheKeyAndTheNextLogInWorks() throws Exception {
        try (var key = card.open()) {
            assertThat(card.holds(key, key.algorithm())).isTrue();
            card.shim().set("C_Sign", "crash");
            assertProblem(() -> key.sign(CardCase.DATA), ProblemType.DRIVER_CRASHED);
            card.shim().behave();
            assertProblem(() -> key.sign(CardCase.DATA), ProblemType.DRIVER_CRASHED);
        }
        assertThat(card.shim().calls("C_Login")).as("no second try by itself").isZero();
        card.works();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C_GetSlotList"})
    void aHangAtALookIsToldAndTheNextLookWorks(String where) throws Exception {
        card.hangsAfter(HANG);
        card.shim().set(where, "hang");
        var first = card.tokens().look(Duration.ofMillis(50));
        assertThat(first.drivers().getFirst().verdict()).isEqualTo(DriverVerdict.LOOKING);
        assertThat(first.isUnfinished()).isTrue();
        assertThat(card.look().verdict()).isEqualTo(DriverVerdict.HUNG);
        card.shim().behave();
        card.works();
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(strings = {"load", "C_Initialize", "C_GetTokenInfo", "C_OpenSession"})
    void aHangAnywhereInALookIsTold(String where) throws Exception {
        aHangAtALookIsToldAndTheNextLookWorks(where);
    }

    @Test
    void aHangAtTheLogInIsToldAndTheNextTryWorks() throws Exception {
        card.hangsAfter(HANG);
        var token = card.token();
        card.shim().set("C_Login", "hang");
        assertProblem(() -> CardCase.open(token, CardCase.PIN), ProblemType.DRIVER_HUNG);
        card.shim().behave();
        card.works();
    }

    @Tag("long")
    @Test
    void aHangAtASignatureIsToldAndTheNextTryWorks() throws Exception {
        card.hangsAfter(HANG);
        try (var key = card.open()) {
            card.shim().set("C_Sign", "hang");
            assertProblem(() -> key.sign(CardCase.DATA), ProblemType.DRIVER_HUNG);
            card.shim().behave();
        }
        card.works();
    }

    @Tag("long")
    @Test
    void aHangAtTheLogOutHurtsNobody() throws Exception {
        card.hangsAfter(HANG);
        var key = card.open();
        card.shim().set("C_Logout", "hang");
        key.close();
        card.shim().behave();
        card.works();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C_Finalize", "unload"})
    void aHangAtTheEndLeavesNoProcessBehind(String where) throws Exception {
        card.works();
        var child = ProcessHandle.current().children().toList();
        card.shim().set(where, "hang");
        card.close();
        for (var each : child) {
            each.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatADriverPrintsDisturbsNothing() throws Exception {
        card.shim().set("chatter", "1");
        card.works();
    }

    static void assertProblem(ThrowableAssert.ThrowingCallable work, ProblemType type) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(type));
    }
}

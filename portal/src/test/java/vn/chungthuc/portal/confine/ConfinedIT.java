package vn.chungthuc.portal.confine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

class ConfinedIT {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static Confined confined;

    @BeforeAll
    static void start() throws IOException {
        var limits = new Confined.Limits(2, 64, PATIENCE);
        confined = new Confined(BadChild.class.getName(), Set.of(), limits);
    }

    @AfterAll
    static void stop() {
        confined.close();
    }

    @Test
    void oneChildAnswersMany() throws IOException {
        tell("hello");
        var children = confined.pids();
        for (int i = 0; i < 100; i++) {
            assertThat(tell("line\nbreak")).isEqualTo(done("line\nbreak"));
        }
        assertThat(confined.pids()).isEqualTo(children);
    }

    @Test
    void aLoopIsKilledWhileOthersAreAnswered() throws Exception {
        tell("hello");
        var looping = CompletableFuture.supplyAsync(() -> unchecked("loop"));
        assertThat(tell("hello")).isEqualTo(done("hello"));
        assertThat(looping.get(20, SECONDS)).isEqualTo(new Answer.TookTooLong());
        assertThat(tell("hello")).isEqualTo(done("hello"));
    }

    @Test
    void allMemoryAndACrashCostOneChildAndNoMore() throws IOException {
        assertThat(tell("fill")).isEqualTo(new Answer.Died());
        assertThat(tell("halt")).isEqualTo(new Answer.Died());
        assertThat(tell("hello")).isEqualTo(done("hello"));
    }

    /// The question is not to blame, and nobody may say that it was too much.
    @Test
    void childrenThatDoNotStartAreNoAnswer() throws IOException {
        var limits = new Confined.Limits(1, 64, PATIENCE);
        try (var without = new Confined("vn.chungthuc.NoSuchProgram", Set.of(), limits)) {
            assertThatThrownBy(() -> without.ask(Work.INSPECT, TextNode.valueOf("hello")))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.type()).isEqualTo(ProblemType.BUSY));
        }
    }

    @Test
    void whatThrowsLivesOn() throws IOException {
        tell("hello");
        assertThat(tell("throw")).isEqualTo(new Answer.Failed("IOException"));
        assertThat(tell("recurse")).isEqualTo(new Answer.Failed("StackOverflowError"));
    }

    @Test
    void noChildOutlivesAKilledParent() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var owner =
                new ProcessBuilder(
                                List.of(
                                        java,
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Owner.class.getName()))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var told =
                owner.inputReader().lines().filter(line -> line.startsWith("child ")).findFirst();
        var pid = Long.parseLong(told.orElseThrow().substring("child ".length()));
        var child = ProcessHandle.of(pid).orElseThrow();
        owner.destroyForcibly();
        assertThat(child.onExit().get(20, SECONDS).isAlive()).isFalse();
    }

    private static Answer tell(String what) throws IOException {
        return confined.ask(Work.INSPECT, TextNode.valueOf(what));
    }

    private static Answer unchecked(String what) {
        try {
            return tell(what);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Answer done(String what) {
        return new Answer.Done(TextNode.valueOf("did " + what));
    }
}

package vn.chungthuc.agent.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorbellTest {
    @TempDir Path folder;

    private final BlockingQueue<String> heard = new ArrayBlockingQueue<>(4);

    @Test
    void aSecondStartIsHeardByTheFirst() throws IOException, InterruptedException {
        try (var _ = Doorbell.hang(folder, heard::add)) {
            assertThat(Doorbell.ring(folder, "pick-up chungthuc:ắ")).isTrue();
            assertThat(heard.take()).isEqualTo("pick-up chungthuc:ắ");
        }
        assertThat(Doorbell.ring(folder, "open")).as("nobody is there any more").isFalse();
    }

    @Test
    void onlyItsOwnerMayRing() throws IOException {
        try (var _ = Doorbell.hang(folder, heard::add)) {
            assertThat(Files.getPosixFilePermissions(folder.resolve("agent.sock")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void aBellThatAKilledAgentLeftIsReplaced() throws IOException {
        Files.createFile(folder.resolve("agent.sock"));
        assertThat(Doorbell.ring(folder, "open")).isFalse();
        try (var _ = Doorbell.hang(folder, heard::add)) {
            assertThat(Doorbell.ring(folder, "open")).isTrue();
        }
    }
}

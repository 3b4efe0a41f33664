package vn.chungthuc.agent.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Self-check, settings and about on a screen of their own.
class DeskIT {
    @TempDir Path folder;

    @Test
    void aPersonAddsAPortalInSettingsAndTakesItAway() throws IOException {
        try (var screen = TestScreen.start(1366, 768)) {
            var play = screen.java(List.of(), DeskPlay.class, folder.toString(), "vi");
            try {
                assertThat(play.inputReader(StandardCharsets.UTF_8).lines())
                        .contains("ALLOWED true", "REVOKED true")
                        .noneMatch(line -> line.startsWith("FAULT"));
            } finally {
                play.destroyForcibly();
            }
        }
    }
}

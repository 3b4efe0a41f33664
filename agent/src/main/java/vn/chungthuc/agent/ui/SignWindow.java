package vn.chungthuc.agent.ui;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.sign.Consent;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// Asks the person in a window of their own desktop. Nothing is signed before "Áp dụng", and what
/// is signed is what was shown.
public final class SignWindow implements Consent {
    private final InstantSource clock;
    private final LastPlaces last;
    private final boolean screen;
    private final Consumer<Boolean> asking;
    private @Nullable SignFrame lastFrame; // the event thread's

    /// @param dataFolder the agent's own, where the last places are kept
    public SignWindow(InstantSource clock, Path dataFolder) {
        this(clock, dataFolder, _ -> {});
    }

    /// @param asking told when the person begins and ends to be asked
    public SignWindow(InstantSource clock, Path dataFolder, Consumer<Boolean> asking) {
        this.clock = clock;
        this.asking = asking;
        this.last = new LastPlaces(dataFolder);
        this.screen = Screen.missing().isEmpty();
        if (screen) {
            Look.install(DesktopTheme.isDark());
        }
    }

    @Override
    public void reachable() {
        if (!screen) {
            throw new ProblemException(ProblemType.NO_DISPLAY);
        }
    }

    /// Loads what the first window would wait for. Does not wait.
    public void prepare() {
        if (screen) {
            Rehearsal.begin();
        }
    }

    @Override
    public Answer ask(Request request) throws InterruptedException {
        var answer = new CompletableFuture<Answer>();
        var frame = new CompletableFuture<SignFrame>();
        SwingUtilities.invokeLater(() -> {
            try {
                if (lastFrame != null) {
                    lastFrame.leave(); // it told what failed; the page tells it still
                }
                var opened = new SignFrame(request, clock, last, answer);
                lastFrame = opened;
                opened.open();
                frame.complete(opened);
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        });
        var _ =
                request.withdrawn()
                        .thenAcceptBoth(
                                frame, (_, opened) -> SwingUtilities.invokeLater(opened::withdraw));
        asking.accept(true);
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new ProblemException(ProblemType.INTERNAL, "window", e.getCause());
        } finally {
            asking.accept(false);
        }
    }
}

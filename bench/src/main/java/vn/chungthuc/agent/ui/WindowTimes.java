package vn.chungthuc.agent.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import vn.chungthuc.agent.sign.Consent;
import vn.chungthuc.agent.sign.HeldPaper;
import vn.chungthuc.bench.BatchPaper;
import vn.chungthuc.protocol.ItemStatus;
import vn.chungthuc.protocol.SigningStage;
import vn.chungthuc.testkit.TestPki;

/// How long until the real window stands on the screen, and until a page of the document does: the
/// first window of a program's life and the second. A program of its own, so that its heap is what
/// it is given. Arguments: folder, PDF. Prints for each window both times, then the most heap that
/// was in use.
public final class WindowTimes {
    /// The agent has listened for some time when somebody asks.
    public static final long REST = 4_000;

    private WindowTimes() {}

    public static void main(String[] args) throws Exception {
        var folder = Files.createDirectories(Path.of(args[0]));
        var signer =
                TestPki.create(InstantSource.system())
                        .signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        var paper = HeldPaper.of(Path.of(args[1]), BatchPaper.write(folder, signer), folder);
        var window = new SignWindow(InstantSource.system(), folder);
        var eyes = new Eyes();
        var said = new StringBuilder();
        window.prepare();
        Thread.sleep(REST);
        for (int i = 0; i < 2; i++) {
            long began = System.nanoTime();
            Thread.ofVirtual().start(() -> ask(window, paper));
            var times = eyes.watch(began);
            said.append(times.window()).append(' ').append(times.page()).append(' ');
        }
        var runtime = Runtime.getRuntime();
        System.out.println(said.append((runtime.totalMemory() - runtime.freeMemory()) >> 20));
        System.exit(0);
    }

    private static void ask(SignWindow window, Consent.Paper paper) {
        try {
            window.ask(
                    new Consent.Request(
                            "https://chungthuc.example",
                            SigningStage.SIGN,
                            Locale.of("vi"),
                            List.of(paper),
                            List::of,
                            new CompletableFuture<>(),
                            new NoCourse()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Nobody says yes here.
    private static final class NoCourse implements Consent.Course {
        @Override
        public void follow(Consumer<List<ItemStatus>> follower) {
            // nothing is signed
        }

        @Override
        public void stop() {
            // likewise
        }
    }
}

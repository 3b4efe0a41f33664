package vn.chungthuc.agent.ui;

import java.awt.Rectangle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.SwingUtilities;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.agent.sign.HeldPaper;
import vn.chungthuc.bench.BatchPaper;
import vn.chungthuc.testkit.TestPki;

/// How long until the window has something to show of a document, by the code that shows it:
/// opened, first page painted at the width of a screen. A program of its own, so that its heap is
/// what it is given. Arguments: folder, PDF. Prints milliseconds and the most heap in use.
public final class FirstPage {
    private static final int WIDTH = 800;

    private FirstPage() {}

    public static void main(String[] args) throws Exception {
        var folder = Files.createDirectories(Path.of(args[0]));
        var signer =
                TestPki.create(InstantSource.system())
                        .signer("Nguyễn Văn Mẫu", "Xã Mẫu", TestPki.KeyKind.EC_P256);
        var paper = HeldPaper.of(Path.of(args[1]), BatchPaper.write(folder, signer), folder);
        var painted = new CountDownLatch(1);
        var images = new AtomicReference<@Nullable PageImages>();
        long began = System.nanoTime();
        SwingUtilities.invokeLater(
                () -> images.set(new PageImages(paper, () -> look(images, painted))));
        painted.await();
        long millis = (System.nanoTime() - began) / 1_000_000;
        var runtime = Runtime.getRuntime();
        System.out.println(millis + " " + ((runtime.totalMemory() - runtime.freeMemory()) >> 20));
        System.exit(0);
    }

    private static void look(AtomicReference<@Nullable PageImages> images, CountDownLatch painted) {
        var known = images.get();
        if (known == null || known.sizes().isEmpty()) {
            SwingUtilities.invokeLater(() -> look(images, painted));
            return;
        }
        var size = known.sizes().getFirst();
        int height = (int) (WIDTH * size.height() / size.width());
        var visible = new Rectangle(WIDTH, height);
        if (!known.pictures(0, WIDTH, height, visible).isEmpty()) {
            painted.countDown();
        }
    }
}

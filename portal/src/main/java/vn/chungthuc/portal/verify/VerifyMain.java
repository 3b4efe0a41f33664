package vn.chungthuc.portal.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.signature.DocumentJudge;
import vn.chungthuc.portal.signature.Judgement;
import vn.chungthuc.portal.signature.TrustAnchors;
import vn.chungthuc.portal.signature.TrustCheck;

/// `./run verify [--json] [--en] [--anchors DIR] FILE…`: what the signatures of PDFs are worth, one
/// JSON line per file. Ends with 0 unless the program itself failed.
public final class VerifyMain {
    private static final String USAGE = "verify [--json] [--en] [--anchors DIR] FILE...";

    private static final long MOST_SECONDS = 19;

    private VerifyMain() {}

    /// What was asked for.
    private record Order(Locale language, @Nullable Path anchors, List<String> files) {}

    public static void main(String[] args) throws IOException {
        // before any library makes a logger: standard output is for verdicts alone
        System.setProperty("logback.configurationFile", "vn/chungthuc/portal/verify/logback.xml");
        System.setProperty("java.awt.headless", "true");
        var order = order(args);
        if (order == null || order.files().isEmpty()) {
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        var anchors = order.anchors() == null ? null : TrustAnchors.fromFolder(order.anchors());
        var judge = new DocumentJudge(new TrustCheck(anchors));
        var json = new VerdictJson(order.language());
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (var file : order.files()) {
            long start = System.nanoTime();
            var judgement = inTime(() -> judge(judge, file));
            long millis = (System.nanoTime() - start) / 1_000_000;
            out.println(json.line(file, judgement, millis));
            out.flush();
        }
    }

    private static @Nullable Order order(String[] args) {
        var language = Locale.of("vi");
        Path anchors = null;
        var files = new ArrayList<String>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--json" -> {}
                case "--en" -> language = Locale.ENGLISH;
                case "--anchors" -> {
                    if (++i == args.length) {
                        return null;
                    }
                    anchors = Path.of(args[i]);
                }
                default -> files.add(args[i]);
            }
        }
        return new Order(language, anchors, files);
    }

    /// A verdict within its time, or a refusal; a worker that does not end dies with the program.
    private static Judgement inTime(Callable<Judgement> work) {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().start(task);
        try {
            return task.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return Judgement.tookTooLong();
        } catch (ExecutionException e) {
            // out of memory or stack: what a crafted file can do to a reader
            return Judgement.tookTooLong();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Judgement judge(DocumentJudge judge, String file) {
        try (var channel = FileChannel.open(Path.of(file))) {
            return judge.judge(Source.of(channel));
        } catch (IOException | java.nio.file.InvalidPathException e) {
            return Judgement.unreadable();
        }
    }
}

package vn.chungthuc.portal.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.portal.confine.Confined;
import vn.chungthuc.portal.outside.Fetch;
import vn.chungthuc.portal.signature.Judgement;
import vn.chungthuc.portal.trust.Inquiry;
import vn.chungthuc.portal.trust.TrustList;

/// `./run verify [--json] [--en] [--anchors DIR [--online]] FILE…`: what the signatures of PDFs are
/// worth, one JSON line per file, in their order. Ends with 0 unless the program itself failed.
public final class VerifyMain {
    private static final String USAGE = "verify [--json] [--en] [--anchors DIR [--online]] FILE...";

    private static final int SIDE_BY_SIDE = 2;

    /// So many files are done before a compiler that thinks longer pays.
    private static final int FEW = 8;

    private final Verifier verifier;
    private final VerdictJson json;

    private VerifyMain(Verifier verifier, VerdictJson json) {
        this.verifier = verifier;
        this.json = json;
    }

    /// What was asked for.
    private record Order(
            Locale language, @Nullable Path anchors, boolean online, List<String> files) {}

    public static void main(String[] args) {
        // before any library makes a logger: standard output is for verdicts alone
        System.setProperty("logback.configurationFile", "vn/chungthuc/portal/verify/logback.xml");
        var order = order(args);
        if (order == null || order.files().isEmpty()) {
            System.err.println(USAGE);
            System.exit(2);
            return;
        }
        int children = Math.min(SIDE_BY_SIDE, order.files().size());
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        var limits = Verifier.limits(children);
        if (order.files().size() <= FEW) {
            limits = limits.forFewQuestions();
        }
        try (var confined = new Confined(Confined.MAIN, Verifier.WORKS, limits)) {
            var json = new VerdictJson(order.language());
            confined.awaitStart();
            new VerifyMain(new Verifier(confined, inquiry(order, confined)), json)
                    .all(order.files(), out);
        } catch (IOException e) {
            System.err.println("verify: " + e.getMessage());
            System.exit(1);
        }
    }

    private static @Nullable Order order(String[] args) {
        var language = Locale.of("vi");
        Path anchors = null;
        boolean online = false;
        var files = new ArrayList<String>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--json" -> {}
                case "--en" -> language = Locale.ENGLISH;
                case "--online" -> online = true;
                case "--anchors" -> {
                    if (++i == args.length) {
                        return null;
                    }
                    anchors = Path.of(args[i]);
                }
                default -> files.add(args[i]);
            }
        }
        return online && anchors == null ? null : new Order(language, anchors, online, files);
    }

    private static @Nullable Inquiry inquiry(Order order, Confined confined) throws IOException {
        if (order.anchors() == null) {
            return null;
        }
        var list = TrustList.fromFolder(order.anchors());
        var fetch = order.online() ? new Fetch(List.of(), Inquiry.LARGEST_LIST) : null;
        return new Inquiry(confined, list, fetch, InstantSource.system());
    }

    /// As many at a time as there are children; a line is written as soon as those before it are.
    private void all(List<String> files, PrintStream out) throws IOException {
        try (var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            var lines = new ArrayDeque<Future<String>>();
            files.forEach(file -> lines.add(threads.submit(() -> line(file))));
            while (!lines.isEmpty()) {
                out.println(lines.remove().get());
                out.flush();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private String line(String file) throws IOException {
        long start = System.nanoTime();
        var judgement = readable(file) ? verifier.judge(Path.of(file)) : Judgement.unreadable();
        return json.line(file, judgement, (System.nanoTime() - start) / 1_000_000);
    }

    private static boolean readable(String name) {
        try {
            var path = Path.of(name);
            return Files.isRegularFile(path) && Files.isReadable(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}

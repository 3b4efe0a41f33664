package vn.chungthuc.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.confine.Confined;
import vn.chungthuc.portal.signature.Belief.Family;
import vn.chungthuc.portal.signature.DocumentJudge;
import vn.chungthuc.portal.signature.Judgement;
import vn.chungthuc.portal.trust.Inquiry;
import vn.chungthuc.portal.trust.TrustList;
import vn.chungthuc.portal.verify.Verifier;
import vn.chungthuc.testkit.DssSigner;
import vn.chungthuc.testkit.Identity;
import vn.chungthuc.testkit.Judges;
import vn.chungthuc.testkit.TestPki;

/// What a verdict costs, beside a hash of the file, EU DSS over the whole file, and `pdfsig`.
final class VerdictTimes {
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 11;

    /// Files judged to see how many go through in a second.
    private static final int MANY = 300;

    private static final List<BenchFile> SIZES =
            List.of(BenchFile.SMALL_TABLE, BenchFile.MIDDLE_TABLE, BenchFile.LARGE_TABLE);

    private final Path folder;
    private final TestPki pki;
    private final Identity signer;
    private final InstantSource clock;
    private final DssAlone dss;

    VerdictTimes(Path folder, TestPki pki, Identity signer, InstantSource clock, DssAlone dss) {
        this.folder = folder;
        this.pki = pki;
        this.signer = signer;
        this.clock = clock;
        this.dss = dss;
    }

    /// Sorted, in milliseconds.
    private record Times(List<Double> all) {
        Times {
            all = all.stream().sorted().toList();
        }

        double median() {
            return all.get(all.size() / 2);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%.1f (%.1f–%.1f)", median(), all.getFirst(), all.getLast());
        }
    }

    /// @param out takes one line of Markdown after the other
    void tell(Consumer<String> out) throws Exception {
        out.accept(
                "| file | SHA-256 | our integrity | our trust | EU DSS alone | `pdfsig` | integrity ≤ 3 × SHA-256 + 30 ms | integrity ÷ SHA-256 | EU DSS ÷ ours |");
        out.accept("| --- | ---: | ---: | ---: | ---: | ---: | --- | ---: | ---: |");
        var stamps = pki.timestampAuthority("Dấu giờ Mẫu", Duration.ofDays(365));
        var other = new DssSigner(pki, stamps);
        try (var confined = new Confined(Confined.MAIN, Verifier.WORKS, Verifier.limits(2))) {
            var anchor = new TrustList.Anchor(pki.anchor(), Family.OTHER);
            var list = new TrustList(List.of(anchor), List.of());
            var inquiry = new Inquiry(confined, list, null, clock);
            for (var size : SIZES) {
                size.write(folder);
                var prepared = Files.readAllBytes(size.prepared(folder));
                var copy = finished(prepared);
                row(out, size.label() + ", a finished copy (two pictures)", copy, inquiry);
                var proved = other.sign(prepared, signer, DssSigner.Level.LT, clock.instant());
                row(out, size.label() + ", B-LT by EU DSS", proved, inquiry);
            }
            out.accept("");
            perSecond(out, new Verifier(confined, inquiry));
        }
    }

    /// As leader and office sign it.
    private byte[] finished(byte[] prepared)
            throws IOException, PdfFault, GeneralSecurityException {
        var once = FinishedCopy.with(Ours.leader(signer, Source.of(prepared)), prepared);
        return FinishedCopy.with(Ours.office(signer, Source.of(once)), once);
    }

    private void row(Consumer<String> out, String label, byte[] bytes, Inquiry inquiry)
            throws Exception {
        var file = Files.write(folder.resolve("timed.pdf"), bytes);
        var judgement = judged(file);
        if (!judgement.verdict().sound()) {
            throw new IllegalStateException(label + ": " + judgement.signatures());
        }
        var work = new LinkedHashMap<String, Callable<?>>();
        work.put("hash", () -> Ours.read(file).digest());
        work.put("integrity", () -> judged(file));
        work.put("trust", () -> inquiry.believed(judgement, Duration.ofSeconds(60)));
        work.put("dss", () -> dss.report(file));
        if (Judges.pdfsigAvailable()) {
            work.put("pdfsig", () -> Judges.pdfsig(file));
        }
        out.accept(line(label, timed(work)));
    }

    private static String line(String label, Map<String, Times> times) {
        var hash = of(times, "hash");
        var integrity = of(times, "integrity");
        double aim = 3 * hash.median() + 30;
        var pdfsig = times.get("pdfsig");
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %s (%.0f ms) | %.1f | %.0f |",
                label,
                hash,
                integrity,
                of(times, "trust"),
                of(times, "dss"),
                pdfsig == null ? "not installed" : pdfsig,
                integrity.median() <= aim ? "yes" : "**no**",
                aim,
                integrity.median() / hash.median(),
                of(times, "dss").median() / integrity.median());
    }

    private static Times of(Map<String, Times> times, String name) {
        return java.util.Objects.requireNonNull(times.get(name), name);
    }

    /// All in turn in each round, so that what else the machine does meets all of them.
    private static Map<String, Times> timed(Map<String, Callable<?>> work) throws Exception {
        var all = new LinkedHashMap<String, List<Double>>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (var each : work.entrySet()) {
                long start = System.nanoTime();
                each.getValue().call();
                double took = (System.nanoTime() - start) / 1e6;
                if (round >= 0) {
                    all.computeIfAbsent(each.getKey(), _ -> new ArrayList<>()).add(took);
                }
            }
        }
        var times = new LinkedHashMap<String, Times>();
        all.forEach((name, took) -> times.put(name, new Times(took)));
        return times;
    }

    private static Judgement judged(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            return DocumentJudge.judge(Source.of(channel));
        }
    }

    private void perSecond(Consumer<String> out, Verifier verifier) throws Exception {
        var prepared = Files.readAllBytes(BenchFile.SMALL_TABLE.prepared(folder));
        var file = Files.write(folder.resolve("many.pdf"), finished(prepared));
        many(verifier, file);
        long start = System.nanoTime();
        many(verifier, file);
        double integrity = MANY / ((System.nanoTime() - start) / 1e9);
        run(() -> verifier.judge(file)); // warm
        start = System.nanoTime();
        run(() -> verifier.judge(file));
        double all = MANY / ((System.nanoTime() - start) / 1e9);
        out.accept(
                String.format(
                        Locale.ROOT,
                        "Two children side by side judge **%.0f** finished copies of 0.5 MB a second by their bytes, **%.0f** with both signers' trust, through the pipes.",
                        integrity,
                        all));
    }

    private static void many(Verifier verifier, Path file) {
        run(() -> verifier.integrity(file));
    }

    private static void run(Callable<Judgement> judging) {
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < MANY; i++) {
                threads.execute(() -> sound(judging));
            }
        }
    }

    private static void sound(Callable<Judgement> judging) {
        try {
            if (!judging.call().verdict().sound()) {
                throw new IllegalStateException("a sound file was not called so");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

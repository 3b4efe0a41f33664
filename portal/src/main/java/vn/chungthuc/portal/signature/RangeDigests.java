package vn.chungthuc.portal.signature;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import vn.chungthuc.pdf.Source;

/// The digests of all signed ranges of a file in one pass over it. The ranges share their
/// beginning: one running digest for each algorithm is forked where a gap begins.
final class RangeDigests {
    /// A digest that is wanted.
    record Wanted(SignedRange range, DigestName algorithm) {}

    /// One that has been forked and takes what lies between gap and end.
    private record Fork(Wanted wanted, MessageDigest digest) {}

    private static final int CHUNK = 1 << 17;

    private final Source source;
    private final List<Wanted> wanted;
    private final Map<DigestName, MessageDigest> running = new HashMap<>();
    private final List<Fork> forks = new ArrayList<>();
    private final Map<Wanted, byte[]> done = new HashMap<>();

    private RangeDigests(Source source, List<Wanted> wanted) {
        this.source = source;
        this.wanted = wanted;
    }

    /// @return what each came to
    static Map<Wanted, byte[]> of(Source source, List<Wanted> wanted)
            throws IOException, GeneralSecurityException {
        var digests = new RangeDigests(source, wanted);
        digests.run();
        return digests.done;
    }

    private void run() throws IOException, GeneralSecurityException {
        var stops = new TreeSet<Long>();
        for (var each : wanted) {
            stops.add(each.range().gap().start());
            stops.add(each.range().gap().end());
            stops.add(each.range().end());
            running.put(each.algorithm(), each.algorithm().begin());
        }
        long at = 0;
        for (long stop : stops) {
            feed(at, stop);
            at = stop;
            fork(stop);
            finish(stop);
        }
    }

    private void fork(long stop) throws GeneralSecurityException {
        for (var each : wanted) {
            var digest = running.get(each.algorithm());
            if (each.range().gap().start() == stop && digest != null) {
                forks.add(new Fork(each, copy(digest)));
            }
        }
    }

    private static MessageDigest copy(MessageDigest digest) throws GeneralSecurityException {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private void finish(long stop) {
        for (var fork : forks) {
            if (fork.wanted().range().end() == stop) {
                done.put(fork.wanted(), fork.digest().digest());
            }
        }
        forks.removeIf(fork -> fork.wanted().range().end() == stop);
        for (var algorithm : List.copyOf(running.keySet())) {
            if (lastFork(algorithm) <= stop) {
                running.remove(algorithm);
            }
        }
    }

    private long lastFork(DigestName algorithm) {
        return wanted.stream()
                .filter(each -> each.algorithm().equals(algorithm))
                .mapToLong(each -> each.range().gap().start())
                .max()
                .orElse(-1);
    }

    private void feed(long from, long until) throws IOException {
        var takers = new ArrayList<MessageDigest>(running.values());
        for (var fork : forks) {
            if (fork.wanted().range().gap().end() <= from) {
                takers.add(fork.digest());
            }
        }
        if (takers.isEmpty()) {
            return;
        }
        var chunk = new byte[(int) Math.min(CHUNK, until - from)];
        for (long at = from; at < until; ) {
            int take = (int) Math.min(chunk.length, until - at);
            source.read(at, chunk, 0, take);
            for (var taker : takers) {
                taker.update(chunk, 0, take);
            }
            at += take;
        }
    }
}

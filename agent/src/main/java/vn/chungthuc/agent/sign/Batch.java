package vn.chungthuc.agent.sign;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.agent.sign.Consent.Given;
import vn.chungthuc.agent.sign.Consent.Paper;
import vn.chungthuc.agent.sign.ItemSigning.Laid;
import vn.chungthuc.pdf.PdfFault;
import vn.chungthuc.protocol.ItemStatus;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Rect;

/// All items of a job through one key. A token takes some hundred milliseconds for a signature and
/// does one at a time, so it is the token that must never wait: while it signs one item, the next
/// ones are laid and those before are checked and handed over. The person is logged out with the
/// last signature, not with the last answer.
final class Batch {
    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    /// How many revisions lie ready for the token.
    private static final int AHEAD = 2;

    /// How many results are on their way to the portal at once.
    private static final int ON_THEIR_WAY = 4;

    private final Job job;
    private final ItemSigning signing;
    private final Semaphore onTheirWay = new Semaphore(ON_THEIR_WAY);

    Batch(Job job, ItemSigning signing) {
        this.job = job;
        this.signing = signing;
    }

    /// An item with what the person decided of it.
    private record Work(Job.Item item, Paper paper, Rect placed) {}

    /// Returns when every item that was signed has its answer. Items that were not begun when the
    /// job was withdrawn are left as they are.
    void sign(SequencedMap<Job.Item, Paper> papers, Given given) {
        var works = new ArrayList<Work>();
        papers.forEach((item, paper) ->
                works.add(new Work(item, paper, given.placed().get(works.size()))));
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            try (var key = given.key()) {
                signAll(works, workers);
                LOG.debug("{} items with {}", works.size(), key.algorithm());
            }
        }
    }

    private void signAll(List<Work> works, ExecutorService workers) {
        var laid = new ArrayList<Future<Laid>>();
        for (int n = 0; n < works.size() && !job.isWithdrawn(); n++) {
            while (laid.size() <= Math.min(n + AHEAD, works.size() - 1)) {
                var next = works.get(laid.size());
                laid.add(workers.submit(() -> signing.lay(next.paper(), next.placed())));
            }
            var item = works.get(n).item();
            var ready = laid.get(n);
            job.set(item, new ItemStatus.Signing());
            var failed =
                    ended(() -> {
                        var revision = ready.get();
                        var cms = signing.sign(revision);
                        workers.execute(() -> handOver(item, revision, cms));
                        return null;
                    });
            if (failed != null) {
                job.set(item, failed);
            }
        }
    }

    private void handOver(Job.Item item, Laid revision, byte[] cms) {
        onTheirWay.acquireUninterruptibly();
        try {
            job.set(
                    item,
                    answered(
                            () -> signing.handOver(revision, cms, bytes -> job.keep(item, bytes))));
        } finally {
            onTheirWay.release();
        }
    }

    private ItemStatus answered(Callable<ItemStatus> step) {
        var end = ended(step);
        return end == null ? SignCeremony.failed(ProblemType.INTERNAL) : end;
    }

    /// What the step says, or how the item ends because it failed.
    private @org.jspecify.annotations.Nullable ItemStatus ended(
            Callable<? extends @org.jspecify.annotations.Nullable ItemStatus> step) {
        try {
            return step.call();
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ItemStatus.Cancelled();
        } catch (Exception e) {
            return failed(e);
        }
    }

    private ItemStatus failed(Throwable cause) {
        return switch (cause) {
            case ProblemException e -> {
                LOG.warn("job {}: {}", job.id(), e.getMessage(), e.getCause());
                yield SignCeremony.failed(e.type());
            }
            case PdfFault e -> {
                LOG.warn("job {}: {}", job.id(), e.toString());
                yield SignCeremony.failed(
                        e.kind() == PdfFault.Kind.CONTENTS_TOO_SMALL
                                ? ProblemType.CONTENTS_TOO_SMALL
                                : ProblemType.DOCUMENT_UNREADABLE);
            }
            default -> {
                LOG.error("job {}", job.id(), cause);
                yield SignCeremony.failed(ProblemType.INTERNAL);
            }
        };
    }
}

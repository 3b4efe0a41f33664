package vn.chungthuc.agent.sign;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.ItemStatus;
import vn.chungthuc.protocol.Problem;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.SignJob;

/// The jobs that this agent has. One window at a time: a job joins the queue when its documents are
/// in, and one thread holds the ceremonies in turn.
public final class Jobs implements AutoCloseable {
    /// How many may be under way at once, the one before the person included.
    static final int MOST_OPEN = 5;

    private static final int MOST_REMEMBERED = 50;

    /// After the first two, what nobody has begun to send is given up; after the third, all is.
    private static final Duration FOR_DOCUMENTS = Duration.ofMinutes(2);

    private static final Duration FOR_EACH_DOCUMENT = Duration.ofSeconds(20);
    private static final Duration FOR_ALL_DOCUMENTS = Duration.ofMinutes(30);

    /// What the result needs to reach the portal before the ticket lapses.
    private static final Duration FOR_HANDING_OVER = Duration.ofSeconds(90);

    private final TicketCheck tickets;
    private final BurntTickets burnt;
    private final SignCeremony ceremony;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final ExecutorService turn =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("ceremony").factory());

    public Jobs(
            TicketCheck tickets, BurntTickets burnt, SignCeremony ceremony, InstantSource clock) {
        this.tickets = tickets;
        this.burnt = burnt;
        this.ceremony = ceremony;
        this.clock = clock;
    }

    /// Checks every ticket, burns them all, and waits for the documents.
    ///
    /// @throws ProblemException QUEUE_FULL, BODY_MALFORMED, NO_DISPLAY or the problem of the first
    ///   bad ticket; then no ticket is burnt
    public synchronized Job accept(String origin, SignJob asked) {
        if (jobs.values().stream().filter(job -> !job.ended()).count() >= MOST_OPEN) {
            throw new ProblemException(ProblemType.QUEUE_FULL);
        }
        var language = language(asked);
        var checked = asked.items().stream().map(item -> tickets.check(origin, item)).toList();
        if (checked.stream().map(item -> item.ticket().stage()).distinct().count() != 1) {
            throw new ProblemException(ProblemType.BODY_MALFORMED, "stages mixed");
        }
        ceremony.reachable();
        burnt.burn(checked.stream().map(CheckedItem::ticket).toList());
        ceremony.prepare();
        var job = new Job(newId(), origin, language, checked);
        forgetOldest();
        jobs.put(job.id(), job);
        limit(job, checked);
        var _ = job.documentsIn().thenRunAsync(() -> ceremony.hold(job), turn);
        return job;
    }

    private static Locale language(SignJob asked) {
        int count = asked.items().size();
        if (count < 1 || count > SignJob.MOST_ITEMS) {
            throw new ProblemException(ProblemType.BODY_MALFORMED, count + " items");
        }
        return switch (asked.language()) {
            case "vi" -> Locale.of("vi");
            case "en" -> Locale.ENGLISH;
            default -> throw new ProblemException(ProblemType.BODY_MALFORMED, "language");
        };
    }

    /// Nothing waits for ever: not for a document, not for a person.
    private void limit(Job job, List<CheckedItem> checked) {
        var late = new ItemStatus.Failed(Problem.of(ProblemType.TIMED_OUT, null));
        long first =
                checked.stream().mapToLong(item -> item.ticket().resultBy()).min().orElseThrow();
        var forThePerson =
                Duration.ofSeconds(first - clock.instant().getEpochSecond())
                        .minus(FOR_HANDING_OVER);
        after(forThePerson).execute(() -> job.withdraw(late));
        after(FOR_DOCUMENTS.plus(FOR_EACH_DOCUMENT.multipliedBy(checked.size())))
                .execute(() -> job.giveUpAwaiting(late));
        after(FOR_ALL_DOCUMENTS)
                .execute(() -> {
                    if (!job.documentsIn().isDone()) {
                        job.withdraw(late);
                    }
                });
    }

    private static Executor after(Duration time) {
        return CompletableFuture.delayedExecutor(
                Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
    }

    /// @throws ProblemException JOB_UNKNOWN, also when it is another portal's
    public synchronized Job find(String id, String origin) {
        var job = jobs.get(id);
        if (job == null || !job.origin().equals(origin)) {
            throw new ProblemException(ProblemType.JOB_UNKNOWN);
        }
        return job;
    }

    /// Forgets a job that has ended, cancels one that has not.
    public synchronized void leave(Job job) {
        if (job.ended()) {
            jobs.remove(job.id());
        } else {
            job.withdraw(new ItemStatus.Cancelled());
        }
    }

    private void forgetOldest() {
        var ended = jobs.values().stream().filter(Job::ended).map(Job::id).toList();
        for (int i = 0; i <= ended.size() - MOST_REMEMBERED; i++) {
            jobs.remove(ended.get(i));
        }
    }

    private String newId() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64Url.of(bytes).text();
    }

    /// Closes the window, ends what is open and waits a little for a signature under way.
    @Override
    public void close() {
        List<Job> open;
        synchronized (this) {
            open = jobs.values().stream().filter(job -> !job.ended()).toList();
        }
        open.forEach(job -> job.withdraw(new ItemStatus.Cancelled()));
        turn.shutdown();
        try {
            if (!turn.awaitTermination(10, TimeUnit.SECONDS)) {
                turn.shutdownNow();
            }
        } catch (InterruptedException e) {
            turn.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

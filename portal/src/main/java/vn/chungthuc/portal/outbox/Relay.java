package vn.chungthuc.portal.outbox;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.protocol.ProblemException;

/// The worker: takes what is due, one entry after the other, and asks the carrier of its kind to
/// try. Runs on a virtual thread; several relays on several nodes share the work.
public final class Relay extends VerticleBase {
    static final String UNEXPECTED = "UNEXPECTED";

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration LONGEST_DELAY = Duration.ofHours(1);
    private static final int TRIES_WHEN_UNEXPECTED = 8;

    /// A trouble that lasts this many tries (some three days) is usually no longer waited for.
    private static final int TRIES = 80;

    private final Outbox outbox;
    private final Map<String, Function<Outbox.Entry, Attempt>> carriers;
    private final Duration pause;
    private final Duration firstDelay;
    private final int tries;
    private volatile boolean stopping;

    /// @param carriers by kind of entry; they run on this verticle's virtual thread
    /// @param pause between two looks at an empty outbox
    /// @param firstDelay after the first failed try; doubled each time, up to an hour
    public Relay(
            Outbox outbox,
            Map<String, Function<Outbox.Entry, Attempt>> carriers,
            Duration pause,
            Duration firstDelay) {
        this(outbox, carriers, pause, firstDelay, TRIES);
    }

    private Relay(
            Outbox outbox,
            Map<String, Function<Outbox.Entry, Attempt>> carriers,
            Duration pause,
            Duration firstDelay,
            int tries) {
        this.outbox = outbox;
        this.carriers = Map.copyOf(carriers);
        this.pause = pause;
        this.firstDelay = firstDelay;
        this.tries = tries;
    }

    /// The same for what may be late but never left aside because others are silent.
    public Relay withoutEnd() {
        return new Relay(outbox, carriers, pause, firstDelay, Integer.MAX_VALUE);
    }

    @Override
    public Future<?> start() {
        again();
        return Future.succeededFuture();
    }

    /// Takes nothing more; what is being tried ends by itself or is tried again elsewhere.
    @Override
    public Future<?> stop() {
        stopping = true;
        return Future.succeededFuture();
    }

    private void again() {
        vertx.setTimer(Math.max(1, pause.toMillis()), _ -> work());
    }

    private void work() {
        try {
            while (!stopping && tryNext()) {
                // until nothing is due
            }
        } catch (ProblemException e) {
            LOG.warn("the outbox cannot be read: {}", e.getMessage());
        } catch (RuntimeException e) {
            // undeploying cuts off whatever waits; the entry's lease gives it back
            if (!stopping) {
                LOG.error("the relay stumbled", e);
            }
        } finally {
            if (!stopping) {
                again();
            }
        }
    }

    private boolean tryNext() {
        var claimed = outbox.claim(carriers.keySet());
        claimed.ifPresent(this::carry);
        return claimed.isPresent();
    }

    private void carry(Outbox.Entry entry) {
        switch (attempt(entry)) {
            case Attempt.Done() -> outbox.done(entry);
            case Attempt.Later(var trouble, var detail) -> putOff(entry, trouble, detail);
            case Attempt.Never(var trouble, var detail) -> setAside(entry, trouble, detail);
        }
    }

    private Attempt attempt(Outbox.Entry entry) {
        try {
            return Objects.requireNonNull(carriers.get(entry.kind())).apply(entry);
        } catch (RuntimeException e) {
            LOG.warn("outbox entry {} failed", entry.id(), e);
            return entry.attempts() < TRIES_WHEN_UNEXPECTED
                    ? new Attempt.Later(UNEXPECTED, e.getClass().getSimpleName())
                    : new Attempt.Never(UNEXPECTED, e.getClass().getSimpleName());
        }
    }

    private void putOff(Outbox.Entry entry, String trouble, String detail) {
        if (entry.attempts() >= tries) {
            setAside(entry, trouble, detail);
            return;
        }
        var delay = delayAfter(entry.attempts());
        LOG.info("outbox entry {} put off by {}: {} {}", entry.id(), delay, trouble, detail);
        outbox.putOff(entry, delay, trouble, detail);
    }

    private void setAside(Outbox.Entry entry, String trouble, String detail) {
        LOG.warn("outbox entry {} set aside: {} {}", entry.id(), trouble, detail);
        outbox.setAside(entry, trouble, detail);
    }

    private Duration delayAfter(int attempts) {
        var delay = firstDelay.multipliedBy(1L << Math.min(attempts - 1, 20));
        return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    }
}

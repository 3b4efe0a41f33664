package vn.chungthuc.portal.confine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// A pool of children, started ahead. Whoever asks waits for a free one; one that took too long or
/// died is replaced. The children end with this process, however it ends: their lines do.
public final class Confined implements AutoCloseable {
    /// The main class of the portal's children.
    public static final String MAIN = "vn.chungthuc.portal.ConfinedMain";

    private static final Logger LOG = LoggerFactory.getLogger(Confined.class);

    private final List<String> program;
    private final Limits limits;
    private final Semaphore free;
    private final Deque<Child> idle = new ArrayDeque<>();
    private final Set<Child> all = new HashSet<>();
    private boolean closed;

    /// @param children how many at most; the first is started at once, others when asked for
    /// @param megabytes of heap, each
    /// @param patience for one question
    /// @param fewQuestions whether each will have little to do, so that it is not worth compiling
    ///   well
    public record Limits(int children, int megabytes, Duration patience, boolean fewQuestions) {
        /// For children that live long.
        public Limits(int children, int megabytes, Duration patience) {
            this(children, megabytes, patience, false);
        }

        /// The same, for children that a command of few files starts and ends.
        public Limits forFewQuestions() {
            return new Limits(children, megabytes, patience, true);
        }
    }

    /// @param works that the children must be able to do; they get ready for no other
    /// @throws IOException when no process can be started
    public Confined(String main, Set<Work> works, Limits limits) throws IOException {
        program = Stream.concat(Stream.of(main), works.stream().map(Work::name)).toList();
        this.limits = limits;
        this.free = new Semaphore(limits.children(), true);
        idle.add(start());
    }

    /// Waits until the first child can be asked.
    ///
    /// @throws IOException when it cannot
    public void awaitStart() throws IOException {
        try {
            var child = take();
            boolean started = child.started();
            giveBack(child);
            if (!started) {
                throw new IOException("the child does not start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a child started", e);
        }
    }

    /// @throws ProblemException BUSY when no child can be asked
    public Answer ask(Work work, JsonNode request) throws IOException {
        return ask(work, request, limits.patience());
    }

    /// With less patience than usual, for a question that is part of a longer one.
    ///
    /// @throws ProblemException BUSY when no child can be asked
    public Answer ask(Work work, JsonNode request, Duration patience) throws IOException {
        var line = JsonNodeFactory.instance.objectNode().put("work", work.name());
        line.set("request", request);
        try {
            free.acquire();
            try {
                return askOne(line, patience);
            } finally {
                free.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a child worked", e);
        } catch (IOException e) {
            LOG.error("no child can be asked: {}", e.getMessage());
            throw new ProblemException(ProblemType.BUSY, "no child", e);
        }
    }

    private Answer askOne(JsonNode line, Duration patience)
            throws IOException, InterruptedException {
        var child = take();
        boolean useful = false;
        try {
            var answer = child.ask(line, patience);
            useful = answer instanceof Answer.Done || answer instanceof Answer.Failed;
            return answer;
        } finally {
            if (useful) {
                giveBack(child);
            } else {
                replace(child);
            }
        }
    }

    private Child take() throws IOException {
        synchronized (this) {
            for (var child = idle.poll(); child != null; child = idle.poll()) {
                if (child.alive()) {
                    return child;
                }
                all.remove(child);
            }
        }
        return start();
    }

    private synchronized void giveBack(Child child) {
        idle.push(child);
    }

    private void replace(Child child) {
        LOG.warn("a child is replaced: it died, took too long or could not be asked");
        child.kill();
        synchronized (this) {
            all.remove(child);
        }
        try {
            giveBack(start());
        } catch (IOException e) {
            LOG.error("no child can be started: {}", e.getMessage());
        }
    }

    private Child start() throws IOException {
        var child = Child.start(program, limits);
        synchronized (this) {
            if (closed) {
                child.kill();
                throw new IOException("the pool is closed");
            }
            all.add(child);
        }
        return child;
    }

    /// The processes that run now.
    public synchronized List<Long> pids() {
        return new ArrayList<>(all.stream().map(Child::pid).toList());
    }

    @Override
    public synchronized void close() {
        closed = true;
        all.forEach(Child::kill);
    }
}

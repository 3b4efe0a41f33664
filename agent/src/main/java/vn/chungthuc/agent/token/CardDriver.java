package vn.chungthuc.agent.token;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chungthuc.agent.card.CryptokiFault;
import vn.chungthuc.agent.card.SeenToken;
import vn.chungthuc.agent.card.Talk;
import vn.chungthuc.agent.driver.Driver;
import vn.chungthuc.agent.driver.DriverVerdict;
import vn.chungthuc.agent.driver.ModuleFile;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.protocol.Sha256;

/// A driver in a child process of its own, started when it is needed and left when it rests. One
/// question at a time; a child that hangs or dies is replaced with the next question, and no
/// question is asked twice.
final class CardDriver implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CardDriver.class);

    /// How long an unused child stays.
    private static final Duration REST = Duration.ofMinutes(5);

    /// What was seen at a look.
    ///
    /// @param detail for logs and support: the function and code of PKCS#11, or empty
    record Look(DriverVerdict verdict, String detail, List<SeenToken> tokens) {}

    private final Driver driver;
    private final Duration patience;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private @Nullable DriverProcess process; // under the lock, and so is all below
    private boolean opened;
    private boolean inUse;
    private long asked;
    private boolean closed;

    private final Object looks = new Object();
    private Look last = new Look(DriverVerdict.LOOKING, "", List.of()); // under looks
    private CompletableFuture<Look> looking = CompletableFuture.completedFuture(last);

    /// @param patience for one answer
    CardDriver(Driver driver, Duration patience) {
        this.driver = driver;
        this.patience = patience;
    }

    Driver driver() {
        return driver;
    }

    /// Starts the child if there is none, so that it is there when it is asked.
    void prepare() {
        if (ModuleFile.reader().refusal(driver.module()).isPresent()) {
            return;
        }
        oneAtATime.lock();
        try {
            running();
        } catch (DriverProcess.Lost _) {
            // the first question tells
        } finally {
            oneAtATime.unlock();
        }
    }

    /// Looks at the tokens, on a thread of its own; while that goes on, everybody waits for the
    /// same look.
    ///
    /// @param anew also where the last look ended in trouble, and with certificates read again
    CompletableFuture<Look> look(boolean anew) {
        synchronized (looks) {
            if (looking.isDone() && (anew || !last.verdict().isTrouble())) {
                looking = new CompletableFuture<>();
                var answer = looking;
                Thread.ofVirtual().start(() -> answer.complete(lookNow(anew)));
            }
            return looking;
        }
    }

    private Look lookNow(boolean anew) {
        var seen = seen(anew);
        synchronized (looks) {
            if (!seen.verdict().equals(last.verdict())) {
                LOG.info("driver {}: {} {}", driver.name(), seen.verdict(), seen.detail());
            }
            last = seen;
        }
        return seen;
    }

    private Look seen(boolean anew) {
        var refusal = ModuleFile.reader().refusal(driver.module());
        if (refusal.isPresent()) {
            return new Look(refusal.get(), "", List.of());
        }
        try {
            return new Look(DriverVerdict.WORKS, "", Talk.tokens(ask(Talk.look(anew))));
        } catch (DriverProcess.Lost lost) {
            var verdict = lost.hung() ? DriverVerdict.HUNG : DriverVerdict.CRASHED;
            return new Look(verdict, "", List.of());
        } catch (CryptokiFault | IOException e) {
            return new Look(DriverVerdict.FAILED, String.valueOf(e.getMessage()), List.of());
        }
    }

    /// Logs in: one try with this PIN, which the caller wipes.
    ///
    /// @return the process that holds the log-in
    /// @throws ProblemException see [Token#open]
    DriverProcess logIn(long slot, Sha256 certificate, char[] pin) {
        var encoded = Talk.encoded(pin);
        oneAtATime.lock();
        try {
            if (process == null || !process.alive()) {
                Talk.read(ask(Talk.look(false))); // a new child knows no token yet
            }
            var child = running();
            Talk.read(ask(question(slot, certificate, encoded)));
            inUse = true;
            return child;
        } catch (CryptokiFault | DriverProcess.Lost | IOException e) {
            throw TokenTrouble.of(e, ProblemType.DRIVER_FAILED);
        } finally {
            Arrays.fill(encoded, (byte) 0);
            wipePipe();
            oneAtATime.unlock();
        }
    }

    private static byte[] question(long slot, Sha256 certificate, byte[] pin) {
        try {
            return Talk.logIn(slot, certificate, pin);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.PIN_NOT_ACCEPTED, "too long");
        }
    }

    private void wipePipe() {
        try {
            if (process != null) {
                process.tell(Talk.wipe());
            }
        } catch (DriverProcess.Lost _) {
            // and with it what it held
        }
    }

    /// @param holder the process that [#logIn] gave
    byte[] sign(DriverProcess holder, String algorithm, byte[] data) {
        oneAtATime.lock();
        try {
            if (holder != process || !holder.alive()) {
                throw new ProblemException(ProblemType.DRIVER_CRASHED, "since the log-in");
            }
            return Talk.signature(ask(Talk.sign(algorithm, data)));
        } catch (CryptokiFault | DriverProcess.Lost | IOException e) {
            throw TokenTrouble.of(e, ProblemType.KEY_FAILED);
        } finally {
            oneAtATime.unlock();
        }
    }

    /// Never throws.
    void logOut(DriverProcess holder) {
        oneAtATime.lock();
        try {
            inUse = false;
            if (holder == process && holder.alive()) {
                Talk.read(ask(Talk.logOut()));
            }
        } catch (CryptokiFault | DriverProcess.Lost | IOException e) {
            LOG.info("driver {} at log-out: {}", driver.name(), e.getMessage());
        } finally {
            oneAtATime.unlock();
        }
    }

    private byte[] ask(byte[] question) throws DriverProcess.Lost, IOException {
        oneAtATime.lock();
        try {
            var child = running();
            if (!opened) {
                Talk.read(child.ask(Talk.open(driver.module().toString()), patience));
                opened = true;
            }
            long number = ++asked;
            CompletableFuture.delayedExecutor(REST.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> restAfter(number));
            return child.ask(question, patience);
        } finally {
            oneAtATime.unlock();
        }
    }

    private DriverProcess running() throws DriverProcess.Lost {
        if (closed) {
            throw new DriverProcess.Lost(false);
        }
        if (process == null || !process.alive()) {
            try {
                process = DriverProcess.start();
                opened = false;
                inUse = false;
            } catch (IOException e) {
                LOG.error("no process for driver {}", driver.name(), e);
                throw new DriverProcess.Lost(false);
            }
        }
        return process;
    }

    private void restAfter(long number) {
        oneAtATime.lock();
        try {
            if (number == asked && !inUse) {
                leave();
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    private void leave() {
        if (process != null) {
            process.quit(Talk.quit());
            process = null;
        }
    }

    /// The process that runs now; for tests.
    @Nullable DriverProcess process() {
        return process;
    }

    /// A driver that is busy is not waited for.
    @Override
    public void close() {
        var running = process;
        try {
            if (!oneAtATime.tryLock(1, TimeUnit.SECONDS)) {
                if (running != null) {
                    running.kill();
                }
                oneAtATime.lock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        try {
            closed = true;
            leave();
        } finally {
            oneAtATime.unlock();
        }
    }
}

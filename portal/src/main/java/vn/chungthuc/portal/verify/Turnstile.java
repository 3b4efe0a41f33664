package vn.chungthuc.portal.verify;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// How many files may be at work or wait for it. Whoever comes when it is full is told at once to
/// come again (BUSY, 503 with Retry-After): a crowd at the public page must not take the portal
/// away from the offices.
final class Turnstile {
    private final Semaphore places;

    Turnstile(int places) {
        this.places = new Semaphore(places);
    }

    /// Before a body is read that could not be worked on.
    void refuseIfFull() {
        if (places.availablePermits() == 0) {
            throw full();
        }
    }

    <T> T pass(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw full();
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static ProblemException full() {
        return new ProblemException(ProblemType.BUSY, "files wait to be verified");
    }
}

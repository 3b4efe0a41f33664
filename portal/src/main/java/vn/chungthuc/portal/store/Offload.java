package vn.chungthuc.portal.store;

import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// The bounded pool for work on files, PDFs and signatures: what blocks or computes leaves the
/// virtual thread and comes back with a value. No SQL in there: that waits on the caller's thread.
public final class Offload {
    private final WorkerExecutor pool;

    public Offload(WorkerExecutor pool) {
        this.pool = pool;
    }

    /// Runs `work` there and waits; what it throws comes out, as a problem at least.
    public <T> T run(Callable<T> work) {
        try {
            return pool.executeBlocking(work, false).await();
        } catch (ProblemException e) {
            throw e;
        } catch (Exception e) {
            var type =
                    e instanceof java.io.IOException
                            ? ProblemType.STORE_DOWN
                            : ProblemType.INTERNAL;
            throw new ProblemException(type, e.getClass().getSimpleName(), e);
        }
    }
}

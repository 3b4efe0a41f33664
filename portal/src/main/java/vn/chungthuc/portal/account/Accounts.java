package vn.chungthuc.portal.account;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import vn.chungthuc.portal.db.Sql;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// Who may sign in with which password. Passwords are hashed in a small room of their own, so that
/// a crowd at the door slows nobody inside.
public final class Accounts {
    private static final int THREADS = 2;
    private static final int WAITING = 32;
    private static final String FIND =
            "SELECT id, password_hash FROM official WHERE login = $1 AND active";

    private final WorkerExecutor pool;
    private final Semaphore room = new Semaphore(THREADS + WAITING);
    private final Sql sql;

    public Accounts(Vertx vertx, Sql sql) {
        this.pool = vertx.createSharedWorkerExecutor("passwords", THREADS);
        this.sql = sql;
    }

    /// The official with that log-in name and password. Unknown and disabled accounts cost the same
    /// work as known ones.
    ///
    /// @throws ProblemException BUSY when too many wait already
    Optional<UUID> with(String login, String password) {
        if (!room.tryAcquire()) {
            throw new ProblemException(ProblemType.BUSY, "too many sign in at once");
        }
        try {
            var row = sql.row(FIND, login);
            var kept = row.map(r -> r.getString("password_hash"));
            boolean right = pool.executeBlocking(() -> matches(password, kept), false).await();
            return right ? row.map(r -> r.getUUID("id")) : Optional.empty();
        } finally {
            room.release();
        }
    }

    private static boolean matches(String password, Optional<String> kept) {
        return kept.isPresent()
                ? Passwords.matches(password, kept.get())
                : Passwords.matchesNobody(password);
    }
}

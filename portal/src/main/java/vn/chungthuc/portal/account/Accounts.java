package vn.chungthuc.portal.account;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
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
    private static final String KEPT = "SELECT password_hash FROM official WHERE id = $1";
    private static final String CHANGE =
            "UPDATE official SET password_hash = $2, password_once = false WHERE id = $1";
    private static final String END_SESSIONS = "DELETE FROM session WHERE official_id = $1";

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
        var row = sql.row(FIND, login);
        var kept = row.map(r -> r.getString("password_hash"));
        boolean right = inRoom(() -> matches(password, kept));
        return right ? row.map(r -> r.getUUID("id")) : Optional.empty();
    }

    /// Whether that is the official's password now.
    ///
    /// @throws ProblemException BUSY when too many wait already
    boolean matches(UUID official, String password) {
        var kept = sql.row(KEPT, official).map(r -> r.getString("password_hash"));
        return inRoom(() -> matches(password, kept));
    }

    /// The official's own new password; every session of the account ends.
    void change(UUID official, String password) {
        sql.change(CHANGE, official, hash(password));
        sql.change(END_SESSIONS, official);
    }

    /// As the database keeps it; made in the same room.
    ///
    /// @throws ProblemException BUSY when too many wait already
    public String hash(String password) {
        return inRoom(() -> Passwords.hash(password));
    }

    private <T> T inRoom(Callable<T> work) {
        if (!room.tryAcquire()) {
            throw new ProblemException(ProblemType.BUSY, "too many passwords at once");
        }
        try {
            return pool.executeBlocking(work, false).await();
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

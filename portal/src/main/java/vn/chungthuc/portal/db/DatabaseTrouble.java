package vn.chungthuc.portal.db;

import io.vertx.core.VertxException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;

/// What the driver says, as a problem; by SQLSTATE (PostgreSQL, appendix A), never by text.
final class DatabaseTrouble {
    private DatabaseTrouble() {}

    static RuntimeException of(Throwable trouble) {
        return switch (trouble) {
            case ProblemException known -> known;
            case DatabaseException sql -> bySqlState(sql);
            // a closed or refused connection, or none free in time
            case IOException e -> problem(ProblemType.DATABASE_DOWN, e);
            case TimeoutException e -> problem(ProblemType.DATABASE_DOWN, e);
            case VertxException e -> problem(ProblemType.DATABASE_DOWN, e);
            case RuntimeException e -> e;
            case Error e -> throw e;
            // the pool's time-out is a bare Throwable
            default -> new ProblemException(ProblemType.DATABASE_DOWN, null, trouble);
        };
    }

    private static ProblemException bySqlState(DatabaseException e) {
        var state = e.getSqlState() == null ? "" : e.getSqlState();
        return switch (state.length() == 5 ? state.substring(0, 2) : "") {
            // connection, resources, operator intervention, system error, wrong password
            case "08", "53", "57", "58", "28", "F0", "XX" -> named(ProblemType.DATABASE_DOWN, e);
            // serialisation, deadlock, lock not available
            case "40", "55" -> named(ProblemType.BUSY, e);
            default -> named(ProblemType.INTERNAL, e);
        };
    }

    private static ProblemException named(ProblemType type, DatabaseException e) {
        // the driver's own message may repeat values of the row, which no log may hold
        return new ProblemException(type, "SQLSTATE " + e.getSqlState(), null);
    }

    private static ProblemException problem(ProblemType type, Exception e) {
        return new ProblemException(type, e.getClass().getSimpleName(), e);
    }
}

package vn.chungthuc.portal.db;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The pool of connections. One for a program, shared by all its verticles.
public final class Database implements Sql, AutoCloseable {
    private static final int CONNECTIONS = 24;
    private static final int SECONDS_TO_CONNECT = 5;

    private final Pool pool;

    /// Where the portal's database is.
    ///
    /// @param passwordFile holds the password and nothing else; null where the server asks for none
    @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
    public record Settings(
            String host, int port, String name, String user, @Nullable Path passwordFile) {

        public String password() {
            try {
                return passwordFile == null ? "" : Files.readString(passwordFile).strip();
            } catch (IOException e) {
                throw new UncheckedIOException("database.password-file", e);
            }
        }

        public String jdbcUrl() {
            return "jdbc:postgresql://" + host + ":" + port + "/" + name;
        }
    }

    public Database(Vertx vertx, Settings settings) {
        var connect =
                new PgConnectOptions()
                        .setHost(settings.host())
                        .setPort(settings.port())
                        .setDatabase(settings.name())
                        .setUser(settings.user())
                        .setPassword(settings.password())
                        .setCachePreparedStatements(true)
                        .setProperties(
                                Map.of(
                                        "application_name", "chungthuc-portal",
                                        "statement_timeout", "30s",
                                        "idle_in_transaction_session_timeout", "60s"));
        var bounds =
                new PoolOptions()
                        .setMaxSize(CONNECTIONS)
                        .setConnectionTimeout(SECONDS_TO_CONNECT)
                        .setMaxWaitQueueSize(2000);
        pool = PgBuilder.pool().with(bounds).connectingTo(connect).using(vertx).build();
    }

    @Override
    public RowSet<Row> run(String sql, @Nullable Object... arguments) {
        try {
            return pool.preparedQuery(sql).execute(Sql.bind(arguments)).await();
        } catch (Throwable e) {
            throw DatabaseTrouble.of(e);
        }
    }

    /// Runs `work` and commits; whatever `work` throws rolls everything back and is thrown on.
    public <T extends @Nullable Object> T inTransaction(Function<Transaction, T> work) {
        var connection = connect();
        try {
            var transaction = connection.begin().await();
            T result;
            try {
                result = work.apply(new Transaction(connection));
            } catch (Throwable e) {
                transaction.rollback().otherwiseEmpty().await();
                throw e;
            }
            transaction.commit().await();
            return result;
        } catch (Throwable e) {
            throw DatabaseTrouble.of(e);
        } finally {
            connection.close().otherwiseEmpty().await();
        }
    }

    private SqlConnection connect() {
        try {
            return pool.getConnection().await();
        } catch (Throwable e) {
            throw DatabaseTrouble.of(e);
        }
    }

    @Override
    public void close() {
        pool.close().await();
    }
}

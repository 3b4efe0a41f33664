package vn.chungthuc.portal.db;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import org.jspecify.annotations.Nullable;

/// Statements that happen together or not at all; lives inside [Database#inTransaction].
public final class Transaction implements Sql {
    private final SqlConnection connection;

    Transaction(SqlConnection connection) {
        this.connection = connection;
    }

    @Override
    public RowSet<Row> run(String sql, @Nullable Object... arguments) {
        try {
            return connection.preparedQuery(sql).execute(Sql.bind(arguments)).await();
        } catch (Throwable e) {
            throw DatabaseTrouble.of(e);
        }
    }
}

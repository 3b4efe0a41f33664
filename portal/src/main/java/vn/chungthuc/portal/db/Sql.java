package vn.chungthuc.portal.db;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;

/// Runs statements with `$1, $2, …`: each by itself ([Database]) or all in one [Transaction]. Waits
/// for the answer; on a virtual thread that holds up nobody else. What goes wrong is a
/// [vn.chungthuc.protocol.ProblemException].
public sealed interface Sql permits Database, Transaction {
    /// @param arguments also [Instant], [Sha256], [Base64Url], `byte[]` and enums; null is SQL's
    ///   NULL
    RowSet<Row> run(String sql, @Nullable Object... arguments);

    default List<Row> rows(String sql, @Nullable Object... arguments) {
        var rows = new ArrayList<Row>();
        run(sql, arguments).forEach(rows::add);
        return rows;
    }

    /// The first row, if there is any.
    default Optional<Row> row(String sql, @Nullable Object... arguments) {
        var rows = run(sql, arguments).iterator();
        return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    }

    /// @return how many rows the statement touched
    default int change(String sql, @Nullable Object... arguments) {
        return run(sql, arguments).rowCount();
    }

    /// As the driver wants them.
    static Tuple bind(@Nullable Object... arguments) {
        var tuple = Tuple.tuple();
        for (var argument : arguments) {
            tuple.addValue(driverValue(argument));
        }
        return tuple;
    }

    private static @Nullable Object driverValue(@Nullable Object argument) {
        return switch (argument) {
            case Instant moment -> moment.atOffset(ZoneOffset.UTC);
            case Sha256 hash -> Buffer.buffer(hash.bytes());
            case Base64Url bytes -> Buffer.buffer(bytes.bytes());
            case byte[] bytes -> Buffer.buffer(bytes);
            case Enum<?> constant -> constant.name();
            case null, default -> argument;
        };
    }
}

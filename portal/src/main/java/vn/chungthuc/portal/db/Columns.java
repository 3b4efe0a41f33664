package vn.chungthuc.portal.db;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.chungthuc.protocol.Base64Url;
import vn.chungthuc.protocol.Sha256;

/// Reads columns as the types that the records use.
public final class Columns {
    private Columns() {}

    public static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    public static @Nullable Instant instantOrNull(Row row, String column) {
        var moment = row.getOffsetDateTime(column);
        return moment == null ? null : moment.toInstant();
    }

    public static @Nullable UUID uuidOrNull(Row row, String column) {
        return row.getUUID(column);
    }

    public static @Nullable String textOrNull(Row row, String column) {
        return row.getString(column);
    }

    public static @Nullable Integer integerOrNull(Row row, String column) {
        return row.getInteger(column);
    }

    public static Sha256 sha256(Row row, String column) {
        return Sha256.ofDigest(row.getBuffer(column).getBytes());
    }

    public static @Nullable Sha256 sha256OrNull(Row row, String column) {
        var bytes = row.getBuffer(column);
        return bytes == null ? null : Sha256.ofDigest(bytes.getBytes());
    }

    public static Base64Url bytes(Row row, String column) {
        return Base64Url.of(row.getBuffer(column).getBytes());
    }

    public static <E extends Enum<E>> E constant(Row row, String column, Class<E> type) {
        return Enum.valueOf(type, row.getString(column));
    }
}

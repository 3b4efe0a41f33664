package vn.chungthuc.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import vn.chungthuc.testkit.Postgres;

/// A province of offices and a year of their work, all invented, put into a database by SQL alone
/// (`seed.sql`). Documents are not made: the files of these dossiers do not exist. To be done once
/// a database.
///
/// @param offices in all, the sample office counted
/// @param dossiers of all offices together, the last of them of today
public record Seed(int offices, int dossiers) {
    /// As many communes and wards as there are, and a year's copies.
    public static final Seed COUNTRY = new Seed(3_321, 1_000_000);

    private static final String STEP = "-- step: ";

    /// @param title as its line in the file says
    private record Part(String title, String sql) {}

    /// Whoever watches.
    public interface Watcher {
        void before(String step) throws IOException;
    }

    /// @param passwordHash of every official made: `can-bo-2`, `lanh-dao-2`, `van-thu-2`, …
    public void fill(Postgres.Access database, String passwordHash, Watcher watcher)
            throws IOException, SQLException {
        try (var connection = database.connect()) {
            set(connection, "seed.m", String.valueOf(offices));
            set(connection, "seed.n", String.valueOf(dossiers));
            set(connection, "seed.hash", passwordHash);
            connection.setAutoCommit(false); // all of it or nothing
            for (var part : parts()) {
                watcher.before(part.title);
                run(connection, part.sql);
            }
            connection.commit();
            connection.setAutoCommit(true);
            watcher.before("thống kê cho bộ lập kế hoạch truy vấn");
            run(connection, "VACUUM ANALYZE");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Whether a database was seeded already.
    public static boolean in(Postgres.Access database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT 1 FROM agency WHERE code LIKE 'H99.%'")) {
            return rows.next();
        }
    }

    private static void set(Connection connection, String name, String value) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT set_config(?, ?, false)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        }
    }

    private static List<Part> parts() throws IOException {
        try (var in = Seed.class.getResourceAsStream("/seed.sql")) {
            if (in == null) {
                throw new IOException("seed.sql is missing");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var parts = new ArrayList<Part>();
            for (var part : text.substring(text.indexOf(STEP)).split("(?m)^" + STEP)) {
                if (!part.isBlank()) {
                    int end = part.indexOf('\n');
                    parts.add(new Part(part.substring(0, end), part.substring(end)));
                }
            }
            return parts;
        }
    }
}

package vn.chungthuc.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIT {
    @Test
    void keepsWhatWasCommittedFromOneStartToTheNext(@TempDir Path folder) throws Exception {
        try (var first = Postgres.kept(folder, 0)) {
            write(first);
        }
        try (var second = Postgres.kept(folder, 0)) {
            assertThat(count(second)).isEqualTo(1);
        }
    }

    @Test
    void startsAgainAfterTheServerWasKilled(@TempDir Path folder) throws Exception {
        var first = Postgres.kept(folder, 0);
        write(first);
        ProcessHandle.of(postmaster(folder)).orElseThrow().destroyForcibly();
        TimeUnit.SECONDS.sleep(2);
        assertThat(folder.resolve("data/postmaster.pid")).exists();
        try (var second = Postgres.kept(folder, 0)) {
            assertThat(count(second)).isEqualTo(1);
        }
    }

    @Test
    void takesOverFromAServerThatOutlivedItsStarter(@TempDir Path folder) throws Exception {
        write(Postgres.kept(folder, 0));
        try (var second = Postgres.kept(folder, 0)) {
            assertThat(count(second)).isEqualTo(1);
        }
    }

    @Test
    void writesThroughToTheDiskAndAsksForAPassword(@TempDir Path folder) throws Exception {
        try (var server = Postgres.kept(folder, 0)) {
            var access = server.database("walk");
            try (var connection = access.connect();
                    var rows =
                            connection
                                    .createStatement()
                                    .executeQuery(
                                            "SELECT current_setting('fsync') || current_setting("
                                                    + "'synchronous_commit') || current_setting("
                                                    + "'listen_addresses')")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("onon127.0.0.1");
            }
            var wrong = new Postgres.Access("127.0.0.1", server.port(), "walk", "walk", "guess");
            assertThatThrownBy(wrong::connect).hasMessageContaining("password");
        }
    }

    private static void write(Postgres server) throws SQLException {
        try (var connection = server.database("walk").connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT 1 AS one");
        }
    }

    private static int count(Postgres server) throws SQLException {
        try (var connection = server.database("walk").connect();
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static long postmaster(Path folder) throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst().strip());
    }
}

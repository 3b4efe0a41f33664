package vn.chungthuc.portal.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.agency.TestOffice;
import vn.chungthuc.protocol.ProblemException;
import vn.chungthuc.protocol.ProblemType;
import vn.chungthuc.testkit.Postgres;

class DatabaseIT {
    @Test
    void saysThatItIsDownAndRecoversByItself(@TempDir Path folder) throws Exception {
        var vertx = Vertx.vertx();
        var server = Postgres.kept(folder, 0);
        var access = server.database("walk");
        try (var database = new Database(vertx, TestOffice.settings(folder, access))) {
            assertThat(database.rows("SELECT 1")).hasSize(1);
            server.close();
            assertThatThrownBy(() -> database.rows("SELECT 1")).satisfies(DatabaseIT::isDown);
            assertThatThrownBy(() -> database.inTransaction(c -> c.rows("SELECT 1")))
                    .satisfies(DatabaseIT::isDown);
            try (var again = Postgres.kept(folder, access.port())) {
                assertThat(again.port()).isEqualTo(access.port());
                assertThat(database.rows("SELECT 1")).hasSize(1);
            }
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void rollsBackWhatItCannotFinish(@TempDir Path folder) throws Exception {
        var vertx = Vertx.vertx();
        var access = Postgres.shared().freshDatabase();
        try (var database = new Database(vertx, TestOffice.settings(folder, access))) {
            database.run("CREATE TABLE line (number integer PRIMARY KEY)");
            assertThatThrownBy(() ->
                            database.inTransaction(c -> {
                                c.change("INSERT INTO line VALUES (1)");
                                return c.change("INSERT INTO line VALUES (1)");
                            }))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("SQLSTATE 23505");
            assertThat(database.rows("SELECT * FROM line")).isEmpty();
        } finally {
            vertx.close().await();
        }
    }

    @Test
    void migratesOnceHoweverOften(@TempDir Path folder) throws Exception {
        var settings = TestOffice.settings(folder, Postgres.shared().freshDatabase());
        assertThat(Migrations.apply(settings)).isPositive();
        assertThat(Migrations.apply(settings)).isZero();
    }

    private static void isDown(Throwable trouble) {
        assertThat(trouble)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.type()).isEqualTo(ProblemType.DATABASE_DOWN));
    }
}

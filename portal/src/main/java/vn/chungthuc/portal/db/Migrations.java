package vn.chungthuc.portal.db;

import org.flywaydb.core.Flyway;

/// Brings the schema up to this version of the program (`src/main/resources/db`).
public final class Migrations {
    private Migrations() {}

    /// Applies what is missing; several nodes may try at once. Blocks.
    ///
    /// @return how many scripts were applied
    public static int apply(Database.Settings settings) {
        return Flyway.configure()
                .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
                .locations("classpath:db")
                .validateMigrationNaming(true)
                .outOfOrder(true) // numbers are kept for work that goes on side by side
                .cleanDisabled(true)
                .load()
                .migrate()
                .migrationsExecuted;
    }
}

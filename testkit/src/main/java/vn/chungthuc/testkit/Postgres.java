package vn.chungthuc.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// A real PostgreSQL server of this process: for tests (thrown away) and for the demo (kept). It
/// listens on loopback only, asks for a password and writes through to the disk. Works as root,
/// too, because the embedded server then runs in a user namespace.
public final class Postgres implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final Duration START = Duration.ofSeconds(60);
    private static final AtomicInteger FRESH = new AtomicInteger();

    private final EmbeddedPostgres server;
    private final String password;

    /// Where a database is and who may open it.
    public record Access(String host, int port, String name, String user, String password) {
        public String jdbcUrl() {
            return "jdbc:postgresql://" + host + ":" + port + "/" + name;
        }

        /// For tests that look behind the portal's back.
        public Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl(), user, password);
        }

        @Override
        public String toString() {
            return jdbcUrl() + " as " + user;
        }
    }

    private static final class Shared {
        static final Postgres SERVER = throwAway();
    }

    private Postgres(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /// One server for all tests of this process, stopped when the process ends.
    public static Postgres shared() {
        return Shared.SERVER;
    }

    /// A server whose data folder is gone once it is closed.
    public static Postgres throwAway() {
        try {
            var folder = Files.createTempDirectory("chungthuc-postgres-");
            return start(folder, 0, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The server that keeps its data in `folder` from one start to the next; also after the
    /// process or the machine went down without stopping it.
    ///
    /// @param port on 127.0.0.1; 0 for any free one
    public static Postgres kept(Path folder, int port) throws IOException {
        stopOrphan(folder.resolve("data"));
        return start(folder, port, false);
    }

    /// An empty database that nobody else uses, for one test class.
    public Access freshDatabase() {
        return database("test_" + FRESH.incrementAndGet());
    }

    /// The database of that name (lower-case letters, digits, underscores), made if absent; its
    /// owner is a role of the same name that may do nothing else on the server.
    public Access database(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException("database name " + name);
        }
        var superuser = new Access("127.0.0.1", server.getPort(), SUPERUSER, SUPERUSER, password);
        try (var connection = superuser.connect();
                var statement = connection.createStatement()) {
            if (!holds(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
                statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + password + "'");
            }
            if (!holds(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
                statement.execute("CREATE DATABASE " + name + " OWNER " + name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("database " + name, e);
        }
        return new Access("127.0.0.1", server.getPort(), name, name, password);
    }

    public int port() {
        return server.getPort();
    }

    /// Stops the server and waits for it; what was committed is on the disk.
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Postgres start(Path folder, int port, boolean throwAway) throws IOException {
        var data = folder.resolve("data");
        var password = password(folder.resolve("password"));
        Files.deleteIfExists(data.resolve("epg-lock"));
        var builder =
                EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(binaries().toFile())
                        .setDataDirectory(data)
                        .setCleanDataDirectory(throwAway)
                        .setRegisterShutdownHook(true)
                        .setPGStartupWait(START)
                        .setLocaleConfig("pwfile", folder.resolve("password").toString())
                        .setLocaleConfig("auth-host", "scram-sha-256")
                        .setLocaleConfig("auth-local", "reject")
                        .setConnectConfig("password", password)
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("unix_socket_directories", "")
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("timezone", "UTC")
                        .setServerConfig("max_connections", "200");
        if (port != 0) {
            builder.setPort(port);
        }
        return new Postgres(builder.start(), password);
    }

    /// One copy of the binaries per user, shared by every start.
    private static Path binaries() throws IOException {
        var home = Path.of(System.getProperty("user.home"), ".cache", "chungthuc", "postgres");
        return Files.createDirectories(home);
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            var random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createDirectories(file.toAbsolutePath().getParent());
            var onlyMe = PosixFilePermissions.fromString("rw-------");
            Files.createFile(file, PosixFilePermissions.asFileAttribute(onlyMe));
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    /// A server that outlived the process that had started it (that one was killed) still holds the
    /// data folder: it is asked to stop. A `postmaster.pid` without a living server is no obstacle:
    /// PostgreSQL finds out by itself and recovers from its log.
    private static void stopOrphan(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        var orphan =
                ProcessHandle.of(pid)
                        .filter(p -> p.info().commandLine().orElse("").contains(data.toString()));
        if (orphan.isPresent()) {
            orphan.get().destroy();
            if (!within(Duration.ofSeconds(15), () -> !orphan.get().isAlive())) {
                orphan.get().destroyForcibly();
                within(Duration.ofSeconds(5), () -> !orphan.get().isAlive());
            }
        }
    }

    private static boolean within(Duration limit, BooleanSupplier condition) {
        var end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Connection connection, String sql, String name)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }
}

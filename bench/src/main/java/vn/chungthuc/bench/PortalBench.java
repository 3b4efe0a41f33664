package vn.chungthuc.bench;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import vn.chungthuc.demo.Demo;
import vn.chungthuc.demo.DemoFolder;
import vn.chungthuc.demo.Ports;
import vn.chungthuc.demo.Seed;
import vn.chungthuc.portal.account.Passwords;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.dossier.QueuePlans;

/// `./run bench portal`: lists and searches of a seeded country while officials work. Portal and
/// database are processes of their own; officials are threads of this one, on the same cores.
public final class PortalBench {
    static final int USERS = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofMinutes(2);

    private PortalBench() {}

    /// @param args the Markdown file; the folder that keeps the seeded database; how many dossiers
    ///   it gets when it is new
    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        var folder = new DemoFolder(Path.of(args[1]));
        try (var demo = Demo.start(folder, Ports.any(), InstantSource.system())) {
            var seed = new Seed(Seed.COUNTRY.offices(), Integer.parseInt(args[2]));
            if (!Seed.in(demo.database())) {
                var hash = Passwords.hash(demo.secrets().intake());
                seed.fill(demo.database(), hash, step -> System.out.println("  " + step + " …"));
            }
            var asked = work(demo);
            var report = new PortalReport(asked, MEASURED).text(facts(demo), plans(demo));
            BenchDocument.put(Path.of(args[0]), BenchDocument.PORTAL, report);
            System.out.println(report);
        }
        System.exit(0); // what the mail server leaves behind
    }

    private static List<DeskUser.Asked> work(Demo demo) throws Exception {
        var users = new ArrayList<DeskUser>();
        try {
            System.out.println("  " + USERS + " officials sign in …");
            for (int i = 0; i < USERS; i++) {
                users.add(user(demo, i));
            }
            during(users, WARM_UP, new ConcurrentLinkedQueue<>());
            var asked = new ConcurrentLinkedQueue<DeskUser.Asked>();
            during(users, MEASURED, asked);
            return List.copyOf(asked);
        } finally {
            users.forEach(DeskUser::close);
        }
    }

    /// Three of the busiest office, then three of each that follows.
    private static DeskUser user(Demo demo, int i) throws IOException {
        var secrets = demo.secrets();
        int office = 1 + i / 3;
        var desk = List.of("can-bo", "lanh-dao", "van-thu").get(i % 3);
        if (office > 1) {
            return DeskUser.signIn(demo.origin(), desk + "-" + office, secrets.intake());
        }
        var own = List.of(secrets.intake(), secrets.leader(), secrets.clerk()).get(i % 3);
        return DeskUser.signIn(demo.origin(), desk, own);
    }

    private static void during(List<DeskUser> users, Duration time, Queue<DeskUser.Asked> asked)
            throws InterruptedException {
        System.out.println("  " + time.toSeconds() + " seconds of work …");
        long until = System.nanoTime() + time.toNanos();
        var troubles = new ConcurrentLinkedQueue<String>();
        var threads = new ArrayList<Thread>();
        for (var user : users) {
            threads.add(
                    Thread.startVirtualThread(() -> {
                        try {
                            user.work(until, asked::add);
                        } catch (IOException | InterruptedException e) {
                            troubles.add(e.toString());
                        }
                    }));
        }
        for (var thread : threads) {
            thread.join();
        }
        if (!troubles.isEmpty()) {
            throw new IllegalStateException(String.join(", ", troubles));
        }
    }

    private static String facts(Demo demo) throws SQLException {
        try (var connection = demo.database().connect();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                SELECT (SELECT count(*) FROM dossier), (SELECT count(*) FROM agency),
                                  (SELECT count(*) FROM dossier_event), pg_database_size(current_database()),
                                  (SELECT max(n) FROM (SELECT count(*) AS n FROM dossier GROUP BY agency_id) d)\
                                """)) {
            row.next();
            return String.format(
                    Locale.ROOT,
                    "%,d dossiers (%,d of them of the busiest office) of %,d offices, %,d events, database of %,d MB",
                    row.getLong(1),
                    row.getLong(5),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4) >> 20);
        }
    }

    private static String plans(Demo demo) throws Exception {
        var access = demo.database();
        UUID agency;
        UUID leader;
        try (var connection = access.connect();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT a.id, r.official_id FROM agency a JOIN official_right r ON"
                                        + " r.agency_id = a.id AND role = 'LEADER' WHERE a.code = 'H99.0002'")) {
            row.next();
            agency = row.getObject(1, UUID.class);
            leader = row.getObject(2, UUID.class);
        }
        var secret = Files.writeString(Files.createTempFile("bench", ""), access.password());
        var settings =
                new Database.Settings(
                        access.host(), access.port(), access.name(), access.user(), secret);
        var vertx = Vertx.vertx();
        try (var database = new Database(vertx, settings)) {
            var plans = new QueuePlans(database, agency);
            return plans.queue(leader) + plans.tracking();
        } finally {
            Files.delete(secret);
            vertx.close().await();
        }
    }

    static String day() {
        return LocalDate.now(ZoneId.systemDefault()).toString();
    }
}

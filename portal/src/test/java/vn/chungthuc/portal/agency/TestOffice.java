package vn.chungthuc.portal.agency;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.db.Ids;
import vn.chungthuc.portal.db.Migrations;
import vn.chungthuc.portal.dossier.CertificationNumber;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Opened;
import vn.chungthuc.portal.dossier.Original;
import vn.chungthuc.portal.dossier.Registrant;
import vn.chungthuc.portal.dossier.Stage;
import vn.chungthuc.portal.dossier.Submission;
import vn.chungthuc.portal.store.Document;
import vn.chungthuc.portal.store.Documents;
import vn.chungthuc.portal.store.FolderObjects;
import vn.chungthuc.portal.store.RunningDigest;
import vn.chungthuc.portal.store.Segment;
import vn.chungthuc.testkit.Postgres;

/// An office with its people on a fresh, real database.
public final class TestOffice implements AutoCloseable {
    /// A Monday morning in Vietnam.
    public static final Instant MONDAY = Instant.parse("2026-11-23T02:00:00Z");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    public final Postgres.Access access;
    public final Vertx vertx = Vertx.vertx();
    public final MovingClock clock = new MovingClock();
    public final Database database;
    public final Agencies agencies;
    public final Dossiers dossiers;
    public final Documents documents;
    private final FolderObjects objects;
    public final Agency agency;
    public final UUID intake;
    public final UUID leader;
    public final UUID clerk;

    /// A clock that a test sets.
    public static final class MovingClock implements InstantSource {
        private volatile Instant now = MONDAY;

        @Override
        public Instant instant() {
            return now;
        }

        public void set(Instant moment) {
            now = moment;
        }
    }

    /// @param folder for the objects
    public TestOffice(Path folder) throws Exception {
        this(folder, Postgres.shared().freshDatabase());
    }

    public TestOffice(Path folder, Postgres.Access access) throws Exception {
        this.access = access;
        var settings = settings(folder, access);
        Migrations.apply(settings);
        database = new Database(vertx, settings);
        agencies = new Agencies(database);
        dossiers = new Dossiers(database, clock);
        objects = new FolderObjects(folder.resolve("objects"));
        documents = new Documents(database, objects, clock);
        agency = agency("H55.242");
        intake = official("can-bo", "Lê Thị Mẫu");
        leader = official("lanh-dao", "Nguyễn Văn Mẫu");
        clerk = official("van-thu", "Trần Thị Mẫu");
    }

    public static Database.Settings settings(Path folder, Postgres.Access access) throws Exception {
        var password = Files.writeString(folder.resolve("database-password"), access.password());
        return new Database.Settings(
                access.host(), access.port(), access.name(), access.user(), password);
    }

    public Agency agency(String code) {
        return agencies.add(code, "Ủy ban nhân dân xã Mẫu", "Xã Mẫu", LocalDate.of(2025, 7, 1));
    }

    private UUID official(String login, String name) {
        return new Officials(database).add(login, name, "no password");
    }

    /// What an officer typed.
    public Submission submission(String key) {
        return new Submission(
                key,
                new Registrant(
                        Registrant.Kind.CITIZEN,
                        "Đặng Thị Ngọc Ẩn",
                        "an@example.org",
                        "0900000000",
                        "000190000123",
                        ""),
                new Original("Bằng tốt nghiệp", 2, 1, "", ""),
                "Chứng thực bản sao đúng với bản chính",
                clock.instant(),
                intake,
                null,
                null,
                Set.of());
    }

    /// A dossier that waits for its signature, with a scan and a page behind it.
    public Dossier open() throws Exception {
        return open(agency, "%PDF-1.7 scan".getBytes(StandardCharsets.UTF_8));
    }

    public Dossier open(Agency office, byte[] scan) throws Exception {
        var draft = dossiers.prepare(office, Set.of(), 0);
        var document = begin(office.id(), draft.id(), scan);
        var whole = extend(office.id(), draft.id(), document, Segment.Kind.CERTIFICATION_PAGE);
        return database.inTransaction(c -> {
            documents.record(c, office.id(), draft.id(), whole);
            var key = Ids.next().toString();
            return switch (dossiers.open(c, draft, submission(key), whole.id())) {
                case Opened.Now(var dossier) -> dossier;
                case Opened.Before(var dossier) -> throw new AssertionError(dossier);
            };
        });
    }

    /// A dossier whose finished copy these bytes are.
    public Dossier completed(byte[] copy) throws Exception {
        var draft = dossiers.prepare(agency, Set.of(), 0);
        var document = begin(agency.id(), draft.id(), copy);
        return database.inTransaction(c -> {
            documents.record(c, agency.id(), draft.id(), document);
            var key = Ids.next().toString();
            dossiers.open(c, draft, submission(key), document.id());
            var signed = new Stage.AwaitingSignature().sign(leader, document.id());
            var number = new CertificationNumber(2026, NUMBER.incrementAndGet());
            for (var move :
                    List.of(
                            signed,
                            new Stage.Signed(leader).forward(),
                            new Stage.AwaitingSeal(leader).seal(number, document.id()),
                            new Stage.Sealed(leader, number).complete())) {
                var now = dossiers.lock(c, agency.id(), draft.id()).orElseThrow();
                dossiers.store(c, now, move, leader);
            }
            return dossiers.lock(c, agency.id(), draft.id()).orElseThrow();
        });
    }

    /// A scan that was uploaded, as the document of a dossier.
    public Document begin(UUID office, UUID dossier, byte[] scan) {
        var digest = new RunningDigest();
        digest.update(scan);
        var form = Ids.next();
        objects.put(office, form, digest.content().hash(), scan);
        return documents.begin(office, dossier, form, digest.content());
    }

    public Document extend(UUID office, UUID dossier, Document base, Segment.Kind kind) {
        var appended = ("\n% " + kind + " " + Ids.next()).getBytes(StandardCharsets.UTF_8);
        return documents.extend(office, dossier, base, kind, appended);
    }

    @Override
    public void close() {
        database.close();
        vertx.close().await();
    }
}

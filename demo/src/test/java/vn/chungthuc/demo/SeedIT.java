package vn.chungthuc.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.agency.Agencies;
import vn.chungthuc.portal.agency.PublicCode;
import vn.chungthuc.portal.db.Database;
import vn.chungthuc.portal.db.Migrations;
import vn.chungthuc.portal.dossier.Dossiers;
import vn.chungthuc.portal.dossier.Events;
import vn.chungthuc.portal.dossier.Search;
import vn.chungthuc.portal.register.NumberReport;
import vn.chungthuc.testkit.Postgres;

/// Invented rows must be rows that the portal itself could have written.
class SeedIT {
    private static final String BUSIEST = "H99.0002";

    @TempDir static Path folder;
    static Postgres.Access access;
    static Vertx vertx;
    static Database database;
    static UUID agency;

    @BeforeAll
    static void seed() throws Exception {
        access = Postgres.shared().freshDatabase();
        var secret = Files.writeString(folder.resolve("password"), access.password());
        var settings =
                new Database.Settings(
                        access.host(), access.port(), access.name(), access.user(), secret);
        Migrations.apply(settings);
        new Seed(30, 1_500).fill(access, "nobody's", step -> {});
        vertx = Vertx.vertx();
        database = new Database(vertx, settings);
        agency = new Agencies(database).byCode(BUSIEST).orElseThrow().id();
    }

    @AfterAll
    static void close() {
        database.close();
        vertx.close().await();
    }

    @Test
    void everyDossierReadsAsOneThatWalkedHere() {
        var dossiers = new Dossiers(database, InstantSource.system());
        var events = new Events(database);
        var all =
                dossiers.search(
                        agency,
                        new Search(
                                java.util.Set.of(),
                                null,
                                null,
                                null,
                                "",
                                "",
                                null,
                                null,
                                true,
                                1,
                                200));
        assertThat(all.dossiers()).hasSizeGreaterThan(50);
        var office = new Agencies(database).byCode(BUSIEST).orElseThrow();
        for (var each : all.dossiers()) {
            var story = events.of(agency, each.id());
            assertThat(story.getLast().version()).isEqualTo(each.version());
            assertThat(story.getLast().to()).isEqualTo(each.stage().status());
            assertThat(PublicCode.parse(each.lookupCode()).orElseThrow().agencyShortId())
                    .isEqualTo(office.shortId());
            assertThat(each.receivedAt()).isBefore(each.dueAt());
        }
    }

    @Test
    void namesAreFoundAsTheCounterWritesThem() {
        var dossiers = new Dossiers(database, InstantSource.system());
        var one = dossiers.search(agency, Search.of()).dossiers().getFirst();
        var name = one.registrant().name();
        var byName =
                new Search(
                        java.util.Set.of(),
                        null,
                        null,
                        null,
                        one.code(),
                        name,
                        null,
                        null,
                        true,
                        1,
                        10);
        assertThat(dossiers.search(agency, byName).dossiers()).extracting("id").contains(one.id());
    }

    @Test
    void numbersOfEachYearHaveNoHole() {
        var report = new NumberReport(database);
        var holes = new ArrayList<NumberReport.Hole>();
        for (var year : report.years(agency)) {
            assertThat(year.last()).isPositive();
            holes.addAll(report.holes(agency, year.year()));
        }
        assertThat(holes).isEmpty();
        assertThat(report.years(agency).getFirst().year())
                .isEqualTo(LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh")).getYear());
    }

    @Test
    void aSeededDatabaseIsKnown() throws Exception {
        assertThat(Seed.in(access)).isTrue();
    }
}

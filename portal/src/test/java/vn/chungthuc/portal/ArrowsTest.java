package vn.chungthuc.portal;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The portal's arrows, as `ARCHITECTURE.md` draws them.
class ArrowsTest {
    private static final String HOME = "vn.chungthuc.portal";
    private static final String[] FEATURES = {
        "account",
        "admin",
        "intake",
        "queue",
        "register",
        "delivery",
        "tracking",
        "citizen",
        "ending",
        "statistics",
        "verify"
    };
    private static final String[] SQL_GATEWAYS = {
        "Accounts",
        "Annulments",
        "Access",
        "Agencies",
        "ApiKeys",
        "Columns",
        "Database",
        "DatabaseTrouble",
        "Deliveries",
        "DossierRow",
        "Dossiers",
        "Documents",
        "Events",
        "Figures",
        "IssuedCopies",
        "Journal",
        "KeptScans",
        "Listing",
        "Raisings",
        "NumberReport",
        "Numbers",
        "Officials",
        "Openings",
        "Outbox",
        "Refusals",
        "RegisterLines",
        "Registers",
        "Sessions",
        "SetUp",
        "SigningMeans",
        "Sql",
        "Staff",
        "StuckWork",
        "Throttle",
        "Tickets",
        "Transaction"
    };

    private static JavaClasses portal;

    @BeforeAll
    static void read() {
        portal =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(HOME);
    }

    @Test
    void featuresDoNotKnowEachOther() {
        for (var feature : FEATURES) {
            var others =
                    Arrays.stream(FEATURES)
                            .filter(other -> !other.equals(feature))
                            .map(other -> HOME + "." + other + "..")
                            .toArray(String[]::new);
            check(
                    noClasses()
                            .that()
                            .resideInAPackage(HOME + "." + feature + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(others)
                            .because("a change to one feature must not reach into another"));
        }
    }

    @Test
    void packagesFormNoCycle() {
        check(
                slices().matching(HOME + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because("a reader must be able to start at the bottom"));
    }

    @Test
    void onlyTheEdgeKnowsTheWeb() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(HOME + ".web..")
                        .and()
                        .haveSimpleNameNotEndingWith("Routes")
                        .and(not(simpleName("PortalVerticle")))
                        .and(not(simpleName("PortalMain")))
                        .and(not(simpleName("PortalSite")))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("io.vertx.ext.web..")
                        .because("what an office does is the same without HTTP"));
    }

    @Test
    void onlyGatewaysKnowTheSqlClient() {
        var others = noClasses().that().resideOutsideOfPackage("none");
        for (var gateway : SQL_GATEWAYS) {
            others = others.and(not(simpleName(gateway)));
        }
        check(
                others.should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.vertx.sqlclient..", "io.vertx.pgclient..", "java.sql..")
                        .because("SQL is reviewed table by table, in the gateways listed here"));
    }

    @Test
    void onlyWhatReadsDocumentsKnowsPdfbox() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(HOME + ".signature..", HOME + ".intake..")
                        .and(not(simpleName("TaggedPages"))) // writes, and reads nothing
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.apache.pdfbox..")
                        .because("a library that parses foreign files stays behind few doors"));
    }

    @Test
    void onlyFewRoomsKnowBouncyCastle() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                HOME + ".signature..",
                                HOME + ".longterm..",
                                HOME + ".trust..",
                                HOME + ".store..",
                                HOME + ".account..")
                        .and(not(simpleName("TicketKeyFile")))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.bouncycastle..")
                        .because("cryptography is reviewed where it stands"));
    }

    @Test
    void onlyTrustKnowsDss() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(HOME + ".trust..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("eu.europa.esig..")
                        .because("integrity is judged by our own code, and before"));
    }

    @Test
    void theKernelKnowsNoFeatureAndNoDocument() {
        check(
                classes()
                        .that()
                        .resideInAPackage(HOME + ".dossier..")
                        .should()
                        .onlyDependOnClassesThat(
                                not(resideInAnyPackage(
                                                "vn.chungthuc..", "io.vertx.ext..", "org.apache.."))
                                        .or(
                                                resideInAnyPackage(
                                                        HOME + ".dossier..",
                                                        HOME + ".agency..",
                                                        HOME + ".db..",
                                                        "vn.chungthuc.protocol..")))
                        .because("every feature handles the same dossier"));
    }

    @Test
    void nobodyBelowKnowsTheMain() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(HOME + ".*..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(HOME)
                        .because("wiring is by constructor, from above"));
    }

    @Test
    void onlyTheMainReadsClockEnvironmentAndStandardOutput() {
        check(
                noClasses()
                        .that()
                        .haveSimpleNameNotEndingWith("Main")
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .orShould()
                        .callMethod(LocalDateTime.class, "now")
                        .orShould()
                        .callMethod(OffsetDateTime.class, "now")
                        .orShould()
                        .callMethod(ZonedDateTime.class, "now")
                        .orShould()
                        .callMethod(Clock.class, "systemUTC")
                        .orShould()
                        .callMethod(InstantSource.class, "system")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(System.class, "getenv", String.class)
                        .orShould()
                        .accessField(System.class, "out")
                        .orShould()
                        .accessField(System.class, "err")
                        .because(
                                "a test sets the clock, and what a program reads stands in one file"));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(portal);
    }
}

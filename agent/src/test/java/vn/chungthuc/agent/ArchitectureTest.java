package vn.chungthuc.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String OURS = "vn.chungthuc.agent";
    private static JavaClasses agent;

    @BeforeAll
    static void readClasses() {
        agent =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(OURS);
    }

    @Test
    void thePortLeadsToTheCeremonyOnly() {
        noClasses()
                .that()
                .resideInAPackage(OURS + ".http")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OURS + ".token..", OURS + ".ui..", "vn.chungthuc.pdf..")
                .because("what anybody can reach must not reach keys, documents or the window")
                .check(agent);
    }

    @Test
    void theCeremonyKnowsNeitherServerNorWindow() {
        noClasses()
                .that()
                .resideInAPackage(OURS + ".sign")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        OURS + ".http..", OURS + ".ui..", "io.javalin..", "jakarta.servlet..")
                .because("the person is an interface to it, and so is the page")
                .check(agent);
    }

    @Test
    void theCommandLineKnowsNeitherServerNorWindowNorPortal() {
        noClasses()
                .that()
                .resideInAPackage(OURS + ".command")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        OURS + ".http..", OURS + ".ui..", OURS + ".sign..", OURS + ".config..")
                .because("whoever calls it consented by calling")
                .check(agent);
    }

    @Test
    void tokensKnowNothingOfOursButTheProblems() {
        noClasses()
                .that()
                .resideInAnyPackage(OURS + ".token", OURS + ".driver", OURS + ".card")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        OURS + ".http..",
                        OURS + ".sign..",
                        OURS + ".ui..",
                        OURS + ".config..",
                        "vn.chungthuc.pdf..")
                .because("a driver's trouble must stay in one place")
                .check(agent);
    }

    @Test
    void theChildKnowsNothingOfItsParent() {
        noClasses()
                .that()
                .resideInAPackage(OURS + ".card")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OURS + ".token..", OURS + ".driver..", "org.slf4j..")
                .because("what a driver can bring down is small, and it writes no log")
                .check(agent);
    }

    @Test
    void configurationKnowsNothingOfOursButTheKeys() {
        noClasses()
                .that()
                .resideInAPackage(OURS + ".config")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        OURS + ".http..", OURS + ".sign..", OURS + ".ui..", OURS + ".token..")
                .because("it is read before anything else lives")
                .check(agent);
    }

    @Test
    void theSelfCheckKnowsNeitherServerNorWindow() {
        noClasses()
                .that()
                .resideInAnyPackage(OURS + ".doctor", OURS + ".trust")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(OURS + ".http..", OURS + ".ui..", OURS + ".command..")
                .because("window and command line show the same, and no request reaches it")
                .check(agent);
    }

    @Test
    void nothingGoesRoundInCircles() {
        slices().matching(OURS + ".(*)..").should().beFreeOfCycles().because("arrows").check(agent);
    }

    @Test
    void onlyTokensTouchKeyStoresAndNativeCode() {
        noClasses()
                .that()
                .resideOutsideOfPackages(OURS + ".token", OURS + ".card")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.security\\.(KeyStore|PrivateKey|AuthProvider|Provider).*"
                                + "|java\\.lang\\.foreign\\..*|sun\\.security\\..*")
                .because("private keys stay behind the Token interface")
                .check(agent);
    }

    @Test
    void onlyTheWindowTouchesSwing() {
        noClasses()
                .that()
                .resideOutsideOfPackage(OURS + ".ui")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.swing..", "java.awt..", "com.formdev..")
                .because("everything else must work without a desktop")
                .check(agent);
    }

    @Test
    void onlyTheWindowRendersDocuments() {
        noClasses()
                .that()
                .resideOutsideOfPackage(OURS + ".ui")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.pdfbox..", "org.bouncycastle..")
                .because("what is signed is written by our own pdf module")
                .check(agent);
    }

    @Test
    void a32OnlyAddressesOfTheConfigurationAreAsked() {
        noClasses()
                .that()
                .doNotHaveSimpleName("PortalLink")
                .and()
                .doNotHaveSimpleName("TimestampLink")
                .and()
                .doNotHaveSimpleName("TimestampsCheck")
                .and()
                .doNotHaveSimpleName("KeyFetch")
                .and()
                .doNotHaveFullyQualifiedName(OURS + ".Agent")
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.net\\.http\\.HttpClient|java\\.net\\.(Http)?URLConnection|java\\.net\\.URL")
                .because("no certificate, ticket or page makes the agent ask an inside address")
                .check(agent);
    }

    @Test
    void onlyTheMainReadsEnvironmentClockAndOutput() {
        var rest = noClasses().that().haveSimpleNameNotEndingWith("Main");
        rest.should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .because("what a part needs is handed to it")
                .check(agent);
        rest.should()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("tests set the clock")
                .check(agent);
    }

    @Test
    void nothingAnswersInThePersonsPlace() {
        classes()
                .that()
                .implement(OURS + ".sign.Consent")
                .should()
                .haveSimpleName("SignWindow")
                .because("the installed agent signs only what a person consented to")
                .check(agent);
    }
}

package vn.chungthuc.portal.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.agency.PublicCode;
import vn.chungthuc.portal.agency.TestOffice;

class DossiersIT {
    @TempDir static Path folder;
    static TestOffice office;

    @BeforeAll
    static void openOffice() throws Exception {
        office = new TestOffice(folder);
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    @Test
    void walksFromTheCounterToTheCitizenWithOneEventAStep() throws Exception {
        var agency = office.agency.id();
        var dossier = office.open();
        var signed = UUID.randomUUID();
        var sealed = UUID.randomUUID();
        var number = new CertificationNumber(2026, 1);

        dossier =
                move(
                        dossier,
                        ((Stage.AwaitingSignature) dossier.stage()).sign(office.leader, signed));
        dossier = move(dossier, ((Stage.Signed) dossier.stage()).signAgain(office.leader, signed));
        dossier = move(dossier, ((Stage.Signed) dossier.stage()).forward());
        dossier = move(dossier, ((Stage.AwaitingSeal) dossier.stage()).seal(number, sealed));
        dossier = move(dossier, ((Stage.Sealed) dossier.stage()).complete());

        assertThat(dossier.stage()).isEqualTo(new Stage.Completed(office.leader, number));
        assertThat(dossier.document()).isEqualTo(sealed);
        assertThat(dossier.version()).isEqualTo(6);
        assertThat(office.dossiers.find(agency, dossier.id())).contains(dossier);
        assertThat(new Events(office.database).of(agency, dossier.id()))
                .extracting(Events.Event::deed)
                .containsExactly(
                        Deed.SUBMITTED,
                        Deed.SIGNED,
                        Deed.SIGNED_AGAIN,
                        Deed.FORWARDED,
                        Deed.SEALED,
                        Deed.COMPLETED);
    }

    @Test
    void goesBackAndComesAgainOrIsCancelled() throws Exception {
        var dossier = office.open();
        var waiting = (Stage.AwaitingSignature) dossier.stage();
        dossier = move(dossier, waiting.giveBack(office.leader, "Thiếu trang 2"));
        var returned = (Stage.Returned) dossier.stage();
        assertThat(returned)
                .isEqualTo(new Stage.Returned("Thiếu trang 2", office.leader, Desk.INTAKE));

        dossier = move(dossier, returned.resume(UUID.randomUUID()));
        var again = (Stage.AwaitingSignature) dossier.stage();
        dossier = move(dossier, again.giveBack(office.leader, "Vẫn thiếu"));
        dossier =
                move(dossier, ((Stage.Returned) dossier.stage()).cancel("Công dân không bổ sung"));
        assertThat(dossier.stage()).isEqualTo(new Stage.Cancelled("Công dân không bổ sung"));
    }

    @Test
    void tellsWhoWasFasterAndWhen() throws Exception {
        var dossier = office.open();
        var waiting = (Stage.AwaitingSignature) dossier.stage();
        move(dossier, waiting.giveBack(office.leader, "Thiếu trang"));

        var late =
                office.database.inTransaction(c ->
                        office.dossiers.store(
                                c,
                                dossier,
                                waiting.sign(office.leader, UUID.randomUUID()),
                                office.leader));

        assertThat(late)
                .isEqualTo(new Moved.Lost("Nguyễn Văn Mẫu", TestOffice.MONDAY, Status.RETURNED));
    }

    @Test
    void opensOneDossierForAFormThatIsSubmittedTwice() {
        var agency = office.agency;
        var submission = office.submission("the same form");
        var first = office.dossiers.prepare(agency, Set.of(), 0);
        var second = office.dossiers.prepare(agency, Set.of(), 0);
        var opened =
                office.database.inTransaction(
                        c -> office.dossiers.open(c, first, submission, UUID.randomUUID()));
        var again =
                office.database.inTransaction(
                        c -> office.dossiers.open(c, second, submission, UUID.randomUUID()));

        assertThat(opened).isInstanceOf(Opened.Now.class);
        assertThat(again).isEqualTo(new Opened.Before(opened.dossier()));
        assertThat(office.dossiers.findBySubmission(agency.id(), "the same form"))
                .contains(opened.dossier());
    }

    @Test
    void givesCodesThatCountWithinTheDay() {
        var agency = office.agency("H55.243");
        assertThat(office.dossiers.prepare(agency, Set.of(), 0).code())
                .isEqualTo("H55.243-261123-010001");
        var second = office.dossiers.prepare(agency, Set.of(), 0);
        assertThat(second.code()).isEqualTo("H55.243-261123-010002");
        assertThat(second.pickUpCode()).matches("[0-9]{8}");
    }

    @Test
    void findsByAnyFragmentWithoutDiacritics() throws Exception {
        var agency = office.agency("H55.244");
        var dossier = office.open(agency, new byte[] {1});
        office.open(agency, new byte[] {2});

        assertThat(found(agency.id(), "", "dang thi NGOC an").total()).isEqualTo(2);
        assertThat(found(agency.id(), "", "Đặng").total()).isEqualTo(2);
        assertThat(found(agency.id(), "", "190000").total()).isEqualTo(2);
        assertThat(found(agency.id(), "", "100%").total()).isZero();
        assertThat(found(agency.id(), "-010001", "").dossiers()).containsExactly(dossier);
        assertThat(office.dossiers.counts(agency.id()))
                .containsEntry(Status.AWAITING_SIGNATURE, 2L);
    }

    @Test
    void showsNoDossierOfAnotherAgency() throws Exception {
        var other = office.agency("H55.245");
        var dossier = office.open();
        assertThat(office.dossiers.find(other.id(), dossier.id())).isEmpty();
        assertThat(found(other.id(), "", "").total()).isZero();
    }

    @Test
    void findsACopyByItsLookupCode() throws Exception {
        var dossier = office.open();
        assertThat(office.dossiers.findByLookupCode(new PublicCode(dossier.lookupCode())))
                .contains(dossier);
        assertThat(office.dossiers.findByLookupCode(PublicCode.random(office.agency.shortId())))
                .isEmpty();
    }

    @Test
    void theDatabaseItselfRefusesASealWithoutANumber() throws Exception {
        var dossier = office.open();
        try (var connection = office.access.connect();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() ->
                            statement.execute(
                                    "UPDATE dossier SET stage = 'SEALED' WHERE id = '"
                                            + dossier.id()
                                            + "'"))
                    .isInstanceOf(SQLException.class);
        }
    }

    private static Dossier move(Dossier dossier, Move move) {
        var moved =
                office.database.inTransaction(
                        c -> office.dossiers.store(c, dossier, move, office.leader));
        return switch (moved) {
            case Moved.Done(var after) -> after;
            case Moved.Lost lost -> throw new AssertionError(lost);
        };
    }

    private static Search.Found found(UUID agency, String code, String who) {
        var day = LocalDate.of(2026, 11, 23);
        return office.dossiers.search(
                agency, new Search(Set.of(), null, null, null, code, who, day, day, true, 1, 10));
    }
}

package vn.chungthuc.portal.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.agency.PublicCode;
import vn.chungthuc.portal.agency.TestOffice;
import vn.chungthuc.portal.dossier.Dossier;
import vn.chungthuc.portal.outbox.Outbox;

class AccessIT {
    @TempDir static Path folder;
    static TestOffice office;
    static Deliveries deliveries;
    static Access access;

    @BeforeAll
    static void openOffice() throws Exception {
        office = new TestOffice(folder);
        deliveries =
                new Deliveries(
                        office.database, new Outbox(office.database, office.clock), office.clock);
        access = new Access(office.database, office.clock);
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    @AfterEach
    void resetClock() {
        office.clock.set(TestOffice.MONDAY);
    }

    @Test
    void opensWithThePickUpCode() throws Exception {
        var dossier = office.open();
        var link = link(dossier);
        assertThat(access.exists(link)).isTrue();
        assertThat(access.open(link, " " + dossier.pickUpCode()))
                .isEqualTo(new Access.Answer.Granted(office.agency.id(), dossier.id()));
    }

    @Test
    void closesForAWhileAfterFiveWrongCodes() throws Exception {
        var dossier = office.open();
        var link = link(dossier);
        assertThat(access.open(link, "x")).isEqualTo(new Access.Answer.WrongCode(4));
        for (int i = 0; i < 3; i++) {
            access.open(link, "x");
        }
        var until = TestOffice.MONDAY.plus(Duration.ofMinutes(15));
        assertThat(access.open(link, "x")).isEqualTo(new Access.Answer.Blocked(until));
        assertThat(access.open(link, dossier.pickUpCode()))
                .isEqualTo(new Access.Answer.Blocked(until));

        office.clock.set(until);
        assertThat(access.open(link, dossier.pickUpCode()))
                .isInstanceOf(Access.Answer.Granted.class);
    }

    @Test
    void endsAfterNinetyDays() throws Exception {
        var dossier = office.open();
        var link = link(dossier);
        office.clock.set(TestOffice.MONDAY.plus(Duration.ofDays(90)));
        assertThat(access.exists(link)).isFalse();
        assertThat(access.open(link, dossier.pickUpCode())).isEqualTo(new Access.Answer.Expired());
    }

    @Test
    void theCodeOnTheCopyIsNoLink() throws Exception {
        var dossier = office.open();
        link(dossier);
        assertThat(access.open(dossier.lookupCode(), dossier.pickUpCode()))
                .isEqualTo(new Access.Answer.Unknown());
        assertThat(access.open(PublicCode.random(1).text(), "1"))
                .isEqualTo(new Access.Answer.Unknown());
        assertThat(access.open("'; DROP TABLE dossier; --", "1"))
                .isEqualTo(new Access.Answer.Unknown());
    }

    private static String link(Dossier dossier) {
        office.database.inTransaction(c -> {
            deliveries.start(c, office.agency, dossier, office.clerk);
            return true;
        });
        return deliveries.of(office.agency.id(), dossier.id()).getFirst().link();
    }
}

package vn.chungthuc.portal.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.agency.Agency;
import vn.chungthuc.portal.agency.TestOffice;
import vn.chungthuc.portal.dossier.CertificationNumber;

class NumbersIT {
    private static final int CLIENTS = 16;
    private static final int EACH = 25;
    private static final LocalDate OPENED = LocalDate.of(2026, 1, 1);
    private static final LocalDate CLOSED = LocalDate.of(2027, 12, 31);

    @TempDir static Path folder;
    static TestOffice office;
    static Numbers numbers;
    static Registers registers;

    /// What a client does to a dossier after it reserved a number.
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @BeforeAll
    static void openOffice() throws Exception {
        office = new TestOffice(folder);
        numbers = new Numbers(office.database, office.clock);
        registers = new Registers(office.database, office.clock);
    }

    @AfterAll
    static void closeOffice() {
        office.close();
    }

    @Test
    void neverGivesTheSameNumberTwiceAndLeavesNoGap() throws Exception {
        var agency = office.agency("H55.300");
        var other = office.agency("H55.301");
        var register = register(agency);
        var otherRegister = register(other);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < CLIENTS; i++) {
                int seed = i;
                boolean first = i % 2 == 0;
                running.add(
                        clients.submit(() -> {
                            client(first ? agency : other, first ? register : otherRegister, seed);
                            return null;
                        }));
            }
            for (var client : running) {
                client.get(120, TimeUnit.SECONDS);
            }
        }
        assertThatEveryNumberStandsOnce(agency);
        assertThatEveryNumberStandsOnce(other);
    }

    /// Ten per cent are rolled back; of the others most are issued, some voided, some tried again.
    private static void client(Agency agency, UUID register, int seed) throws Exception {
        var random = new Random(seed);
        for (int i = 0; i < EACH; i++) {
            var dossier = office.open(agency, new byte[] {1});
            while (true) {
                try {
                    boolean rollBack = random.nextInt(10) == 0;
                    office.database.inTransaction(c -> {
                        office.dossiers.lock(c, agency.id(), dossier.id());
                        numbers.reserve(c, agency.id(), register, dossier.id(), office.clerk);
                        if (rollBack) {
                            throw new RolledBack();
                        }
                        return null;
                    });
                    break;
                } catch (RolledBack e) {
                    // as if the portal had died here: the clerk presses again
                }
            }
            boolean voided = random.nextInt(10) == 0;
            office.database.inTransaction(c -> {
                office.dossiers.lock(c, agency.id(), dossier.id());
                if (voided) {
                    numbers.voidReserved(
                            c, agency.id(), dossier.id(), office.clerk, "Trả lại lãnh đạo");
                } else {
                    numbers.issue(c, agency.id(), dossier.id());
                }
                return null;
            });
        }
    }

    @Test
    void agenciesDoNotWaitForEachOther() throws Exception {
        var slow = office.agency("H55.302");
        var quick = office.agency("H55.303");
        var slowRegister = register(slow);
        var quickRegister = register(quick);
        var slowDossier = office.open(slow, new byte[] {1}).id();
        var quickDossier = office.open(quick, new byte[] {1}).id();
        var reserved = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var holding =
                    clients.submit(() ->
                            office.database.inTransaction(c -> {
                                var number =
                                        numbers.reserve(
                                                c,
                                                slow.id(),
                                                slowRegister,
                                                slowDossier,
                                                office.clerk);
                                reserved.countDown();
                                await(finish);
                                return number;
                            }));
            await(reserved);
            var other = clients.submit(() -> reserve(quick, quickRegister, quickDossier));
            assertThat(other.get(5, TimeUnit.SECONDS)).isInstanceOf(Reservation.Reserved.class);
            assertThat(holding.isDone()).isFalse();
            finish.countDown();
            assertThat(holding.get(5, TimeUnit.SECONDS)).isInstanceOf(Reservation.Reserved.class);
        }
    }

    @Test
    void aRetryGetsTheSameNumberAgain() throws Exception {
        var agency = office.agency("H55.304");
        var register = register(agency);
        var dossier = office.open(agency, new byte[] {1}).id();
        assertThat(reserve(agency, register, dossier))
                .isEqualTo(reserve(agency, register, dossier));
        assertThat(registers.nextNumber(agency.id(), 2026)).isEqualTo(2);
    }

    @Test
    void aVoidedNumberIsNeverGivenAgain() throws Exception {
        var agency = office.agency("H55.305");
        var register = register(agency);
        var dossier = office.open(agency, new byte[] {1}).id();
        reserve(agency, register, dossier);
        var voided =
                office.database.inTransaction(c ->
                        numbers.voidReserved(
                                c, agency.id(), dossier, office.clerk, "Trả lại cán bộ"));
        assertThat(voided).contains(new CertificationNumber(2026, 1));
        assertThat(number(reserve(agency, register, dossier))).isEqualTo(2);
        assertThat(new RegisterLines(office.database).page(agency.id(), register, 1, 10))
                .extracting(
                        line -> line.number().number(),
                        RegisterLine::state,
                        RegisterLine::voidReason)
                .containsExactly(
                        tuple(1, Numbers.State.VOIDED, "Trả lại cán bộ"),
                        tuple(2, Numbers.State.RESERVED, ""));
    }

    @Test
    void startsAgainEachYearThoughTheVolumeGoesOn() throws Exception {
        var agency = office.agency("H55.306");
        var register = register(agency);
        var before = office.open(agency, new byte[] {1}).id();
        var after = office.open(agency, new byte[] {1}).id();
        try {
            office.clock.set(Instant.parse("2026-12-31T16:59:59Z"));
            assertThat(number(reserve(agency, register, before))).isEqualTo(1);
            office.clock.set(Instant.parse("2026-12-31T17:00:00Z"));
            assertThat(reserve(agency, register, after))
                    .isEqualTo(
                            new Reservation.Reserved(
                                    new CertificationNumber(2027, 1),
                                    register,
                                    "01/2026-SCTĐT/BS",
                                    LocalDate.of(2027, 1, 1)));
        } finally {
            office.clock.set(TestOffice.MONDAY);
        }
    }

    @Test
    void aTakenOverRegisterGoesOnWhereTheOldOneEnded() throws Exception {
        var agency = office.agency("H55.307");
        var entry =
                new Register.Entry(
                        "Sổ/ĐT", "02/2026", 501, "Tiếp nhận từ hệ thống cũ", OPENED, CLOSED);
        var saved =
                office.database.inTransaction(
                        c -> registers.add(c, agency.id(), entry, office.clerk));
        var register = ((RegisterSaved.Saved) saved).id();
        assertThat(number(reserve(agency, register, office.open(agency, new byte[] {1}).id())))
                .isEqualTo(501);
        assertThat(number(reserve(agency, register, office.open(agency, new byte[] {1}).id())))
                .isEqualTo(502);
    }

    @Test
    void aRegisterOutsideItsDaysIssuesNothing() throws Exception {
        var agency = office.agency("H55.308");
        var entry =
                new Register.Entry("Sổ/ĐT", "01/2026", 1, "", OPENED, LocalDate.of(2026, 11, 22));
        var saved =
                office.database.inTransaction(
                        c -> registers.add(c, agency.id(), entry, office.clerk));
        var register = ((RegisterSaved.Saved) saved).id();
        var dossier = office.open(agency, new byte[] {1}).id();
        assertThat(reserve(agency, register, dossier)).isEqualTo(new Reservation.RegisterNotOpen());
        assertThat(reserve(agency, UUID.randomUUID(), dossier))
                .isEqualTo(new Reservation.RegisterNotOpen());
    }

    private static Reservation reserve(Agency agency, UUID register, UUID dossier) {
        return office.database.inTransaction(c -> {
            office.dossiers.lock(c, agency.id(), dossier);
            return numbers.reserve(c, agency.id(), register, dossier, office.clerk);
        });
    }

    private static int number(Reservation reservation) {
        return ((Reservation.Reserved) reservation).number().number();
    }

    private static UUID register(Agency agency) {
        var entry = new Register.Entry("Sổ 2026/ĐT", "01/2026-SCTĐT/BS", 1, "", OPENED, CLOSED);
        var saved =
                office.database.inTransaction(
                        c -> registers.add(c, agency.id(), entry, office.clerk));
        return ((RegisterSaved.Saved) saved).id();
    }

    /// Straight from the table: 1…n, nothing left reserved, as many as dossiers.
    private static void assertThatEveryNumberStandsOnce(Agency agency) throws SQLException {
        List<Integer> found = new ArrayList<>();
        try (var connection = office.access.connect();
                var statement =
                        connection.prepareStatement(
                                "SELECT number FROM certification_number WHERE agency_id = ?"
                                        + " AND year = 2026 AND state <> 'RESERVED' ORDER BY number")) {
            statement.setObject(1, agency.id());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getInt(1));
                }
            }
        }
        var expected = new ArrayList<Integer>();
        for (int i = 1; i <= CLIENTS / 2 * EACH; i++) {
            expected.add(i);
        }
        assertThat(found).isEqualTo(expected);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

package vn.chungthuc.portal.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.agency.Agency;
import vn.chungthuc.portal.agency.TestOffice;
import vn.chungthuc.portal.register.RegisterSaved.Fault;

class RegistersIT {
    private static final LocalDate OPENED = LocalDate.of(2026, 1, 1);
    private static final LocalDate CLOSED = LocalDate.of(2026, 12, 31);
    private static final String VOLUME = "01/2026-SCTĐT/BS";

    @TempDir static Path folder;
    static TestOffice office;
    static Numbers numbers;
    static Registers registers;

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
    void presetsTheNextNumberAndVolume() throws Exception {
        var agency = office.agency("H55.400");
        assertThat(registers.nextNumber(agency.id(), 2026)).isEqualTo(1);
        assertThat(registers.nextVolume(agency.id(), 2026)).isEqualTo(VOLUME);
        use(agency, saved(add(agency, entry("Sổ 1/ĐT", VOLUME, 1))));
        assertThat(registers.nextNumber(agency.id(), 2026)).isEqualTo(2);
        assertThat(registers.nextVolume(agency.id(), 2026)).isEqualTo("02/2026-SCTĐT/BS");
        assertThat(registers.nextNumber(agency.id(), 2027)).isEqualTo(1);
    }

    @Test
    void tellsEveryFaultAtOnce() {
        var agency = office.agency("H55.401");
        saved(add(agency, entry("Sổ 1/ĐT", VOLUME, 1)));
        var bad = new Register.Entry(" Sổ 1/ĐT", VOLUME, 9, "", OPENED, OPENED);
        assertThat(add(agency, bad))
                .isEqualTo(
                        new RegisterSaved.Refused(
                                Set.of(
                                        Fault.NAME_TAKEN,
                                        Fault.VOLUME_TAKEN,
                                        Fault.FIRST_NUMBER_NEEDS_REASON,
                                        Fault.CLOSED_TOO_EARLY)));
    }

    @Test
    void aNumberThatStandsAlreadyIsNoFirstNumber() throws Exception {
        var agency = office.agency("H55.402");
        use(agency, saved(add(agency, entry("Sổ 1/ĐT", VOLUME, 1))));
        assertThat(add(agency, entry("Sổ 2/ĐT", "02/2026", 1)))
                .isEqualTo(new RegisterSaved.Refused(Set.of(Fault.FIRST_NUMBER_USED)));
    }

    @Test
    void isDeletedOnlyWhileEmpty() throws Exception {
        var agency = office.agency("H55.403");
        var empty = saved(add(agency, entry("Sổ 1/ĐT", VOLUME, 1)));
        var used = saved(add(agency, entry("Sổ 2/ĐT", "02/2026", 1)));
        use(agency, used);
        assertThat(delete(agency, empty)).isTrue();
        assertThat(delete(agency, used)).isFalse();
        assertThat(registers.list(agency.id())).extracting(Register::id).containsExactly(used);
    }

    @Test
    void keepsVolumeAndFirstNumberOnceItHasNumbers() throws Exception {
        var agency = office.agency("H55.404");
        var register = saved(add(agency, entry("Sổ 1/ĐT", VOLUME, 1)));
        use(agency, register);
        assertThat(change(agency, register, entry("Sổ 1/ĐT", "09/2026", 1)))
                .isEqualTo(new RegisterSaved.Refused(Set.of(Fault.NO_LONGER_EMPTY)));
        assertThat(change(agency, register, entry("Sổ một/ĐT", VOLUME, 1)))
                .isEqualTo(new RegisterSaved.Saved(register));
        assertThat(registers.find(agency.id(), register).orElseThrow())
                .returns("Sổ một/ĐT", Register::name)
                .returns(1, Register::lastIssued)
                .returns(false, Register::empty);
    }

    @Test
    void offersOnlyWhatIsOpenToday() {
        var agency = office.agency("H55.405");
        var open = saved(add(agency, entry("Sổ 1/ĐT", VOLUME, 1)));
        saved(
                add(
                        agency,
                        new Register.Entry(
                                "Sổ 2025/ĐT",
                                "01/2025",
                                1,
                                "",
                                OPENED.minusYears(1),
                                CLOSED.minusYears(1))));
        assertThat(registers.openToday(agency.id())).extracting(Register::id).containsExactly(open);
        assertThat(registers.list(agency.id())).hasSize(2);
    }

    private static Register.Entry entry(String name, String volume, int first) {
        return new Register.Entry(name, volume, first, "", OPENED, CLOSED);
    }

    private static RegisterSaved add(Agency agency, Register.Entry entry) {
        return office.database.inTransaction(
                c -> registers.add(c, agency.id(), entry, office.clerk));
    }

    private static RegisterSaved change(Agency agency, UUID id, Register.Entry entry) {
        return office.database.inTransaction(c -> registers.change(c, agency.id(), id, entry));
    }

    private static boolean delete(Agency agency, UUID id) {
        return office.database.inTransaction(c -> registers.delete(c, agency.id(), id));
    }

    private static UUID saved(RegisterSaved answer) {
        return switch (answer) {
            case RegisterSaved.Saved(var id) -> id;
            case RegisterSaved.Refused(var faults) -> throw new AssertionError(faults);
        };
    }

    private static void use(Agency agency, UUID register) throws Exception {
        var dossier = office.open(agency, new byte[] {1}).id();
        office.database.inTransaction(c -> {
            numbers.reserve(c, agency.id(), register, dossier, office.clerk);
            return numbers.issue(c, agency.id(), dossier);
        });
    }
}

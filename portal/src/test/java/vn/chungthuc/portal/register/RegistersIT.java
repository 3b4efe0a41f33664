package vn.chungthuc.portal.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.agency.Agency;
import vn.chungthuc.portal.agency.Officials;
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

    @Test
    void editsAnEmptyOneThoughOthersWentOn() throws Exception {
        var agency = office.agency("H55.406");
        var empty = saved(add(agency, entry("Sổ 2/ĐT", "02/2026", 1)));
        use(agency, saved(add(agency, entry("Sổ 1/ĐT", VOLUME, 1))));
        assertThat(change(agency, empty, entry("Sổ hai/ĐT", "02/2026", 1)))
                .isEqualTo(new RegisterSaved.Saved(empty));
        assertThat(change(agency, empty, entry("Sổ hai/ĐT", "02/2026", 5)))
                .isEqualTo(new RegisterSaved.Refused(Set.of(Fault.FIRST_NUMBER_NEEDS_REASON)));
    }

    @Test
    void keepsTheDaysOnWhichItGaveNumbers() throws Exception {
        var agency = office.agency("H55.407");
        var register = saved(add(agency, entry("Sổ 1/ĐT", VOLUME, 1)));
        use(agency, register);
        var shorter =
                new Register.Entry("Sổ 1/ĐT", VOLUME, 1, "", OPENED, LocalDate.of(2026, 11, 22));
        assertThat(change(agency, register, shorter))
                .isEqualTo(new RegisterSaved.Refused(Set.of(Fault.NUMBERS_OUTSIDE)));
    }

    @Test
    void isClosedForGoodWithItsTotal() throws Exception {
        var agency = office.agency("H55.408");
        var register = saved(add(agency, entry("Sổ 1/ĐT", VOLUME, 1)));
        use(agency, register);
        var waiting = office.open(agency, new byte[] {1}).id();
        office.database.inTransaction(
                c -> numbers.reserve(c, agency.id(), register, waiting, office.clerk));
        assertThat(close(agency, register)).isEqualTo(RegisterClosed.NUMBERS_RESERVED);
        office.database.inTransaction(
                c -> numbers.voidReserved(c, agency.id(), waiting, office.clerk, "Trả lại"));
        assertThat(close(agency, register)).isEqualTo(RegisterClosed.NOW);
        assertThat(close(agency, register)).isEqualTo(RegisterClosed.BEFORE);
        var closed = registers.find(agency.id(), register).orElseThrow();
        assertThat(closed.closing())
                .isEqualTo(new Register.Closing(office.clock.instant(), "Trần Thị Mẫu", 1));
        assertThat(closed.closed()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(registers.openToday(agency.id())).isEmpty();
        var late = office.open(agency, new byte[] {1}).id();
        var answer =
                office.database.inTransaction(
                        c -> numbers.reserve(c, agency.id(), register, late, office.clerk));
        assertThat(answer).isEqualTo(new Reservation.RegisterNotOpen());
        assertThat(change(agency, register, entry("Khác", VOLUME, 1)))
                .isEqualTo(new RegisterSaved.Refused(Set.of(Fault.CLOSED)));
    }

    @Test
    void isNotClosedOnTheDayItOpens() {
        var agency = office.agency("H55.409");
        var today = new Register.Entry("Sổ", VOLUME, 1, "", LocalDate.of(2026, 11, 23), CLOSED);
        assertThat(close(agency, saved(add(agency, today)))).isEqualTo(RegisterClosed.TOO_YOUNG);
    }

    @Test
    void asksForTheComingYearsRegisterFromNovemberOn() {
        var agency = office.agency("H55.410");
        saved(add(agency, entry("Sổ 1/ĐT", VOLUME, 1)));
        var one = registers.list(agency.id());
        assertThat(RegisterRoutes.yearToOpen(one, LocalDate.of(2026, 10, 31))).isNull();
        assertThat(RegisterRoutes.yearToOpen(one, LocalDate.of(2026, 11, 1))).isEqualTo(2027);
        assertThat(RegisterRoutes.yearToOpen(one, LocalDate.of(2027, 1, 1))).isEqualTo(2027);
        assertThat(RegisterRoutes.yearToOpen(List.of(), LocalDate.of(2026, 3, 1))).isEqualTo(2026);
    }

    @Test
    void sumsItsLinesByMonthAndByTypeWithoutTheVoidedOnes() throws Exception {
        var agency = office.agency("H55.411");
        var register = saved(add(agency, entry("Sổ 1/ĐT", VOLUME, 1)));
        use(agency, register);
        use(agency, register);
        voided(agency, register, "Sai tên");
        var lines = new RegisterLines(office.database);
        var total = new RegisterLines.Total(2, 1, 0, 2, 8000);
        var sums = lines.sums(agency.id(), register);
        assertThat(sums.total()).isEqualTo(total);
        assertThat(sums.months())
                .containsExactly(new RegisterLines.MonthTotal(YearMonth.of(2026, 11), total));
        assertThat(sums.types())
                .containsExactly(new RegisterLines.TypeTotal("Bằng tốt nghiệp", total));
        assertThat(lines.month(agency.id(), register, YearMonth.of(2026, 11))).hasSize(3);
        assertThat(lines.month(agency.id(), register, YearMonth.of(2026, 10))).isEmpty();
        assertThat(lines.all(agency.id(), register)).hasSize(3);
    }

    @Test
    void showsThePostThatTheCertifierHeldOnThatDayAndEachLineOnce() throws Exception {
        var agency = office.agency("H55.499");
        var register = saved(add(agency, entry("Sổ 1/ĐT", VOLUME, 1)));
        use(agency, register);
        post(agency, "PHÓ CHỦ TỊCH", LocalDate.of(2026, 1, 1));
        post(agency, "QUYỀN CHỦ TỊCH", LocalDate.of(2026, 11, 1));
        post(agency, "CHỦ TỊCH", LocalDate.of(2026, 12, 1));
        office.database.change(
                "UPDATE dossier SET signed_by = $2 WHERE agency_id = $1",
                agency.id(),
                office.leader);
        var lines = new RegisterLines(office.database);
        assertThat(lines.all(agency.id(), register))
                .extracting(RegisterLine::signer)
                .containsExactly("Nguyễn Văn Mẫu, QUYỀN CHỦ TỊCH");
    }

    private static void post(Agency agency, String title, LocalDate from) {
        var holder = new Officials.Holder(office.leader, "Nguyễn Văn Mẫu", title, "");
        new Officials(office.database).grant(agency.id(), "LEADER", holder, from);
    }

    @Test
    void reportsHolesWithTheReasonOfTheTakeoverAndNumbersThatStandOnNoCopy() throws Exception {
        var agency = office.agency("H55.412");
        use(agency, saved(add(agency, entry("Sổ 1/ĐT", VOLUME, 1))));
        var reason = "Tiếp nhận sổ từ hệ thống cũ";
        var second =
                saved(
                        add(
                                agency,
                                new Register.Entry("Sổ 2", "02/2026", 10, reason, OPENED, CLOSED)));
        use(agency, second);
        voided(agency, second, "Sai tên");
        var report = new NumberReport(office.database);
        assertThat(report.years(agency.id())).containsExactly(new NumberReport.Year(2026, 11));
        assertThat(report.holes(agency.id(), 2026))
                .containsExactly(new NumberReport.Hole(2, 9, "02/2026", reason));
        assertThat(report.unused(agency.id(), 2026))
                .singleElement()
                .returns(11, NumberReport.Unused::number)
                .returns("Sai tên", NumberReport.Unused::reason)
                .returns("Trần Thị Mẫu", NumberReport.Unused::by);
    }

    @Test
    void reportsAHoleThatNobodyCanExplain() throws Exception {
        var agency = office.agency("H55.413");
        var register = saved(add(agency, entry("Sổ 1/ĐT", VOLUME, 1)));
        use(agency, register);
        use(agency, register);
        try (var connection = office.access.connect();
                var delete =
                        connection.prepareStatement(
                                "DELETE FROM certification_number WHERE agency_id = ?"
                                        + " AND number = 2")) {
            delete.setObject(1, agency.id());
            delete.execute();
        }
        assertThat(new NumberReport(office.database).holes(agency.id(), 2026))
                .containsExactly(new NumberReport.Hole(2, 2, "", ""));
    }

    /// An open volume of 2026.
    static UUID volume(TestOffice office, Agency agency, int number) {
        var entry = entry("Sổ " + number, "0" + number + "/2026-SCTĐT/BS", number);
        return saved(
                office.database.inTransaction(c ->
                        new Registers(office.database, office.clock)
                                .add(c, agency.id(), entry, office.clerk)));
    }

    private static RegisterClosed close(Agency agency, UUID id) {
        return office.database.inTransaction(
                c -> registers.close(c, agency.id(), id, office.clerk));
    }

    private static void voided(Agency agency, UUID register, String reason) throws Exception {
        var dossier = office.open(agency, new byte[] {1}).id();
        office.database.inTransaction(c -> {
            numbers.reserve(c, agency.id(), register, dossier, office.clerk);
            return numbers.voidReserved(c, agency.id(), dossier, office.clerk, reason);
        });
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

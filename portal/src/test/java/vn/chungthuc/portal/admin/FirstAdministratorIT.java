package vn.chungthuc.portal.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.portal.RunningPortal;
import vn.chungthuc.portal.agency.TestOffice;

class FirstAdministratorIT {
    @TempDir Path folder;

    @Test
    void makesTheOfficeOnceAndEachPersonOnce() throws Exception {
        try (var office = new TestOffice(folder)) {
            assertThat(add(office, "H77.1", "chu.quan")).isTrue();
            assertThat(add(office, "H77.1", "pho.quan")).isTrue();
            assertThat(add(office, "H77.1", "chu.quan")).isFalse();
            var people =
                    RunningPortal.onVirtualThread(() -> {
                        var agency = office.agencies.byCode("H77.1").orElseThrow();
                        return new Staff(office.database, office.clock).list(agency.id());
                    });
            assertThat(people)
                    .extracting(Staff.Person::login, Staff.Person::passwordOnce)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("chu.quan", true),
                            org.assertj.core.groups.Tuple.tuple("pho.quan", true));
        }
    }

    @Test
    void refusesWhatIsNoCodeAndNoLogIn() {
        assertThatThrownBy(() -> new FirstAdministrator.Wanted("x", "UBND", "", "abc", "A"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FirstAdministrator.Wanted("H55.242", "UBND", "", "Ă b", "A"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean add(TestOffice office, String code, String login) {
        var wanted = new FirstAdministrator.Wanted(code, "UBND xã Đầu", "Đầu", login, "Họ Tên");
        var first = new FirstAdministrator(office.clock);
        var today = LocalDate.of(2026, 11, 23);
        return RunningPortal.onVirtualThread(
                () -> office.database.inTransaction(c -> first.add(c, wanted, "no hash", today)));
    }
}

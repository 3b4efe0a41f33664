package vn.chungthuc.portal.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chungthuc.portal.web.Fault;
import vn.chungthuc.portal.web.Role;

class OfficialFormTest {
    @Test
    void readsDaysAsPeopleAndBrowsersWriteThem() {
        assertThat(OfficialForm.day("2026-11-24")).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(OfficialForm.day("24/11/2026")).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(OfficialForm.day("1/2/2026")).isEqualTo(LocalDate.of(2026, 2, 1));
        for (var wrong : List.of("", "31/02/2026", "24.11.2026", "24/11/26", "0001-01-01", "x")) {
            assertThat(OfficialForm.day(wrong)).as(wrong).isNull();
        }
    }

    @Test
    void aLeaderNeedsAPostAndLastDaysComeAfterFirstOnes() {
        var form = new OfficialForm("a.b", "A", "LEADER", "", "XX", "2026-11-24", "2026-11-23");
        var faults = new ArrayList<Fault>();
        assertThat(form.right(faults)).isNull();
        assertThat(faults).extracting(Fault::field).containsExactly("title", "basis", "toDay");
    }

    @Test
    void missingCellsAtTheEndAreEmpty() {
        var form = OfficialForm.of(List.of("Tran.B", "Trần B", "clerk", "", "", "24/11/2026"));
        var faults = new ArrayList<Fault>();
        form.checkPerson(faults);
        var right = form.right(faults);
        assertThat(faults).isEmpty();
        assertThat(right)
                .isEqualTo(new Staff.Right(Role.CLERK, "", "", LocalDate.of(2026, 11, 24), null));
        assertThat(form.login()).isEqualTo("tran.b");
    }

    @Test
    void oneTimePasswordsAreReadAloudWithoutDoubt() {
        assertThat(OneTimePassword.fresh())
                .matches("[a-km-np-z2-9]{4}(-[a-km-np-z2-9]{4}){3}")
                .isNotEqualTo(OneTimePassword.fresh());
    }
}

package vn.chungthuc.portal.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chungthuc.portal.dossier.CertificationNumber;
import vn.chungthuc.portal.web.Language;
import vn.chungthuc.portal.web.Words;

class RegisterBookTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    /// Excel counts days from the last one of 1899.
    private static final String DAY_AS_NUMBER =
            String.valueOf(ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), DAY));

    @Test
    void holdsTodaysFiveColumnsBelowTheRegistersData() throws Exception {
        var book = book(RegisterBook.Table.FIVE, line(1, Numbers.State.ISSUED, "", ""));
        assertThat(book.rows.getFirst()).contains("Tên sổ chứng thực", "Sổ 01");
        assertThat(book.rows.get(5))
                .contains("Cơ quan quản lý sổ chứng thực", "Ủy ban nhân dân xã Mẫu");
        assertThat(book.rows.get(7))
                .containsExactly(
                        "Số TT",
                        "Tên đối tượng đăng ký chứng thực",
                        "Giấy tờ cần chứng thực",
                        "Số chứng thực",
                        "Ngày chứng thực");
        assertThat(book.rows.get(8)).startsWith("1", "Đặng Thị Ẩn", "Bằng tốt nghiệp", "1/ĐT");
        assertThat(book.rows.get(8).get(4)).startsWith(DAY_AS_NUMBER);
    }

    @Test
    void holdsTheEightStatutoryColumns() throws Exception {
        var book = book(RegisterBook.Table.EIGHT, line(7, Numbers.State.ISSUED, "", ""));
        assertThat(book.rows.get(7)).hasSize(8).startsWith("Số chứng thực", "Ngày chứng thực");
        assertThat(book.rows.get(8).get(0)).isEqualTo("7/ĐT");
        assertThat(book.rows.get(8).subList(2, 8))
                .containsExactly(
                        "Đặng Thị Ẩn",
                        "Bằng tốt nghiệp",
                        "Nguyễn Văn Mẫu, CHỦ TỊCH",
                        "2",
                        "8000",
                        "");
    }

    @Test
    void keepsVoidedAndAnnulledLinesWithTheirReasons() throws Exception {
        var book =
                book(
                        RegisterBook.Table.EIGHT,
                        line(1, Numbers.State.VOIDED, "Trả lại lãnh đạo", ""),
                        line(2, Numbers.State.ISSUED, "", "Quyết định số 5"));
        assertThat(book.rows.get(8)).contains("1/ĐT", "Đã hủy số: Trả lại lãnh đạo");
        assertThat(book.rows.get(8)).doesNotContain("8000");
        assertThat(book.rows.get(9)).contains("Đã hủy bỏ giá trị pháp lý: Quyết định số 5");
    }

    @Test
    void showsDaysAsDaysAndPrintsLandscapeOnA4UnderAHeaderThatStays() throws Exception {
        var book = book(RegisterBook.Table.FIVE, line(1, Numbers.State.ISSUED, "", ""));
        assertThat(book.styles).contains("dd/mm/yyyy");
        assertThat(book.sheet)
                .contains("ySplit=\"9\"", "state=\"frozen\"")
                .contains("orientation=\"landscape\"", "paperSize=\"9\"");
        assertThat(book.workbook).contains("_xlnm.Print_Titles").contains("$9:$9");
    }

    @ParameterizedTest
    @CsvSource({"=1+1", "+84", "-1", "@SUM(A1)"})
    void givesASpreadsheetNoFormulaToRun(String typed) throws Exception {
        var line = line(1, Numbers.State.ISSUED, "", "");
        var book =
                book(
                        RegisterBook.Table.FIVE,
                        new RegisterLine(
                                line.number(),
                                line.state(),
                                DAY,
                                "",
                                "",
                                "",
                                "",
                                line.dossier(),
                                typed,
                                "Khác",
                                "",
                                "",
                                1,
                                0));
        assertThat(book.rows.get(8).get(1)).isEqualTo("'" + typed);
        assertThat(book.sheet).doesNotContain("<f>");
    }

    static RegisterLine line(int number, Numbers.State state, String voided, String annulled) {
        return new RegisterLine(
                new CertificationNumber(2026, number),
                state,
                DAY,
                voided,
                annulled,
                "",
                "",
                new UUID(0, number),
                "Đặng Thị Ẩn",
                "Bằng tốt nghiệp",
                "Nguyễn Văn Mẫu",
                "CHỦ TỊCH",
                2,
                8000);
    }

    private static OpenedBook book(RegisterBook.Table table, RegisterLine... lines)
            throws Exception {
        var register =
                new Register(
                        new UUID(0, 1),
                        "Sổ 01",
                        "01/2026-SCTĐT/BS",
                        1,
                        "",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31),
                        7,
                        false,
                        null);
        var out = new ByteArrayOutputStream();
        new RegisterBook(new Words(Language.VI), table)
                .write(
                        out,
                        new RegisterBook.Heading(register, "Ủy ban nhân dân xã Mẫu"),
                        List.of(lines));
        return OpenedBook.of(out.toByteArray());
    }
}

package vn.chungthuc.portal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chungthuc.testkit.Judges;
import vn.chungthuc.testkit.Needs;

class SheetPdfIT {
    @TempDir Path folder;

    @Test
    void printsEveryVietnameseLetterAndGoesOnUponTheNextPage() throws Exception {
        Needs.that(Judges.popplerAvailable() && Judges.qpdfAvailable(), "poppler-utils, qpdf");
        var name = "Ằng Ẵm Đỡ Ợ ưỷ ";
        var file = written(name.repeat(900));
        assertThat(Judges.qpdf(file).sound()).as(Judges.qpdf(file).said()).isTrue();
        assertThat(Judges.text(file)).contains("Ằng Ẵm Đỡ Ợ ưỷ", "3 / ", "Cổng không giữ lại tệp.");
        assertThat(Judges.structure(file)).contains("Document", "H1", "H2", "P (");
    }

    @Test
    void printsAnythingThatASignerIsCalled() throws Exception {
        Needs.that(Judges.popplerAvailable(), "poppler-utils");
        assertThat(Judges.text(written("漢字 \uD83D\uDE00 \u05D0 Юрий " + "W".repeat(400))))
                .contains("?? ?", "Юрий", "WWWW");
    }

    private Path written(String name) throws Exception {
        var pdf = SheetPdf.pdf(SealedSheetTest.sheet(name));
        return Files.write(folder.resolve("sheet.pdf"), pdf);
    }
}

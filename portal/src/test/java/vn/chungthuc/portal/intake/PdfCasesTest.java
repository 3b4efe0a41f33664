package vn.chungthuc.portal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.testkit.PdfCase;

/// Every case of the test kit, hostile and clean, with the code that it must get.
class PdfCasesTest {
    static List<PdfCase> cases() {
        return PdfCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysTheCodeOfTheCase(PdfCase pdf) throws IOException {
        switch (PdfCheck.check(Source.of(pdf.content().make()))) {
            case PdfCheck.Result.Refused(var reason) ->
                    assertThat(reason.code()).as(pdf.name()).isEqualTo(pdf.code());
            case PdfCheck.Result.Fine(int pages, var cautions) -> {
                assertThat(pdf.code()).as(pdf.name()).isEqualTo("fine");
                assertThat(pages).isPositive();
                assertThat(cautions.stream().map(Caution::code))
                        .isEqualTo(pdf.caution().isEmpty() ? List.of() : List.of(pdf.caution()));
            }
        }
    }

    @Test
    void everyReasonThatAFileCanGiveHasACase() {
        var codes = new HashSet<String>();
        cases().forEach(pdf -> codes.add(pdf.code()));
        for (var reason : Reason.values()) {
            if (reason != Reason.TOO_LARGE && reason != Reason.TOOK_TOO_LONG) {
                assertThat(codes).contains(reason.code());
            }
        }
    }

    @Test
    void everyCautionHasACase() {
        var told = new HashSet<String>();
        cases().forEach(pdf -> told.add(pdf.caution()));
        for (var caution : Caution.values()) {
            assertThat(told).contains(caution.code());
        }
    }

    @Test
    void namesAreUnique() {
        assertThat(cases().stream().map(PdfCase::name)).doesNotHaveDuplicates();
    }
}

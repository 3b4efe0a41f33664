package vn.chungthuc.portal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import vn.chungthuc.pdf.Source;
import vn.chungthuc.portal.intake.PdfCheck.Result;

/// Files made to hide something from the check or to cost more than they may.
class HostilePdfsTest {
    private static final String PAGES = "<</Type/Pages/Count 1/Kids[3 0 R]>>";
    private static final String PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>";

    @Test
    void takesTheCleanTwin() throws IOException {
        assertThat(check("<</Type/Catalog/Pages 2 0 R>>", PAGES, PAGE))
                .isEqualTo(new Result.Fine(1, java.util.Set.of()));
    }

    @Test
    void aReferenceOfAnotherGenerationHidesNothing() throws IOException {
        var script = "<</S/JavaScript/JS(app.alert\\(1\\))>>";
        assertThat(
                        reason(
                                "<</Type/Catalog/Pages 2 0 R/AcroForm 4 1 R/OpenAction 4 0 R>>",
                                PAGES,
                                PAGE,
                                script))
                .isIn(Reason.DAMAGED, Reason.SCRIPT);
        assertThat(reason("<</Type/Catalog/Pages 2 0 R/X 4 1 R>>", PAGES, PAGE, script))
                .isEqualTo(Reason.SCRIPT);
    }

    @Test
    void anActionWhoseKindIsAReferenceIsAnAction() throws IOException {
        var catalog = "<</Type/Catalog/Pages 2 0 R/OpenAction<</S 4 0 R/F(a.exe)>>>>";
        assertThat(reason(catalog, PAGES, PAGE, "/Launch")).isEqualTo(Reason.LAUNCH);
    }

    @Test
    void arraysOfMillionsOfNumbersAreTooMuch() throws IOException {
        var numbers = "[" + "1 ".repeat(1_500_000) + "]";
        assertThat(reason("<</Type/Catalog/Pages 2 0 R>>", PAGES, PAGE, numbers))
                .isEqualTo(Reason.TOO_MUCH);
    }

    @Test
    void objectsInsideCommentsOfOthersDoNotCostSquares() throws IOException {
        var nested = new StringBuilder("%PDF-1.4\n");
        var rows = new StringBuilder();
        int count = 20_000;
        for (int i = 4; i < count; i++) {
            rows.append("%010d 00000 n \n".formatted(nested.length() + 1));
            nested.append('%').append(i).append(" 0 obj%");
        }
        nested.append("\nnull endobj\n");
        var head = new StringBuilder();
        var first = new StringBuilder("0000000000 65535 f \n");
        int number = 1;
        for (var object : List.of("<</Type/Catalog/Pages 2 0 R>>", PAGES, PAGE)) {
            first.append("%010d 00000 n \n".formatted(nested.length() + head.length()));
            head.append(number++).append(" 0 obj").append(object).append("endobj\n");
        }
        var body = nested + head.toString();
        var file =
                body
                        + "xref\n0 "
                        + count
                        + "\n"
                        + first
                        + rows
                        + "trailer<</Size "
                        + count
                        + "/Root 1 0 R>>\nstartxref\n"
                        + body.length()
                        + "\n%%EOF\n";
        assertThat(PdfCheck.check(Source.of(file.getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo(new Result.Refused(Reason.TOO_MUCH));
    }

    @Test
    void aChainOfLengthsEndsBeforeTheStackDoes() throws IOException {
        var chain = new ArrayList<>(List.of("<</Type/Catalog/Pages 2 0 R>>", PAGES, PAGE));
        for (int i = 4; i < 20_000; i++) {
            chain.add("<</Length %d 0 R>>stream\nx\nendstream ".formatted(i + 1));
        }
        assertThat(reason(chain.toArray(String[]::new))).isEqualTo(Reason.LOOP);
    }

    @Test
    void aCountBeyondAllPagesIsDamage() throws IOException {
        assertThat(
                        reason(
                                "<</Type/Catalog/Pages 2 0 R>>",
                                "<</Type/Pages/Count 99999999999/Kids[3 0 R]>>",
                                PAGE))
                .isEqualTo(Reason.DAMAGED);
    }

    @Test
    void filtersInAChainHideNoSize() throws IOException {
        var twice = deflated(deflated(new byte[60_000_000]));
        assertThat(reasonOfStream("/Filter[/FlateDecode/FlateDecode]", twice))
                .isEqualTo(Reason.TOO_MUCH);
        assertThat(reasonOfStream("/Filter/FlateDecode", deflated(new byte[60_000_000])))
                .isEqualTo(Reason.TOO_MUCH);
    }

    @Test
    void contentThatCallsItselfAnImageIsRefused() throws IOException {
        var page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>";
        var content = "<</Subtype/Image/Width 1/Height 1/Length 1>>stream\nq\nendstream ";
        assertThat(reason("<</Type/Catalog/Pages 2 0 R>>", PAGES, page, content))
                .isEqualTo(Reason.DAMAGED);
    }

    private Reason reasonOfStream(String filter, byte[] encoded) throws IOException {
        var page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>";
        var content =
                "<<%s/Length %d>>stream\n%s\nendstream "
                        .formatted(
                                filter,
                                encoded.length,
                                new String(encoded, StandardCharsets.ISO_8859_1));
        return reason("<</Type/Catalog/Pages 2 0 R>>", PAGES, page, content);
    }

    private static byte[] deflated(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var stream = new DeflaterOutputStream(out)) {
            stream.write(content);
        }
        return out.toByteArray();
    }

    private static Reason reason(String... objects) throws IOException {
        var result = check(objects);
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused) result).reason();
    }

    private static Result check(String... objects) throws IOException {
        var file = new StringBuilder("%PDF-1.4\n");
        var rows = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.length; i++) {
            rows.append("%010d 00000 n \n".formatted(file.length()));
            file.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int start = file.length();
        file.append("xref\n0 ").append(objects.length + 1).append('\n').append(rows);
        file.append("trailer<</Size ").append(objects.length + 1).append("/Root 1 0 R>>\n");
        file.append("startxref\n").append(start).append("\n%%EOF\n");
        return PdfCheck.check(Source.of(file.toString().getBytes(StandardCharsets.ISO_8859_1)));
    }
}
